// Runs a shell line of a README, in the way that a test can: nothing is published, nothing recurses into the whole test run.
import { execFile, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

interface Surroundings {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where the mock of the test listens. */
  readonly url: string;
}

export async function runShell(command: string, at: Surroundings): Promise<void> {
  const [program = "", ...args] = command.split(/\s+/);
  if (command === "npm test" || command.startsWith("npm run ")) return rootScript(command, at);
  if (program === "npm" && (args[0] === "install" || args[0] === "i")) return packagesExist(args.slice(1), at);
  if (program === "npx" && (args[0] === "@pandapon/mock" || args[0] === "pandapon-mock"))
    return mockStarts(args.slice(1), at);
  if (program === "npx" && args[0] === "@pandapon/cli") {
    await execute(process.execPath, [join(at.root, "packages/cli/bin/pandapon.cjs"), ...args.slice(1)], {
      env: at.env,
    });
    return;
  }
  if (program === "npx" && args[0] === "changeset") return;
  if (program === "curl") return curl(command, at);
  throw new Error(`The tests do not know how to run: ${command}`);
}

function rootScript(command: string, { root }: Surroundings): void {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const name = command === "npm test" ? "test" : (command.split(/\s+/)[2] ?? "");
  if (!(name in scripts)) throw new Error(`package.json has no script ${name}`);
}

function packagesExist(args: readonly string[], { root }: Surroundings): void {
  const published = ["spec", ...readdirSync(join(root, "packages")).map((name) => join("packages", name))].map(
    (folder) => (JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as { name: string }).name,
  );
  for (const name of args.filter((it) => !it.startsWith("-"))) {
    if (!published.includes(name)) throw new Error(`There is no package ${name}`);
  }
}

async function mockStarts(args: readonly string[], { root, env }: Surroundings): Promise<void> {
  const asked = args.includes("--port") || args.includes("-p");
  const child = spawn(process.execPath, [join(root, "packages/mock/bin/pandapon-mock.mjs"), ...args], {
    env: { ...env, ...(asked ? {} : { PORT: "0" }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let output = "";
      const read = (chunk: Buffer) => {
        output += chunk;
        const found = /http:\/\/[\w.[\]:]+:\d+/.exec(output);
        if (found) resolve(found[0]);
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.once("exit", (code) => reject(new Error(`The mock ended with ${code}: ${output}`)));
      setTimeout(() => reject(new Error(`The mock never said where it listens: ${output}`)), 10_000).unref();
    });
    const health = await fetch(`${url}/__mock/health`);
    if (!health.ok) throw new Error(`The mock is not healthy: ${health.status}`);
  } finally {
    child.kill();
  }
}

async function curl(command: string, { env, url }: Surroundings): Promise<void> {
  const here = command.replace(/http:\/\/(localhost|127\.0\.0\.1):\d+/g, url);
  await execute("bash", ["-c", `set -o pipefail; ${here.replace(/^curl/, "curl --fail-with-body -sS")}`], {
    env,
    timeout: 20_000,
  });
}
