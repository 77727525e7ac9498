import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const here = join(root, "packages/compilers");
const READMES = ["core", "taobao", "1688", "logistics", "mock"];

/** Every mode of resolution that programs use, with the kind of program that goes with it. */
const MODES = {
  node16: { module: "node16", moduleResolution: "node16", type: "module" },
  nodenext: { module: "nodenext", moduleResolution: "nodenext", type: "module" },
  bundler: { module: "esnext", moduleResolution: "bundler", type: "module" },
  node10: { module: "commonjs", moduleResolution: "node10", type: "commonjs" },
} as const;

/** What the README promises. TypeScript 7 has given node10 up, 6 takes it with a note that it is going to. */
const TESTED: [compiler: string, modes: (keyof typeof MODES)[]][] = [
  ["5.4", ["node16", "nodenext", "bundler", "node10"]],
  ["5.6", ["nodenext", "node10"]],
  ["5.9", ["node16", "nodenext", "bundler", "node10"]],
  ["6.0", ["nodenext", "bundler", "node10"]],
  ["7.0", ["node16", "nodenext", "bundler"]],
];

async function firstBlock(name: string): Promise<string> {
  const text = await readFile(join(root, "packages", name, "README.md"), "utf8");
  const block = /^```ts\n([\s\S]*?)^```/m.exec(text)?.[1];
  if (!block) throw new Error(`packages/${name}/README.md has no block of TypeScript`);
  return block;
}

/** CommonJS has no `await` at the top. */
function insideFunction(block: string): string {
  const lines = block.split("\n");
  const isImport = (line: string): boolean => /^import /.test(line);
  return [
    ...lines.filter(isImport),
    "export async function main() {",
    ...lines.filter((line) => !isImport(line)),
    "}",
  ].join("\n");
}

async function check(compiler: string, mode: keyof typeof MODES): Promise<string> {
  const { type, ...options } = MODES[mode];
  const folder = await mkdtemp(join(here, `.check-${compiler}-${mode}-`));
  try {
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type }));
    const files = await Promise.all(
      READMES.map(async (name) => {
        const block = await firstBlock(name);
        await writeFile(join(folder, `${name}.ts`), type === "commonjs" ? insideFunction(block) : block);
        return `${name}.ts`;
      }),
    );
    const compilerOptions = {
      ...options,
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      types: ["node"],
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      esModuleInterop: true,
      ...(compiler === "6.0" && mode === "node10" && { ignoreDeprecations: "6.0" }),
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    const bin = join(here, "node_modules", `typescript-${compiler}`, "bin/tsc");
    const run = promisify(execFile)(process.execPath, [bin, "-p", folder, "--pretty", "false"], { cwd: folder });
    return await run.then(
      () => "",
      ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The ends of the range. All of the table takes minutes: `npm run test:matrix`. */
const USUAL = ["5.4 node10", "7.0 node16", "7.0 nodenext", "7.0 bundler"];
const runs = TESTED.flatMap(([compiler, modes]) => modes.map((mode) => [compiler, mode] as const)).filter(
  ([compiler, mode]) =>
    (import.meta as { env?: { MODE?: string } }).env?.MODE === "matrix" || USUAL.includes(`${compiler} ${mode}`),
);

it.each(runs)(
  "TypeScript %s takes the first block of each README with moduleResolution %s, libraries checked",
  async (compiler, mode) => {
    expect(await check(compiler, mode)).toBe("");
  },
);

it("the README of core tells what is tested", async () => {
  const readme = await readFile(join(root, "packages/core/README.md"), "utf8");
  for (const [compiler, modes] of TESTED) expect(readme).toContain(`| ${compiler} | ${modes.join(", ")} |`);
});
