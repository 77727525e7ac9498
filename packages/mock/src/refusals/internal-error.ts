import { mockCodes } from "./codes.ts";
import { Refusal } from "./refusal.ts";
import { cut } from "./text.ts";

/** A fault of the mock, or of a function that the user gave it, as a refusal. */
export function internalError(error: unknown): Refusal {
  const text = cut(error instanceof Error ? error.message : String(error), 200);
  return new Refusal(mockCodes.internal, { en: text, zh: text });
}
