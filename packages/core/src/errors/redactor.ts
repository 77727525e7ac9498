import { atDoor } from "./at-door.ts";
import { createRedactor as create, type Redactor } from "./create-redactor.ts";
import { InputError } from "./errors.ts";
import { requireType } from "./require-type.ts";

// A function of its own for programs: core itself imports the file behind it only where it is needed, and esbuild would load with
// every program what is loaded later and is exported by `index.ts` as well.

/**
 * Returns a function that replaces secrets in a text with `[redacted]`, in the forms in which servers and libraries echo them: as they
 * are, in either case of ASCII letters; percent-encoded as UTF-8 or Latin-1 (also `%uXXXX`); form-encoded; escaped in JSON (also
 * `\uXXXX`, also JSON inside JSON); as HTML entities. Secrets of less than four bytes of UTF-8 (`SP`, one Chinese character) stay.
 * The threat model in the README lists what else stays.
 *
 * It takes time in proportion to the text, however many secrets there are and however hostile the text.
 *
 * @throws InputError `secrets` is not a list.
 */
export function createRedactor(secrets: Iterable<string | undefined>): Redactor {
  // One text would be taken apart, and each of its characters looked for.
  requireType("secrets", secrets, "object");
  return atDoor(() => {
    if (!(Symbol.iterator in secrets)) throw new InputError("secrets is not a list");
    return create(secrets);
  });
}
