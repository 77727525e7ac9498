import { type AnyOperation, parseLossless } from "@pandapon/core";
import type { Description } from "../description/description.ts";
import type { Schema } from "../description/description-data.ts";
import { misuse } from "../terminal/exit.ts";
import { readNamedText } from "../terminal/read-named.ts";
import type { Session } from "../terminal/session.ts";

/**
 * The input of an operation from `--input file|-` and from `name=value` arguments, which win. A value is read as what the
 * description says of its field: `pageSize=1` is a number, `itemId=1` text; lists and objects are JSON; `orderAddress.city=杭州`
 * goes into an object.
 *
 * @throws CommandError An argument without `=`, a value of the wrong form, a file that is not JSON.
 */
export async function readInput(
  session: Session,
  description: Description,
  operation: AnyOperation,
  file: string | undefined,
  pairs: readonly string[],
): Promise<Record<string, unknown>> {
  const input = file === undefined ? {} : readObject(await readNamedText(session, file), file);
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    if (at < 1) {
      throw misuse(
        { en: `"${pair}" is not name=value.`, zh: `"${pair}" 不是 name=value 形式。` },
        { en: `Write fields as name=value, for instance pageSize=10.`, zh: "请写成 name=value，例如 pageSize=10。" },
      );
    }
    const names = pair.slice(0, at).split(".");
    put(input, names, readValue(description, operation, names, pair.slice(at + 1)));
  }
  return input;
}

function readObject(text: string, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseLossless(text);
  } catch {
    throw misuse(
      { en: `${file} is not JSON.`, zh: `${file} 不是 JSON。` },
      { en: "Give one JSON object.", zh: "请提供一个 JSON 对象。" },
    );
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw misuse(
      { en: `${file} is not a JSON object.`, zh: `${file} 不是 JSON 对象。` },
      { en: "Give one JSON object.", zh: "请提供一个 JSON 对象。" },
    );
  }
  return value as Record<string, unknown>;
}

function put(target: Record<string, unknown>, names: readonly string[], value: unknown): void {
  const [name = "", ...rest] = names;
  if (rest.length === 0) {
    Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
    return;
  }
  const inner = Object.hasOwn(target, name) ? target[name] : undefined;
  const holder = typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : {};
  put(holder, rest, value);
  Object.defineProperty(target, name, { value: holder, enumerable: true, writable: true, configurable: true });
}

function readValue(description: Description, operation: AnyOperation, names: readonly string[], text: string): unknown {
  const types = typesAt(description, operation, names);
  const wrong = (form: string): never => {
    throw misuse(
      { en: `${names.join(".")} is not ${form}.`, zh: `${names.join(".")} 的格式应为 ${form}。` },
      {
        en: `Run pandapon operations ${operation.id} to see its fields.`,
        zh: `请运行 pandapon operations ${operation.id} 查看字段。`,
      },
    );
  };
  if (types.has("string")) return text;
  if (types.has("integer") || types.has("number"))
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : wrong("a number");
  if (types.has("boolean")) return text === "true" ? true : text === "false" ? false : wrong("true or false");
  if (types.has("array") || types.has("object")) {
    try {
      return parseLossless(text);
    } catch {
      return wrong("JSON");
    }
  }
  return text;
}

/** The types that the description allows for a field of the input. */
function typesAt(description: Description, operation: AnyOperation, names: readonly string[]): Set<string> {
  const described = description.operation(operation.id);
  if (!described) return new Set();
  const body = described.requestBody?.content["application/json"]?.schema;
  const parameter = description.parameters(described).find(({ name }) => name === names[0]);
  let schemas = parameter?.schema && names.length === 1 ? all(description, parameter.schema) : all(description, body);
  if (!(parameter?.schema && names.length === 1)) {
    for (const name of names) schemas = schemas.flatMap(({ properties }) => all(description, properties?.[name]));
  }
  return new Set(schemas.flatMap(({ type }) => (type === undefined ? [] : typeof type === "string" ? [type] : type)));
}

function all(description: Description, schema: Schema | undefined): Schema[] {
  if (!schema) return [];
  const name = schema.$ref?.split("/").at(-1);
  return [
    schema,
    ...(name === undefined ? [] : all(description, description.schemas[name])),
    ...[...(schema.allOf ?? []), ...(schema.anyOf ?? [])].flatMap((part) => all(description, part)),
  ];
}
