import { isObject, type JsonObject, listOf } from "../../document/json.ts";

/** Keywords of JSON Schema 2020-12 that 3.0 does not know. What they demand is left to the descriptions. */
const unknown = [
  "contains",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
  "if",
  "then",
  "else",
  "$defs",
  "dependentSchemas",
  "dependentRequired",
  "contentMediaType",
];

/**
 * One schema in the words of OpenAPI 3.0; the schemas inside are so already.
 *
 * @param typeOf The type of what a reference leads to.
 */
export function schema30(schema: JsonObject, typeOf: (ref: string) => unknown): JsonObject {
  const alternative = (node: JsonObject) => nullAlternative(node, typeOf);
  const steps = [
    withoutUnknown,
    nullType,
    alternative,
    constant,
    example,
    binary,
    content,
    openMaps,
    bounds,
    reference,
  ];
  return steps.reduce((node, step) => step(node), schema);
}

const withoutUnknown = (schema: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !unknown.includes(key)));

/** `type: [string, "null"]` → `type: string`, `nullable: true`. */
function nullType(schema: JsonObject): JsonObject {
  const { type, ...rest } = schema;
  if (!Array.isArray(type)) return schema;
  const [only, ...others] = type.filter((one) => one !== "null");
  if (others.length > 0) throw new Error(`several types in one schema: ${type.join(", ")}`);
  return { ...rest, ...(only !== undefined && { type: only }), ...(type.includes("null") && { nullable: true }) };
}

/** `anyOf: [X, { type: "null" }]` → X with `nullable: true`; of several alternatives the first one takes null. */
function nullAlternative(schema: JsonObject, typeOf: (ref: string) => unknown): JsonObject {
  const { anyOf, ...rest } = schema;
  const isNull = (part: unknown) => isObject(part) && part.type === "null";
  if (!Array.isArray(anyOf) || !anyOf.some(isNull)) return schema;
  const [first, ...others] = anyOf.filter((part) => !isNull(part));
  if (!isObject(first)) throw new Error("null is the only alternative");
  return others.length === 0
    ? { ...orNull(first, typeOf), ...rest }
    : { ...rest, anyOf: [orNull(first, typeOf), ...others] };
}

function orNull(schema: JsonObject, typeOf: (ref: string) => unknown): JsonObject {
  const target = refOf(schema);
  if (target === undefined) return { ...schema, nullable: true };
  // `nullable` says nothing without a type beside it.
  const type = typeOf(target);
  if (type === undefined) throw new Error(`${target} has no type that could be nullable`);
  return { type, nullable: true, allOf: "allOf" in schema ? schema.allOf : [schema] };
}

/** What an alternative refers to: the words beside its reference have put it into `allOf`. */
function refOf({ $ref, allOf }: JsonObject): string | undefined {
  if (typeof $ref === "string") return $ref;
  const [first] = listOf(allOf);
  return isObject(first) ? refOf(first) : undefined;
}

function constant(schema: JsonObject): JsonObject {
  const { const: value, ...rest } = schema;
  return "const" in schema ? { ...rest, enum: [value] } : schema;
}

function example(schema: JsonObject): JsonObject {
  const { examples, ...rest } = schema;
  return Array.isArray(examples) ? { ...rest, ...(examples.length > 0 && { example: examples[0] }) } : schema;
}

function binary(schema: JsonObject): JsonObject {
  const { contentEncoding, ...rest } = schema;
  return contentEncoding === "base64" ? { ...rest, format: "byte" } : rest;
}

/** What is inside JSON text stays readable for people: 3.0 allows no reference there. */
function content(schema: JsonObject): JsonObject {
  const { contentSchema, ...rest } = schema;
  if (!isObject(contentSchema)) return rest;
  const list = isObject(contentSchema.items) ? refOf(contentSchema.items) : undefined;
  const inside = refOf(contentSchema) ?? (list === undefined ? undefined : `list of ${list}`);
  return { ...rest, ...(inside !== undefined && { "x-content-schema": inside }) };
}

function openMaps(schema: JsonObject): JsonObject {
  const { patternProperties, prefixItems, ...rest } = schema;
  const values = isObject(patternProperties) ? Object.values(patternProperties) : [];
  const places = listOf(prefixItems);
  const lacksItems = rest.type === "array" && !("items" in rest);
  return {
    ...rest,
    ...(values.length > 0 && { additionalProperties: values.length === 1 ? values[0] : { anyOf: values } }),
    ...(lacksItems && { items: places.length > 0 ? { anyOf: places } : {} }),
  };
}

function bounds(schema: JsonObject): JsonObject {
  const { exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  return {
    ...rest,
    ...(typeof exclusiveMinimum === "number" && { minimum: exclusiveMinimum, exclusiveMinimum: true }),
    ...(typeof exclusiveMaximum === "number" && { maximum: exclusiveMaximum, exclusiveMaximum: true }),
  };
}

/** In 3.0 a `$ref` has no siblings. */
function reference(schema: JsonObject): JsonObject {
  const { $ref, ...siblings } = schema;
  return $ref === undefined || Object.keys(siblings).length === 0 ? schema : { ...siblings, allOf: [{ $ref }] };
}
