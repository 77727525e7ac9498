// Runs the tests of the last release against the code of today: node last-release.ts [--ref COMMIT] [--only PACKAGE]
// What is red there is a change that users notice. It is in order if a changeset announces one; otherwise this fails.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { announcesChange } from "./last-release/announces-change.ts";
import { newestTag } from "./last-release/newest-tag.ts";
import { entrySources, outsideTests } from "./last-release/outside-tests.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { values } = parseArgs({ options: { ref: { type: "string" }, only: { type: "string" } } });
/** Where the old tests lie while they run. */
const FOLDER = "test-of-last-release";
const packages = ["taobao", "1688", "logistics", "mock", "core"].filter((name) => (values.only ?? name) === name);
const git = (...args: string[]): string =>
  execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });

const ref = values.ref ?? newestTag(git("tag", "--list", "@pandapon/core@*").split("\n"));
if (ref === undefined) console.log("Nothing was released yet: there are no tests to run again.");
else
  report(
    ref,
    packages.filter((name) => !passes(name, ref)),
  );

function report(ref: string, red: readonly string[]): void {
  if (red.length === 0) {
    console.log(`The tests of ${ref} are green.`);
    return;
  }
  const notes = readdirSync(join(root, ".changeset")).filter((file) => file.endsWith(".md"));
  const texts = notes.map((file) => readFileSync(join(root, ".changeset", file), "utf8"));
  const { version } = JSON.parse(git("show", `${ref}:packages/core/package.json`)) as { version: string };
  const announced = announcesChange(texts, version);
  console.log(`Red by the tests of ${ref}: ${red.join(", ")}. These are changes that users notice.`);
  console.log(announced ? "A changeset announces one." : "Add a changeset that says what changes: npx changeset.");
  if (!announced) process.exitCode = 1;
}

/** Puts the old tests beside the new ones, at the same depth, so that what they import is the code of today. */
function passes(name: string, from: string): boolean {
  const folder = join(root, "packages", name);
  const old = join(folder, FOLDER);
  rmSync(old, { recursive: true, force: true });
  mkdirSync(old);
  try {
    const archive = execFileSync("git", ["archive", from, `packages/${name}/test`], { cwd: root, maxBuffer: 1 << 28 });
    execFileSync("tar", ["-x", "--strip-components=3", "-C", old], { input: archive });
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Parameters<
      typeof entrySources
    >[0];
    const files = outsideTests(folder, FOLDER, entrySources(manifest));
    console.log(`${name}: ${files.length} test files see it as users do.`);
    if (files.length === 0) return true;
    const { status } = spawnSync(
      process.execPath,
      [
        join(root, "node_modules/vitest/vitest.mjs"),
        "run",
        "--dir",
        FOLDER,
        "--config",
        fileURLToPath(new URL("last-release/vitest.config.ts", import.meta.url)),
        "--root",
        folder,
        ...files,
      ],
      { cwd: folder, stdio: "inherit" },
    );
    return status === 0;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}
