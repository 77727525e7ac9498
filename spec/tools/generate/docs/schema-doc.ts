import type { Document, Schema } from "../../document/types.ts";
import { composeDoc } from "./compose-doc.ts";

/** The documentation of a named schema: as of any other, with the class name that a documentation page prints. */
export function schemaDoc(document: Document, schema: Schema): string {
  const title = schema.title === undefined ? "" : `\`${schema.title}\` on the documentation page.`;
  const doc = composeDoc(document, schema);
  const [first = "", ...rest] = doc.split("\n\n");
  return [first.startsWith("@") ? "" : first, title, ...(first.startsWith("@") ? [first] : []), ...rest]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
