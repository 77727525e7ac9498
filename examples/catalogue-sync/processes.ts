// Starts the programs of this example as processes of their own, for the test and for the measurement.
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type Environment = Readonly<Record<string, string>>;

export function run(program: string, args: readonly string[], env: Environment, input = ""): Promise<string> {
  const child = start(program, args, env);
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (part: Buffer) => {
      text += String(part);
    });
    child.once("exit", (code) => (code === 0 ? resolve(text) : reject(new Error(`${program} ended with ${code}`))));
  });
}

export function startWorker(env: Environment): ChildProcess {
  return start("worker.ts", [], env);
}

function start(program: string, args: readonly string[], env: Environment): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), ...args], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
}
