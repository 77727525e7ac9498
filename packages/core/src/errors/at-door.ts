import { InputError, type PandaPonFailure } from "./errors.ts";
import { isFailure } from "./thrown.ts";

/**
 * Returns our own errors unchanged. Anything else becomes the cause of an InputError: a getter of the caller or a revoked proxy
 * threw it.
 */
export const inputErrorOf = (thrown: unknown): PandaPonFailure =>
  isFailure(thrown) ? thrown : new InputError("an argument throws: see cause", { cause: thrown });

/**
 * Runs a function in which only the caller's values can throw.
 *
 * @throws InputError Reading the caller's value threw, or the function threw an InputError itself.
 */
export function atDoor<T>(run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    throw inputErrorOf(thrown);
  }
}
