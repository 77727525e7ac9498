import { InputError } from "../errors/errors.ts";
import type { FileJournal } from "./record.ts";

export * from "./index.ts";

/** Files need Node, Bun or Deno. @throws InputError Always. */
export function fileJournal(_path: string): FileJournal {
  throw new InputError("this runtime has no files", {
    hint: "Pass a journal of your own: three verbs, see OnceJournal.",
  });
}
