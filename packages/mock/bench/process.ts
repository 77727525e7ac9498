import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { get } from "node:http";
import { freePort } from "@pandapon/testkit/free-port";

/** A server in a process of its own. */
export interface Server {
  readonly name: string;
  readonly url: string;
  /** From the start of the process to its first answer. */
  readonly startMs: number;
  /** Memory of the process right now, MB. */
  rss(): number;
  /** What ended it, if anything did. */
  ended(): string | undefined;
  stop(): Promise<void>;
}

export interface ServerCommand {
  readonly name: string;
  /** Arguments of `node`, for a port. */
  readonly args: (port: number) => readonly string[];
  /** A request that is answered once the server is there. */
  readonly probe: string;
  readonly headers: () => Readonly<Record<string, string>>;
}

export async function start(command: ServerCommand): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, [...command.args(port)], { stdio: ["ignore", "ignore", "inherit"] });
  // A failure here must not outlive the measurement.
  process.once("exit", () => child.kill("SIGKILL"));
  await answered(url + command.probe, command.headers(), child, command.name);
  return {
    name: command.name,
    url,
    startMs: performance.now() - started,
    rss: () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" })) / 1024,
    ended: () => (child.exitCode ?? child.signalCode)?.toString(),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

async function answered(
  url: string,
  headers: Readonly<Record<string, string>>,
  child: ChildProcess,
  name: string,
): Promise<void> {
  for (let tries = 0; tries < 4000; tries++) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    const status = await new Promise<number>((resolve) => {
      get(url, { headers, agent: false }, (response) => {
        response.resume().once("end", () => resolve(response.statusCode ?? 0));
      }).once("error", () => resolve(0));
    });
    if (status === 200) return;
    if (status !== 0) throw new Error(`${name} answered ${status} to ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${name} does not answer`);
}
