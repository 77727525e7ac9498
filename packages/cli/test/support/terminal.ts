import { credentials as keys } from "@pandapon/testkit/credentials";
import { main } from "../../src/main.ts";
import type { Prompts, Terminal } from "../../src/terminal/terminal.ts";

export { keys };

export const environment = {
  PANDAPON_ACCESS_KEY: keys.accessKey,
  PANDAPON_ACCESS_SECRET: keys.accessSecret,
  PANDAPON_USER_ID: keys.userId,
  PANDAPON_BASE_URL: "http://127.0.0.1:4010",
};

export interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
  readonly files: ReadonlyMap<string, string>;
  /** Questions that were asked, in order. */
  readonly asked: readonly string[];
}

export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Answers to questions, in order; without them there is no terminal. */
  readonly answers?: readonly (boolean | string | readonly string[] | undefined)[];
  readonly now?: () => number;
  readonly signal?: AbortSignal;
}

/** Runs a command line in a world of its own. */
export async function pandapon(line: string | readonly string[], around: Surroundings = {}): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const files = new Map(Object.entries(around.files ?? {}));
  const asked: string[] = [];
  const answers = [...(around.answers ?? [])];
  const answer = (question: string): unknown => {
    asked.push(question);
    return answers.shift();
  };
  const prompts: Prompts = {
    confirm: async (question) => answer(question) === true,
    text: async (question) => answer(question) as string | undefined,
    password: async (question) => answer(question) as string | undefined,
    choose: async (question) => answer(question) as readonly string[] | undefined,
  };
  const name = (path: string): string => path.replace(/^.*[/\\]shop[/\\]/, "");
  const terminal: Terminal = {
    env: around.env ?? environment,
    cwd: "/shop",
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    readInput: async () => around.input ?? "",
    readFile: async (path) => {
      const text = files.get(name(path));
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    writeFile: async (path, content) => void files.set(name(path), content),
    appendFile: async (path, content) => void files.set(name(path), (files.get(name(path)) ?? "") + content),
    fetch: around.fetch ?? (() => Promise.reject(new Error("nothing may be sent"))),
    now: around.now ?? (() => Date.now()),
    sleep: async () => {},
    prompts: around.answers ? prompts : undefined,
    hasColor: false,
    signal: around.signal ?? new AbortController().signal,
  };
  const args = typeof line === "string" ? line.split(" ").filter(Boolean) : line;
  const exitCode = await main(args, terminal);
  return { exitCode, out: out.join(""), err: err.join(""), files, asked };
}
