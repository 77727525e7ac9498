import { appendFile, readFile, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { createPrompts } from "./clack-prompts.ts";
import type { Terminal } from "./terminal.ts";

/** The process that this program runs in. */
export function nodeTerminal(signal: AbortSignal): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const isInteractive = stdin.isTTY === true && stdout.isTTY === true && env.CI !== "true";
  return {
    env,
    cwd: process.cwd(),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    async readInput() {
      if (stdin.isTTY) return "";
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array));
      return Buffer.concat(chunks).toString("utf8");
    },
    async readFile(path) {
      try {
        return await readFile(path);
      } catch (error) {
        if ((error as { code?: unknown }).code === "ENOENT") return undefined;
        throw error;
      }
    },
    // Reports and recordings are for their owner.
    writeFile: (path, content) => writeFile(path, content, { mode: 0o600 }),
    appendFile: (path, content) => appendFile(path, content, { mode: 0o600 }),
    fetch: (...args) => globalThis.fetch(...args),
    now: () => Date.now(),
    sleep: async (ms) => {
      await wait(ms, undefined, { signal }).catch(() => {});
    },
    prompts: isInteractive ? createPrompts() : undefined,
    hasColor: isInteractive && !env.NO_COLOR,
    signal,
  };
}
