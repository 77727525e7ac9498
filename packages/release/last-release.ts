// Runs the tests of the last release against the code of today: node last-release.ts [--ref COMMIT] [--only PACKAGE]
// What is red there is a change that users notice: the release needs a changeset that says so, and at least "minor".
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { newestTag } from "./last-release/newest-tag.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { values } = parseArgs({ options: { ref: { type: "string" }, only: { type: "string" } } });
/** Their tests go through what users import. */
const packages = ["taobao", "1688", "logistics", "mock", "core"].filter((name) => (values.only ?? name) === name);
const git = (...args: string[]): string =>
  execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });

const ref = values.ref ?? newestTag(git("tag", "--list", "@pandapon/core@*").split("\n"));
if (ref === undefined) console.log("Nothing was released yet: there are no tests to run again.");
else {
  const red = packages.filter((name) => !passes(name, ref));
  console.log(red.length === 0 ? `The tests of ${ref} are green.` : `Red by the tests of ${ref}: ${red.join(", ")}.`);
  if (red.length > 0) process.exitCode = 1;
}

/** Puts the old tests beside the new ones, at the same depth, so that what they import is the code of today. */
function passes(name: string, from: string): boolean {
  const folder = join(root, "packages", name);
  const old = join(folder, "test-of-last-release");
  rmSync(old, { recursive: true, force: true });
  mkdirSync(old);
  try {
    const archive = execFileSync("git", ["archive", from, `packages/${name}/test`], { cwd: root, maxBuffer: 1 << 28 });
    execFileSync("tar", ["-x", "--strip-components=3", "-C", old], { input: archive });
    if (!existsSync(old)) return true;
    const { status } = spawnSync(
      process.execPath,
      [
        join(root, "node_modules/vitest/vitest.mjs"),
        "run",
        "--dir",
        "test-of-last-release",
        "--config",
        fileURLToPath(new URL("last-release/vitest.config.ts", import.meta.url)),
        "--root",
        folder,
      ],
      { cwd: folder, stdio: "inherit" },
    );
    return status === 0;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}
