import type { PathNode } from "./field-paths.ts";
import { refuse } from "./refuse.ts";
import { writeJson } from "./write-json.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The names in a path template. */
const NAMES = /\{([^{}]+)\}/g;

/** The names of the fields that a path template takes. */
export const namesIn = (template: string): string[] => [...template.matchAll(NAMES)].map((match) => match[1] as string);

/**
 * Puts values into the braces of a path template, encoded.
 *
 * @throws InputError A value is missing, empty, a list, an object, or `.` or `..`, which would lead to another path.
 */
export const expandPath = (template: string, values: Fields, root?: PathNode): string =>
  template.replace(NAMES, (_, name: string) => {
    const value = values[name] ?? "";
    const text = value === "" ? "" : singleText(value, name, root && (root.names.get(name) ?? root.other));
    if (/^\.{0,2}$/.test(text))
      refuse(name, 'is missing, empty, "." or ".."', `Pass a value: it is part of the path ${template}.`);
    return encode(text, name);
  });

/** Joins `name=value` with `&`. Leaves out `undefined` and `null`; an array repeats the name. */
export function writeQuery(names: readonly string[], values: Fields, root: PathNode | undefined): string {
  const pairs: string[] = [];
  for (const name of names) {
    const value = values[name];
    const node = root && (root.names.get(name) ?? root.other);
    const isList = Array.isArray(value) && !node?.flags;
    for (const item of isList ? value : [value]) {
      if (item === undefined || item === null) continue;
      pairs.push(`${encode(name, name)}=${encode(singleText(item, name, isList ? node?.other : node), name)}`);
    }
  }
  return pairs.join("&");
}

/** The text of a single value. An object or array has a text only where it is sent as JSON text. */
function singleText(value: unknown, key: string, node: PathNode | undefined): string {
  if (typeof value === "string" && !node?.flags) return value;
  const json = writeJson(value, key, node, []);
  if (!json || /^[[{n]/.test(json)) refuse(key, "is not a single value", "Pass text, a number, true or false.");
  return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

/** Encodes all but the unreserved characters of RFC 3986, so that what is signed is what is sent. */
function encode(text: string, key: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    return refuse(key, "holds a lone surrogate", "Check whether the text was cut in the middle of a character.");
  }
}
