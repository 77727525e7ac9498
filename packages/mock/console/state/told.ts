import { ControlFailure } from "../api/control-api.ts";
import type { Text } from "../api/shapes.ts";

/** What went wrong, in words. */
export function told(error: unknown): Text {
  if (error instanceof ControlFailure) return error.text;
  const message = error instanceof Error ? error.message : String(error);
  return { en: message, zh: message };
}
