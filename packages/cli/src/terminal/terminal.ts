/** A text in the languages of the command line. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Text;

/** Asks the user at the terminal. Absent without a terminal. Each @throws CommandError when the person presses Ctrl-C. */
export interface Prompts {
  confirm(question: string): Promise<boolean>;
  text(question: string): Promise<string | undefined>;
  password(question: string): Promise<string | undefined>;
  choose(
    question: string,
    options: readonly { value: string; label: string }[],
  ): Promise<readonly string[] | undefined>;
}

/** The outside world as a command sees it: tests give their own. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  out(text: string): void;
  err(text: string): void;
  /** Standard input, whole; `""` when it is closed. */
  readInput(): Promise<string>;
  /** Undefined when the file does not exist. @throws Error It cannot be read. */
  readFile(path: string): Promise<Uint8Array | undefined>;
  writeFile(path: string, content: string): Promise<void>;
  appendFile(path: string, content: string): Promise<void>;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Undefined without a terminal: then nothing is asked. */
  readonly prompts: Prompts | undefined;
  readonly hasColor: boolean;
  /** Fires on Ctrl-C. */
  readonly signal: AbortSignal;
}
