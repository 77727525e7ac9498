// A real Redis for tests: the redis-server of the machine (Debian's package) on a free port, with nothing written to disk.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { freePort } from "./free-port.ts";

export interface RedisServer {
  readonly url: string;
  /** SIGSTOP: connections stay open, nothing is answered. */
  freeze(): void;
  thaw(): void;
  /** SIGKILL. */
  stop(): Promise<void>;
  /** Once more on the same port, empty. */
  start(): Promise<void>;
}

const ABSENT = "redis-server is not installed, so what needs it is not tested. On Debian: apt-get install redis-server";

/**
 * Undefined when the machine has no redis-server, which is said on stderr.
 *
 * @throws Error In CI: there it has to be installed.
 */
export async function startRedis(): Promise<RedisServer | undefined> {
  if (spawnSync("redis-server", ["--version"]).error) {
    if (process.env.CI) throw new Error(ABSENT);
    process.stderr.write(`${ABSENT}\n`);
    return undefined;
  }
  const port = await freePort();
  let child = await launch(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once("exit", () => resolve());
        child.kill("SIGKILL");
      }),
    start: async () => {
      child = await launch(port);
    },
  };
}

function launch(port: number): Promise<ChildProcess> {
  const args = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => text.includes("Ready to accept connections") && resolve(child));
    child.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
  });
}
