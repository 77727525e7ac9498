import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createMock, type Mock } from "@pandapon/mock";
import { afterAll, beforeAll, beforeEach } from "vitest";

export const here = fileURLToPath(new URL("../../", import.meta.url));
export const root = join(here, "../..");

export interface Workshop {
  /** A folder of this package, so that its dependencies are found. */
  readonly folder: string;
  readonly mock: Mock;
  /** Writes files; returns the path of the first. */
  write(files: Readonly<Record<string, string>>): string;
  /** Runs a program against the mock; returns what it printed. */
  run(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<{ stdout: string; stderr: string }>;
  env(): NodeJS.ProcessEnv;
}

/** A scratch folder and a mock for the tests of one file. */
export function workshop(name: string): Workshop {
  const folder = join(here, ".scratch", name);
  let mock: Mock | undefined;
  const running = (): Mock => {
    if (!mock) throw new Error("The mock runs inside tests only");
    return mock;
  };
  const env = (): NodeJS.ProcessEnv => ({
    ...process.env,
    PANDAPON_BASE_URL: running().url,
    PANDAPON_ACCESS_KEY: running().credentials.accessKey,
    PANDAPON_ACCESS_SECRET: running().credentials.accessSecret,
    PANDAPON_USER_ID: running().credentials.userId,
    NEXT_TELEMETRY_DISABLED: "1",
    // What the test runner sets is not for programs.
    NODE_ENV: undefined,
    NODE_OPTIONS: undefined,
    VITEST: undefined,
  });
  beforeAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    mock = await createMock({ auth: "verify" });
  });
  beforeEach(() => {
    mock?.reset();
  });
  afterAll(async () => {
    await mock?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    get mock() {
      return running();
    },
    env,
    write(files) {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
      return join(folder, Object.keys(files)[0] ?? "");
    },
    run: async (command, args, more = {}) =>
      await promisify(execFile)(command, args, { cwd: folder, env: { ...env(), ...more }, timeout: 200_000 }),
  };
}

/** The first block of TypeScript of the README of this repository: plain JavaScript, as it happens. */
export function firstBlock(): string {
  const block = /^```ts\n([\s\S]*?)^```/m.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1];
  if (!block) throw new Error("README.md has no block of TypeScript");
  return block;
}

/** What it prints: number, title and price of each line of the order. */
export const PRINTED = /^\S+ .+ \d+\.\d\d$/m;

/** CommonJS has no `await` at the top. */
export function insideFunction(block: string): string {
  const lines = block.split("\n");
  const isImport = (line: string): boolean => line.startsWith("import ");
  return [...lines.filter(isImport), "void (async () => {", ...lines.filter((line) => !isImport(line)), "})();"].join(
    "\n",
  );
}

export const bin = (name: string): string => join(here, "node_modules/.bin", name);
