/** A value as JSON sees it: the result of its `toJSON`, unboxed (`new String("a")`). */
export function jsonValue(given: unknown, key: string): unknown {
  if (given === null || (typeof given !== "object" && typeof given !== "function")) return given;
  const { toJSON } = given as { readonly toJSON?: unknown };
  // Bytes stay bytes, which are refused: a Buffer would become { type, data }.
  const value: unknown = typeof toJSON === "function" && !ArrayBuffer.isView(given) ? toJSON.call(given, key) : given;
  return isBox(value) ? value.valueOf() : value;
}

const isBox = (value: unknown): value is object =>
  value instanceof String || value instanceof Number || value instanceof Boolean || value instanceof BigInt;

/** Objects whose content is not in their fields, so that JSON would lose it. */
const HOLDERS =
  /^(Map|Set|Weak\w+|Promise|RegExp|Error|ArrayBuffer|DataView|\w+Array|FormData|URLSearchParams|Blob|File)$/;

/** The kind of an object that is not plain data: a promise, a map, a form …; `undefined` for fields and lists. */
export function kindOf(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null || Array.isArray(value)) return undefined;
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  // The name of a caller's class is not shown: it may be a private text.
  const isKnown = HOLDERS.test(tag);
  if (!isKnown && (tag === "Object" || Object.keys(value).length > 0)) return undefined;
  return isKnown ? tag : "an object without fields";
}
