// Root commands for real, each as the first in a clone: nothing built, nothing cached. It takes minutes: `npm run test:matrix`.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** In this order: the first one installs a part, the second one the rest. */
const COMMANDS = ["quickstart", "lint", "build", "generate", "api", "lint"];

describe("a root command works first in a fresh clone", () => {
  let folder: string;
  let clone: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "pandapon-clone-"));
    clone = join(folder, "clone");
    execFileSync("git", ["clone", "--quiet", "--shared", root, clone]);
  }, 120_000);
  // What was installed is a hundred thousand files.
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 300_000);

  it.each(COMMANDS.map((command, index) => ({ command, index })))(
    "$index: $command",
    ({ command, index }) => {
      // All that the commands before have made goes, but what they have installed.
      execFileSync("git", ["clean", "-fdxq", "-e", "node_modules"], { cwd: clone });
      const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", command], {
        cwd: clone,
        encoding: "utf8",
        env: { ...process.env, TURBO_CACHE_DIR: join(folder, `cache-${index}`), CI: "" },
        maxBuffer: 1 << 28,
      });
      expect(status, `${stdout}\n${stderr}`.slice(-8000)).toBe(0);
      // Nothing that is committed changes by it.
      const changed = execFileSync("git", ["status", "--porcelain"], { cwd: clone, encoding: "utf8" });
      expect(changed).toBe("");
    },
    900_000,
  );
});
