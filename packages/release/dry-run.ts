// Publishes everything to a registry on loopback, installs it by name in empty projects, and runs the READMEs' first blocks there.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMock } from "@pandapon/mock";
import { startRegistry } from "./dry/registry.ts";
import { published } from "./published.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const names = published.map(
  (folder) => (JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as { name: string }).name,
);
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "pandapon-release-")));
const upstream = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8", cwd: scratch }).trim();
const registry = await startRegistry(join(scratch, "registry"), upstream);
const mock = await createMock();
const env = {
  ...process.env,
  npm_config_registry: registry.url,
  npm_config_update_notifier: "false",
  npm_config_cache: join(scratch, "cache"),
  YARN_REGISTRY: registry.url,
  BUN_CONFIG_REGISTRY: registry.url,
  PANDAPON_ACCESS_KEY: mock.credentials.accessKey,
  PANDAPON_ACCESS_SECRET: mock.credentials.accessSecret,
  PANDAPON_USER_ID: mock.credentials.userId,
  PANDAPON_BASE_URL: mock.url,
};

/** Runs a program without blocking this process: the mock answers from it. */
async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  more: Record<string, string> = {},
): Promise<string> {
  const { execFile } = await import("node:child_process");
  return new Promise((resolve, reject) => {
    execFile(
      program,
      [...args],
      { cwd, env: { ...env, ...more }, maxBuffer: 1 << 26, timeout: 180_000 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${program} ${args.join(" ")} in ${cwd} failed:\n${stdout}\n${stderr}`));
        else resolve(stdout);
      },
    );
  });
}

try {
  const tarballs = join(scratch, "tarballs");
  mkdirSync(tarballs);
  const npmrc = join(scratch, ".npmrc");
  writeFileSync(npmrc, `registry=${registry.url}\n${registry.url.slice(5)}:_authToken=not-a-token\n`);
  for (const folder of published) await run("pnpm", ["pack", "--pack-destination", tarballs], join(root, folder));
  for (const file of readdirSync(tarballs)) {
    await run(
      "npm",
      ["publish", join(tarballs, file), "--registry", registry.url, "--userconfig", npmrc, "--access", "public"],
      scratch,
    );
    console.log(`published ${file}`);
  }

  for (const [manager, install] of managers()) {
    const project = join(scratch, manager);
    mkdirSync(project);
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
    await install(project);
    for (const folder of ["packages/taobao", "packages/1688", "packages/logistics", "packages/core"]) {
      writeFileSync(join(project, "block.ts"), firstBlock(folder));
      await run(process.execPath, ["block.ts"], project);
    }
    const shown = await run(
      process.execPath,
      ["node_modules/@pandapon/cli/bin/pandapon.cjs", "doctor", "--yes", "--spacing", "0"],
      project,
    ).catch((error: Error) => error.message);
    if (!shown.includes("The server accepts rule A")) throw new Error(`the doctor did not find the rule:\n${shown}`);
    console.log(`${manager}: installed by name, README blocks and doctor run`);
  }
  console.log("The dry run is green.");
} finally {
  await mock.close();
  registry.stop();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}

function managers(): [string, (project: string) => Promise<unknown>][] {
  const require = createRequire(import.meta.url);
  const list: [string, (project: string) => Promise<unknown>][] = [
    ["npm", (project) => run("npm", ["install", "--no-audit", "--no-fund", ...names], project)],
    [
      "pnpm",
      (project) => run("pnpm", ["add", "--ignore-workspace", "--store-dir", join(scratch, "store"), ...names], project),
    ],
    [
      "yarn",
      (project) =>
        run(
          "npx",
          [
            "--yes",
            "yarn@1.22.22",
            "add",
            "--registry",
            registry.url,
            "--cache-folder",
            join(scratch, "yarn-cache"),
            ...names,
          ],
          project,
        ),
    ],
  ];
  try {
    const bun = join(
      require.resolve("@oven/bun-linux-x64/package.json", { paths: [join(root, "packages/runtimes")] }),
      "../bin/bun",
    );
    list.push([
      "bun",
      (project) =>
        run(bun, ["add", ...names], project, {
          BUN_INSTALL_CACHE_DIR: join(scratch, "bun-cache"),
          PATH: `${process.env.PATH}${delimiter}`,
        }),
    ]);
  } catch {
    console.log("bun: packages/runtimes is not installed, or this is not Linux on x64; left out");
  }
  return list;
}

/** The first TypeScript block of a README, as it stands. */
function firstBlock(folder: string): string {
  const readme = readFileSync(join(root, folder, "README.md"), "utf8");
  const block = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
  if (block === undefined) throw new Error(`${folder}/README.md has no block`);
  return block;
}
