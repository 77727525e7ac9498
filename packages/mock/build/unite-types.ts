import { isObject, type JsonObject } from "../../../spec/tools/document/index.ts";

/** Keywords that look at values of one type only, so that they mean the same beside several types. */
const OF_ONE_TYPE = new Set(["type", "format", "pattern", "minLength", "maxLength", "minimum", "maximum"]);
/** Values of the API: copied as they are. */
const DATA = new Set(["example", "examples", "default", "const", "enum", "value"]);

/**
 * Writes `anyOf` of plain types as one schema with a list of types. The description parts them for generators; for a validator
 * that is three violations and three times the work where one would do, at each id of a body.
 */
export function uniteTypes<T>(value: T): T {
  return united(value) as T;
}

function united(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(united);
  if (!isObject(value)) return value;
  const node: JsonObject = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, DATA.has(key) ? child : united(child)]),
  );
  const { anyOf, ...rest } = node;
  if (!Array.isArray(anyOf) || "type" in rest || !anyOf.every(isPlain)) return node;
  const merged = Object.assign({}, ...anyOf) as JsonObject;
  const keys = anyOf.flatMap((branch: JsonObject) => Object.keys(branch)).filter((key) => key !== "type");
  // Two branches with a keyword of the same name would lose one of them.
  if (new Set(keys).size !== keys.length || keys.some((key) => key in rest)) return node;
  return { ...rest, ...merged, type: anyOf.map((branch: JsonObject) => branch.type) };
}

function isPlain(branch: unknown): boolean {
  return (
    isObject(branch) && typeof branch.type === "string" && Object.keys(branch).every((key) => OF_ONE_TYPE.has(key))
  );
}
