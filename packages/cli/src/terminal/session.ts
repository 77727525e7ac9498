import type { createRedactor } from "@pandapon/core";
import type { Language, Terminal, Text } from "./terminal.ts";

/** One run of a command: what it prints, and in what form. */
export interface Session {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly isJson: boolean;
  /** The text in the language of this run. */
  say(text: Text): string;
  /** A line for people: standard output, or nothing with `--json`. */
  line(text: Text | string): void;
  /** What the command is doing: standard error, on a terminal only. */
  progress(text: Text): void;
  /** The result for programs: printed with `--json` only. */
  result(value: unknown): void;
  /** From now on, removes these values, in any encoding, from everything that is printed or written. */
  protect(values: readonly (string | undefined)[]): Promise<void>;
  /** A text without the protected values, cut to `maxLength` so that no part of one is left at the cut. */
  clean(text: string, maxLength?: number): string;
}

type Redactor = ReturnType<typeof createRedactor>;

export function createSession(terminal: Terminal, language: Language, isJson: boolean): Session {
  const secrets = new Set<string>();
  let redact: Redactor = (text, maxLength) => text.slice(0, maxLength);
  const say = (text: Text): string => text[language];
  const clean: Redactor = (text, maxLength) => redact(text, maxLength);
  return {
    terminal,
    language,
    isJson,
    say,
    line(text) {
      if (!isJson) terminal.out(`${clean(typeof text === "string" ? text : say(text))}\n`);
    },
    progress(text) {
      if (terminal.prompts !== undefined && !isJson) terminal.err(`${clean(say(text))}\n`);
    },
    result(value) {
      if (isJson) terminal.out(`${clean(JSON.stringify(value, undefined, 2))}\n`);
    },
    async protect(values) {
      for (const value of values) if (value) secrets.add(value);
      // Loaded by the commands that have secrets: help and misuse start without the client.
      const { createRedactor } = await import("@pandapon/core");
      redact = createRedactor(secrets);
    },
    clean,
  };
}
