import { join } from "node:path";
import type { Nature } from "../suite/environment.ts";
import { lastWords, start } from "./child.ts";
import type { Result, Runner } from "./runner.ts";

/** For runtimes that run a file and end: Node, Bun, Deno. That it ends without help shows that neither a timer nor a socket is left. */
export const runProcess =
  (command: readonly string[], nature: Nature): Runner =>
  async (workbench) => {
    const { folder, urls } = workbench;
    const environment = JSON.stringify({ ...urls, ...nature });
    const child = start(workbench, [...command, join(folder, "process.mjs"), environment]);
    await child.ended;
    const line = child.said.stdout.trimEnd().split("\n").at(-1) ?? "";
    if (child.process.exitCode !== 0 || !line.startsWith("{")) throw new Error(lastWords(child));
    const report = JSON.parse(line) as Omit<Result, "unhandled" | "stderr">;
    return { ...report, unhandled: [], stderr: child.said.stderr };
  };
