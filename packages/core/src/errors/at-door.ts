import { InputError, PandaPonError, type PandaPonFailure } from "./errors.ts";

/** An error of ours as it is. Of anything else an InputError whose cause it is: a getter of the caller's has thrown it, or a revoked proxy. */
export const inputErrorOf = (thrown: unknown): PandaPonFailure =>
  thrown instanceof PandaPonError
    ? (thrown as PandaPonFailure)
    : new InputError("an argument throws: see cause", { cause: thrown });

/**
 * Runs a function in which only values of the caller can throw.
 *
 * @throws InputError Also when reading such a value throws.
 */
export function atDoor<T>(run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    throw inputErrorOf(thrown);
  }
}
