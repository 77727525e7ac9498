import { InputError } from "./errors.ts";

/**
 * Checks a value for callers that do not use TypeScript.
 *
 * @throws InputError The value is of another type, or null.
 */
export function requireType(name: string, value: unknown, type: "object" | "function" | "string", hint?: string): void {
  if (value === null || typeof value !== type)
    throw new InputError(`${name} is not ${type === "object" ? "an" : "a"} ${type}`, hint ? { hint } : undefined);
}
