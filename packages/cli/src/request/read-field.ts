import { type AnyOperation, parseLossless } from "@pandapon/core";
import type { Description } from "../description/description.ts";
import type { Schema } from "../description/description-data.ts";
import { nearestIds } from "../description/operations.ts";
import { misuse } from "../terminal/exit.ts";

/** A name as the API has them; what begins with a dash, of any kind, is a mistyped flag. */
const NAME = /^[A-Za-z_]\w*$/;

/**
 * The value of a field, read by its type in the description.
 *
 * @throws CommandError The operation has no such field, or the value has the wrong form.
 */
export function readField(
  description: Description,
  operation: AnyOperation,
  names: readonly string[],
  text: string,
): unknown {
  const odd = names.find((name) => !NAME.test(name));
  if (odd !== undefined) {
    throw misuse(
      {
        en: `"${names.join(".")}" is not the name of a field: nothing was sent.`,
        zh: `"${names.join(".")}" 不是字段名：未发送。`,
      },
      {
        en: "Begin flags with two dashes of the keyboard; see all with --help.",
        zh: "选项请以两个英文短横线开头；加 --help 查看。",
      },
    );
  }
  return readValue(operation.id, names, text, typesAt(description, operation, names));
}

function readValue(id: string, names: readonly string[], text: string, types: ReadonlySet<string>): unknown {
  const wrong = (form: string): never => {
    throw misuse(
      { en: `${names.join(".")} is not ${form}.`, zh: `${names.join(".")} 的格式应为 ${form}。` },
      {
        en: `Run pandapon operations ${id} to see its fields.`,
        zh: `请运行 pandapon operations ${id} 查看字段。`,
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

/** The types that the description allows for a field of the input. @throws CommandError It has no such field. */
function typesAt(description: Description, operation: AnyOperation, names: readonly string[]): Set<string> {
  const described = description.operation(operation.id);
  if (!described) return new Set();
  const parameters = description.parameters(described);
  const parameter = parameters.find(({ name }) => name === names[0]);
  let schemas = all(description, parameter?.schema ?? described.requestBody?.content["application/json"]?.schema);
  const below = parameter ? names.slice(1) : names;
  for (const [depth, name] of below.entries()) {
    const known = schemas.flatMap(({ properties }) => Object.keys(properties ?? {}));
    const fields = depth === 0 && !parameter ? [...known, ...parameters.flatMap(({ name: own = "" }) => own)] : known;
    const isOpen = schemas.some(({ additionalProperties: more }) => more === true || typeof more === "object");
    if (!fields.includes(name) && !(isOpen && known.length === 0))
      throw unknownField(operation.id, names, name, fields);
    schemas = schemas.flatMap(({ properties }) => all(description, properties?.[name]));
  }
  return new Set(schemas.flatMap(({ type }) => (type === undefined ? [] : typeof type === "string" ? [type] : type)));
}

function unknownField(id: string, names: readonly string[], name: string, known: readonly string[]) {
  const near = nearestIds(name, known);
  return misuse(
    {
      en: `${id} has no field ${names.join(".")}: nothing was sent.`,
      zh: `${id} 没有字段 ${names.join(".")}：未发送。`,
    },
    near.length > 0
      ? { en: `Did you mean ${near.join(", ")}?`, zh: `您是指 ${near.join("、")} 吗？` }
      : {
          en: "Pass a field that is not in the description in a JSON file, with --input.",
          zh: "描述中没有的字段请写入 JSON 文件，用 --input 提供。",
        },
  );
}

function all(description: Description, schema: Schema | undefined): Schema[] {
  if (!schema) return [];
  const name = schema.$ref?.split("/").at(-1);
  return [
    schema,
    ...(name === undefined ? [] : all(description, description.schemas[name])),
    ...[...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) =>
      all(description, part),
    ),
  ];
}
