import { resolve } from "../../document/follow.ts";
import type { Document, Schema } from "../../document/types.ts";

/** The schema at a place, through references, `allOf` and the branches of unions; the last declaration wins. */
export function schemaAt(document: Document, root: Schema, path: readonly string[]): Schema | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return root;
  const target: Schema = resolve(document, root);
  const own = target.properties?.[name];
  const candidates = [
    ...(own === undefined ? [] : [own]),
    ...[...(target.allOf ?? []), ...(target.anyOf ?? []), ...(target.oneOf ?? [])].toReversed().flatMap((part) => {
      const found = schemaAt(document, part, [name]);
      return found === undefined ? [] : [found];
    }),
  ];
  for (const candidate of candidates) {
    const found = schemaAt(document, candidate, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The schema of an array's elements, through references and the branches of unions. */
export function elementOf(document: Document, schema: Schema): Schema | undefined {
  const target: Schema = resolve(document, schema);
  if (target.items !== undefined) return target.items;
  for (const part of [...(target.allOf ?? []), ...(target.anyOf ?? []), ...(target.oneOf ?? [])]) {
    const found = elementOf(document, part);
    if (found !== undefined) return found;
  }
  return undefined;
}
