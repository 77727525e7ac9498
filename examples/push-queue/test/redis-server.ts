// Starts the real redis-server (Debian's package) on a free port. Undefined when the machine has none.
import { spawn, spawnSync } from "node:child_process";
import { freePort } from "./support.ts";

export interface RedisServer {
  readonly url: string;
  /** SIGSTOP: connections stay open, nothing is answered. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function startRedis(): Promise<RedisServer | undefined> {
  if (spawnSync("redis-server", ["--version"]).error) return undefined;
  const port = await freePort();
  const launch = () =>
    new Promise<ReturnType<typeof spawn>>((resolve, reject) => {
      const child = spawn(
        "redis-server",
        ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        {
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      child.stdout.on("data", (text: Buffer) => text.includes("Ready to accept connections") && resolve(child));
      child.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    });
  let child = await launch();
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGKILL");
      }),
    start: async () => {
      child = await launch();
    },
  };
}

export const NO_REDIS =
  "redis-server is not installed; the queue of pushes is not tested. On Debian: apt-get install redis-server";
