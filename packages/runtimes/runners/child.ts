import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { join } from "node:path";
import { CannotStart } from "./cannot-start.ts";
import type { Workbench } from "./workbench.ts";

/** Slower than this on a busy machine means that it hangs. */
const LIMIT_MS = 30_000;

export interface Child {
  readonly process: ChildProcess;
  /** What it has said so far. */
  readonly said: { stdout: string; stderr: string };
  /** Its end. Rejects with `CannotStart`. */
  readonly ended: Promise<void>;
  /** Ends it, and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a program with an environment of its own: nothing of the host's settings (proxies, options of Node) gets in, and what a
 * runtime keeps goes into the folder of this run. The time zone is far from China's, so that a mix-up shows.
 */
export function start(workbench: Workbench, command: readonly string[], options: SpawnOptions = {}): Child {
  const { folder, mark } = workbench;
  const [name = "", value = ""] = mark.split("=");
  const [file = "", ...args] = command;
  const child = spawn(file, args, {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: folder,
    ...options,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      TZ: "America/Sao_Paulo",
      DO_NOT_TRACK: "1",
      NO_COLOR: "1",
      DENO_DIR: join(folder, "deno"),
      DENO_NO_UPDATE_CHECK: "1",
      [name]: value,
      ...options.env,
    },
  });
  const said = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said.stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said.stderr += text;
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", (error) => reject(new CannotStart(`${file} cannot be started: ${error.message}`)));
    child.once("close", () => resolve());
  }).finally(() => clearTimeout(timer));
  return {
    process: child,
    said,
    ended,
    async stop() {
      child.kill("SIGKILL");
      await ended.catch(() => {});
    },
  };
}

/** For the message of a failure. */
export function lastWords({ process, said }: Child): string {
  const why =
    process.signalCode === "SIGKILL"
      ? `it did not end within ${LIMIT_MS} ms: it hangs, or has left a timer or a socket open`
      : `exit code ${process.exitCode}, signal ${process.signalCode}`;
  return `${why}\n${said.stderr.slice(-2000)}\n${said.stdout.slice(-500)}`;
}
