import type { Text } from "./terminal.ts";

/** What the exit status of every command means. */
export const EXIT = { fine: 0, findings: 1, misuse: 2, couldNotCheck: 3, refusedByUser: 4 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command: one sentence that says what is wrong, and what to do. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: ExitCode;
  readonly sentence: Text;
  readonly hint: Text | undefined;

  constructor(exitCode: ExitCode, sentence: Text, hint?: Text) {
    super(sentence.en);
    this.exitCode = exitCode;
    this.sentence = sentence;
    this.hint = hint;
  }
}

export const misuse = (sentence: Text, hint?: Text): CommandError => new CommandError(EXIT.misuse, sentence, hint);
export const couldNotCheck = (sentence: Text, hint?: Text): CommandError =>
  new CommandError(EXIT.couldNotCheck, sentence, hint);
