import type { Schema } from "../../document/types.ts";

const typing = ["$ref", "type", "properties", "patternProperties", "additionalProperties", "items", "prefixItems"];
const composing = ["allOf", "anyOf", "oneOf", "enum", "const", "x-open-enum", "x-int64", "x-json-text"];
const constraining = ["required", "not", "if", "then", "else", "dependentRequired", "minProperties", "maxProperties"];

/** A branch such as `required: [a]`: it narrows the values and says nothing about the type. */
export function isConstraintOnly(schema: Schema): boolean {
  const keys = Object.keys(schema);
  return ![...typing, ...composing].some((key) => keys.includes(key)) && constraining.some((key) => keys.includes(key));
}
