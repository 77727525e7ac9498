import { requireType } from "../errors/require-type.ts";
import { parseJson } from "./parse-json.ts";

/**
 * Like `JSON.parse`, but an integer beyond ±(2^53 − 1) becomes text with exactly its digits. Numbers in decimal or exponent form
 * (`1.0`, `1e20`) are read as `JSON.parse` reads them.
 *
 * @throws InputError Not text.
 * @throws SyntaxError The error that `JSON.parse` throws for this text.
 */
export function parseLossless(text: string): unknown {
  requireType("text", text, "string");
  return parseJson(text);
}
