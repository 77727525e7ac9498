/** With another dialect, or none, Prism silently checks less or nothing. */
export const prismDialect = "https://json-schema.org/draft/2020-12/schema";

/**
 * The document as Prism needs it. The published one names no dialect, because viewers warn about dialects that they do not know.
 */
export function forPrism<T extends object>(document: T, dialect: string = prismDialect): T {
  return { ...document, jsonSchemaDialect: dialect };
}
