import type { Document } from "../../document/types.ts";
import { findFields } from "../metadata/find-fields.ts";
import { matchesPath } from "../metadata/matches-path.ts";
import { printLiteral } from "../print/literal.ts";
import { flatInputSchema, flattenInput } from "../read/flat-input.ts";
import type { OperationModel } from "../read/operations.ts";

/**
 * The first request example as the argument of the method: path, query and body in one object, ids as text,
 * JSON text as the object inside it.
 */
export function exampleInput(document: Document, operation: OperationModel): string {
  const flat = flattenInput(document, operation);
  const { ids, jsonText } = findFields(document, flatInputSchema(flat), { intoJsonText: true });
  const value = firstExample(operation);
  const readable = convert(value, [], {
    isId: (path) => ids.some((field) => matchesPath(field.path, path)),
    isJsonText: (path) => jsonText.some((field) => matchesPath(field, path)),
  });
  return Object.keys(value).length === 0 ? "" : printLiteral(readable, "", 40);
}

function firstExample({ body, parameters }: OperationModel): Record<string, unknown> {
  const names = [...Object.keys(body?.examples ?? {}), ...parameters.flatMap(({ examples }) => Object.keys(examples))];
  const [name = ""] = names;
  const fromBody = body?.examples[name] ?? Object.values(body?.examples ?? {})[0];
  const fromParameters = parameters.flatMap((parameter): [string, unknown][] => {
    const given = Object.hasOwn(parameter.examples, name)
      ? parameter.examples[name]
      : (Object.values(parameter.examples)[0] ?? parameter.schema.examples?.[0]);
    return given === undefined ? [] : [[parameter.name, given]];
  });
  return { ...Object.fromEntries(fromParameters), ...(isObject(fromBody) ? fromBody : {}) };
}

interface Questions {
  isId: (path: readonly string[]) => boolean;
  isJsonText: (path: readonly string[]) => boolean;
}

function convert(value: unknown, path: readonly string[], questions: Questions): unknown {
  if (typeof value === "number" && questions.isId(path)) return String(value);
  if (typeof value === "string" && questions.isJsonText(path)) {
    const parsed = parseOr(value);
    return typeof parsed === "string" ? parsed : convert(parsed, path, questions);
  }
  if (Array.isArray(value)) return value.map((item, at) => convert(item, [...path, String(at)], questions));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, convert(item, [...path, key], questions)]),
  );
}

/** JSON text with numbers that JavaScript would round stays text. */
function parseOr(text: string): unknown {
  if (/[:[,\s]-?\d{16,}/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
