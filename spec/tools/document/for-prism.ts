/** With any other dialect, or none, Prism checks less or nothing, and says nothing about it. */
export const prismDialect = "https://json-schema.org/draft/2020-12/schema";

/** The document as Prism needs it. The published one names no dialect, since viewers warn of those that they do not know. */
export function forPrism<T extends object>(document: T, dialect: string = prismDialect): T {
  return { ...document, jsonSchemaDialect: dialect };
}
