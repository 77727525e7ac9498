import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "../document/types.ts";
import { bundleSources } from "../redocly/bundle.ts";
import { checkComponentNames } from "./bundle/check-component-names.ts";
import { finishBundle } from "./bundle/finish-bundle.ts";
import { headerText } from "./header.ts";

/**
 * The description as one document, as our own tools read it. What others get is made from it (`publish`).
 *
 * @throws Error when the sources cannot be bundled, or a component is not called as its file.
 */
export async function readSources(specDirectory: string, root: string): Promise<Document> {
  const { document, files } = await bundleSources(specDirectory, root);
  checkComponentNames(files, document);
  const { version } = JSON.parse(await readFile(join(specDirectory, "package.json"), "utf8")) as { version: string };
  return finishBundle(document, version, headerText(root));
}
