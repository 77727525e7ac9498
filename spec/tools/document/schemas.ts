// Where a schema may hold other schemas.

/** Keywords whose value is one schema. */
export const schemaKeys = [
  "items",
  "contains",
  "additionalProperties",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
  "not",
  "if",
  "then",
  "else",
] as const;

/** Keywords whose value is a list of schemas. */
export const schemaListKeys = ["allOf", "anyOf", "oneOf", "prefixItems"] as const;

/** Keywords whose value maps names to schemas: there, no name has a meaning of its own. */
export const schemaMapKeys = ["properties", "patternProperties", "$defs", "dependentSchemas"] as const;

/** Keywords whose value is data, not a schema. */
export const dataKeys = ["example", "examples", "default", "const", "enum"] as const;
