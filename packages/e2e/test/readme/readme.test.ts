// Docs cannot lie: every code block of every README runs here, against the mock.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createMock } from "@pandapon/mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Block, blocksOf } from "./blocks.ts";
import { runShell } from "./shell.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const scratch = fileURLToPath(new URL(`../../.scratch/readme-${process.pid}/`, import.meta.url));
const execute = promisify(execFile);

const readmes = ["", "spec", ...folders("packages"), ...folders("examples")].flatMap((folder) =>
  ["README.md", "README.zh-CN.md", "README.th.md"]
    .map((name) => join(folder, name))
    .filter((file) => existsSync(join(root, file))),
);
const guides = readdirSync(join(root, "docs"))
  .map((name) => join("docs", name))
  .filter((file) => file.endsWith(".md"));
const blocks = [...readmes, ...guides].flatMap((file) =>
  blocksOf(readFileSync(join(root, file), "utf8")).map((block) => ({ ...block, file, where: `${file}:${block.line}` })),
);

let mock: Awaited<ReturnType<typeof createMock>>;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  mock = await createMock({ auth: "verify" });
  env = {
    ...process.env,
    PANDAPON_BASE_URL: mock.url,
    PANDAPON_ACCESS_KEY: mock.credentials.accessKey,
    PANDAPON_ACCESS_SECRET: mock.credentials.accessSecret,
    PANDAPON_USER_ID: mock.credentials.userId,
  };
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
});

// Each block begins in a fresh world, as it does for a reader who copies it.
beforeEach(() => {
  mock.reset();
});

afterAll(async () => {
  await mock.close();
  rmSync(scratch, { recursive: true, force: true });
});

test("there are READMEs with code", () => {
  expect(readmes).toContain("README.md");
  expect(readmes).toContain("README.zh-CN.md");
  expect(blocks.length).toBeGreaterThan(4);
});

test("every block says its language", () => {
  // `console` shows commands with their output and runs in the tests of its own package, as do those of other languages in spec.
  const known = [
    "ts",
    "js",
    "sh",
    "json",
    "yaml",
    "text",
    "console",
    "python",
    "go",
    "php",
    "java",
    "tsx",
    "dockerfile",
  ];
  expect(blocks.filter((it) => !known.includes(it.language)).map((it) => it.where)).toEqual([]);
});

// A translation repeats the programs of its original: each program runs once, under the name of the first that shows it.
const programs = blocks
  .filter((it) => it.language === "ts" || it.language === "js")
  .filter((it, at, all) => all.findIndex((other) => other.code === it.code) === at);

test.each(programs)("$where runs", async (block) => {
  const file = save(block);
  const { stderr } = await execute(process.execPath, ["--disable-warning=ExperimentalWarning", file], {
    env,
    cwd: scratch,
    timeout: 30_000,
  });
  expect(stderr).toBe("");
});

test("every TypeScript block is typed", async () => {
  for (const block of programs) save(block);
  writeFileSync(
    join(scratch, "tsconfig.json"),
    JSON.stringify({
      extends: "../../../../tsconfig.base.json",
      compilerOptions: { types: ["node"] },
      include: ["*.ts"],
    }),
  );
  const done = await execute("tsc", ["-p", scratch]).catch((error: { stdout: string }) => error);
  expect(done.stdout).toBe("");
});

describe("shell", () => {
  const commands = blocks
    .filter((it) => it.language === "sh")
    .flatMap((block) =>
      block.code
        .split("\n")
        .map((line) => line.replace(/(^|\s)#.*$/, "").trim())
        .filter(Boolean)
        .map((command) => ({ command, where: block.where })),
    );
  test.each(commands)("$where: $command", async ({ command }) => {
    await runShell(command, { root, env, url: mock.url });
  });
});

test.each(blocks.filter((it) => it.language === "json"))("$where is JSON", (block) => {
  expect(() => JSON.parse(block.code)).not.toThrow();
});

function save(block: Block & { file: string }): string {
  const name = `${block.file.replace(/[^A-Za-z0-9]+/g, "-")}-${block.line}.${block.language === "ts" ? "ts" : "mjs"}`;
  // Each block is a module of its own, even without imports.
  const file = join(scratch, name);
  writeFileSync(file, `${block.code}\nexport {};\n`);
  return file;
}

function folders(parent: string): string[] {
  return readdirSync(join(root, parent)).map((name) => join(parent, name));
}
