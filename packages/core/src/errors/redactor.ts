import { atDoor } from "./at-door.ts";
import { createRedactor as create, type Redactor } from "./create-redactor.ts";
import { InputError } from "./errors.ts";
import { requireType } from "./require-type.ts";

// A wrapper for programs. Core imports the file behind it on demand; if `index.ts` exported that file too, esbuild would load it
// with every program.

/**
 * Returns a function that replaces secrets in a text with `[redacted]`, in the forms in which servers and libraries echo them: as they
 * are, in either case of ASCII letters; percent-encoded as UTF-8 or Latin-1 (also `%uXXXX`); form-encoded; escaped in JSON (also
 * `\uXXXX`, also JSON inside JSON); as HTML entities. Secrets of less than four bytes of UTF-8 (`SP`, one Chinese character) stay.
 * The threat model in the README lists what else stays.
 *
 * Takes time in proportion to the text, regardless of the number of secrets and of the text's content.
 *
 * @throws InputError `secrets` is not a list.
 */
export function createRedactor(secrets: Iterable<string | undefined>): Redactor {
  // A single text would be split into its characters, and each of them searched for.
  requireType("secrets", secrets, "object");
  return atDoor(() => {
    if (!(Symbol.iterator in secrets)) throw new InputError("secrets is not a list");
    return create(secrets);
  });
}
