import { resolve } from "../../document/follow.ts";
import type { Document, Schema } from "../../document/types.ts";

/**
 * Whether a success always carries an object in `data`, as the types of the answer say: then the client treats a success without
 * an object as a broken answer, so that callers never destructure null.
 */
export const promisesObject = (document: Document, answer: Schema): boolean =>
  dataOf(document, answer).some((schema) => isObject(document, schema));

/** The schemas of `data` in an envelope, which is put together with `allOf`. */
function dataOf(document: Document, schema: Schema): Schema[] {
  const { properties, allOf = [] } = resolve(document, schema);
  const own = properties?.data;
  return [...(own === undefined ? [] : [own]), ...allOf.flatMap((part) => dataOf(document, part))];
}

function isObject(document: Document, schema: Schema): boolean {
  if (schema["x-may-differ"] === true) return false;
  const { type, allOf = [] } = resolve(document, schema);
  return type === "object" || (type === undefined && allOf.some((part) => isObject(document, part)));
}
