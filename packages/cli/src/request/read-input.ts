import { type AnyOperation, parseLossless } from "@pandapon/core";
import type { Description } from "../description/description.ts";
import { misuse } from "../terminal/exit.ts";
import { readNamedText } from "../terminal/read-named.ts";
import type { Session } from "../terminal/session.ts";
import { readField } from "./read-field.ts";

/**
 * The input of an operation from `--input file|-` and from `name=value` arguments, which win. A value is read as what the
 * description says of its field: `pageSize=1` is a number, `itemId=1` text; lists and objects are JSON; `orderAddress.city=杭州`
 * goes into an object.
 *
 * @throws CommandError An argument without `=`, a field that the description does not have, a value of the wrong form, a file that is not JSON.
 */
export async function readInput(
  session: Session,
  description: Description,
  operation: AnyOperation,
  file: string | undefined,
  pairs: readonly string[],
): Promise<Record<string, unknown>> {
  const input =
    file === undefined
      ? {}
      : readObject(
          await readNamedText(session, file),
          file === "-" ? session.say({ en: "Standard input", zh: "标准输入" }) : file,
        );
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    if (at < 1) {
      throw misuse(
        { en: `"${pair}" is not name=value.`, zh: `"${pair}" 不是 name=value 形式。` },
        { en: `Write fields as name=value, for instance pageSize=10.`, zh: "请写成 name=value，例如 pageSize=10。" },
      );
    }
    const names = pair.slice(0, at).split(".");
    put(input, names, readField(description, operation, names, pair.slice(at + 1)));
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
      { en: "Pass one JSON object.", zh: "请提供一个 JSON 对象。" },
    );
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw misuse(
      { en: `${file} is not a JSON object.`, zh: `${file} 不是 JSON 对象。` },
      { en: "Pass one JSON object.", zh: "请提供一个 JSON 对象。" },
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
