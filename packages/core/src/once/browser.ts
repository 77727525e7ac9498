import { InputError } from "../errors/errors.ts";
import type { FileJournal } from "./record.ts";

export * from "./index.ts";

/** Files need Node, Bun or Deno. @throws InputError Always. */
export function fileJournal(_path: string): FileJournal {
  throw new InputError("this runtime has no files", {
    hint: "Pass your own journal with three functions: see OnceJournal.",
  });
}
