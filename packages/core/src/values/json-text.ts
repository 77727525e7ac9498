import { InputError } from "../errors/errors.ts";
import type { JsonText } from "../types/scalars.ts";
import { parseLossless } from "./parse-lossless.ts";

/**
 * Reads a field that holds JSON as text (`JsonText<T>` in the types), for instance
 * `parseJsonText(order.subOrderVOS[0].subOrderResult)`; what is inside comes from the field's type, so no field needs its own parser.
 * Integers beyond ±(2^53 − 1) become text. JSON text inside stays text: read it in turn.
 *
 * @throws InputError The text is not JSON. The message does not show it, as it may hold an address.
 */
export function parseJsonText<T>(text: JsonText<T>): T {
  try {
    return parseLossless(text) as T;
  } catch {
    const what = typeof text === "string" ? `text of ${text.length} characters` : typeof text;
    throw new InputError(`Not JSON text: ${what}.`, {
      hint: "Pass a field of type JsonText unchanged, and only if it is present: it may be null, absent or empty.",
    });
  }
}
