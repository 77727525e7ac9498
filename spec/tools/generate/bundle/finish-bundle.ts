import type { Document } from "../../document/types.ts";

/** The bundle as it is published: version of the package, a note on where it comes from, components in order. */
export function finishBundle(bundled: Document, version: string, header: string): Document {
  const { openapi, info, jsonSchemaDialect, components, ...others } = bundled;
  const isOurs = ([key]: [string, unknown]): boolean => key.startsWith("x-");
  return {
    openapi,
    "x-generated": header,
    info: { ...info, version },
    ...(jsonSchemaDialect !== undefined && { jsonSchemaDialect }),
    ...Object.fromEntries(Object.entries(others).filter((entry) => !isOurs(entry))),
    ...(components !== undefined && { components: sortComponents(components) }),
    ...Object.fromEntries(Object.entries(others).filter(isOurs)),
  };
}

function sortComponents(components: NonNullable<Document["components"]>): NonNullable<Document["components"]> {
  return Object.fromEntries(
    Object.entries(components)
      .toSorted(byKey)
      .map(([kind, entries]) => [kind, Object.fromEntries(Object.entries(entries ?? {}).toSorted(byKey))]),
  );
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
