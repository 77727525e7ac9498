import type { FieldShape } from "../api/shapes.ts";

/** The values of the form, by the path of a field. Empty: not sent. */
export type FormValues = Readonly<Record<string, string>>;

/** Fields that take a value themselves; a text that holds JSON is one, and what is in it is not. */
export function leavesOf(fields: readonly FieldShape[]): readonly FieldShape[] {
  const texts = fields.filter(({ jsonText }) => jsonText === true).map(({ path }) => path);
  const shown = fields.filter(({ path }) => !texts.some((text) => isInside(path, text)));
  return shown.filter(({ path, jsonText }) => jsonText === true || !shown.some((other) => isInside(other.path, path)));
}

const isInside = (path: string, of: string): boolean =>
  path !== of && (path.startsWith(`${of}.`) || path.startsWith(`${of}[]`));

const isList = ({ path, type }: FieldShape): boolean => path.endsWith("[]") || /\[\]/.test(type);

/** The input of a call; what is left empty is not in it. */
export function inputOf(fields: readonly FieldShape[], values: FormValues): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of leavesOf(fields)) {
    const text = (values[field.path] ?? "").trim();
    if (text === "") continue;
    const value = isList(field)
      ? text
          .split(/\s*[,，]\s*/)
          .filter((one) => one !== "")
          .map((one) => scalarOf(field, one))
      : scalarOf(field, text);
    put(input, field.path.replace(/\[\]$/, "").split("."), value);
  }
  return input;
}

function put(into: Record<string, unknown>, [first = "", ...rest]: readonly string[], value: unknown): void {
  const name = first.replace(/\[\]$/, "");
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const isInList = first.endsWith("[]");
  const next = (isInList ? (into[name] as unknown[] | undefined)?.[0] : into[name]) ?? {};
  into[name] = isInList ? [next] : next;
  put(next as Record<string, unknown>, rest, value);
}

/** Ids stay text: they have more digits than a number can hold. */
function scalarOf({ type, int64 }: FieldShape, text: string): unknown {
  if (int64 === undefined && /integer|number/.test(type) && /^-?\d+(?:\.\d+)?$/.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(Math.trunc(value)) ? value : text;
  }
  if (/boolean/.test(type) && /^(?:true|false)$/.test(text)) return text === "true";
  return text;
}

/** What a form shows of an input; undefined: more than it can show, such as a list of two objects. */
export function valuesOf(input: unknown): FormValues | undefined {
  const values: Record<string, string> = {};
  const walk = (value: unknown, path: string): boolean => {
    if (Array.isArray(value)) {
      if (value.every((one) => typeof one !== "object" || one === null)) {
        values[path] = value.map(String).join(", ");
        values[`${path}[]`] = values[path];
        return true;
      }
      return value.length <= 1 && walk(value[0], `${path}[]`);
    }
    if (typeof value === "object" && value !== null) {
      return Object.entries(value).every(([name, one]) => walk(one, path === "" ? name : `${path}.${name}`));
    }
    if (value !== undefined && value !== null) values[path] = String(value);
    return true;
  };
  return walk(input, "") ? values : undefined;
}

/** Reads JSON without changing its ids. @throws SyntaxError */
export const readInput = (text: string): unknown =>
  JSON.parse(text.replace(/([:[,]\s*)(-?\d{16,})(?=\s*[,\]}])/g, '$1"$2"'));
