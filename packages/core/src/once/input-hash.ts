import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { atDoor } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";

/**
 * SHA-256 over the canonical JSON of an input: the order of fields, absent fields and the form of ids do not matter.
 *
 * @throws InputError The input contains itself, or reading it throws.
 */
export const inputHash = (input: unknown): string => bytesToHex(sha256(utf8ToBytes(atDoor(() => canonical(input, 0)))));

/** @throws InputError The input contains itself. */
function canonical(value: unknown, depth: number): string {
  if (depth > 500) throw new InputError("the input is nested too deeply, or holds itself");
  const plain: unknown = jsonOf(value);
  // An id is the same as text, bigint and number.
  if (typeof plain === "number" || typeof plain === "bigint") return JSON.stringify(String(plain));
  if (Array.isArray(plain)) return `[${plain.map((item) => canonical(item, depth + 1)).join()}]`;
  if (typeof plain !== "object" || plain === null) return JSON.stringify(plain ?? null) ?? "null";
  const fields = Object.entries(plain)
    .filter(([, item]) => item !== undefined && item !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item, depth + 1)}`).join()}}`;
}

function jsonOf(value: unknown): unknown {
  const { toJSON } = (value ?? {}) as { readonly toJSON?: unknown };
  return typeof toJSON === "function" ? toJSON.call(value, "") : value;
}
