import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { compareFiles } from "../../tools/generate/files/compare-files.ts";
import { writeFiles } from "../../tools/generate/files/write-files.ts";

let directory = "";
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "pandapon-test-"));
  await mkdir(join(directory, "out/deep"), { recursive: true });
  await writeFile(join(directory, "out/same.txt"), "same");
  await writeFile(join(directory, "out/deep/changed.txt"), "old");
  await writeFile(join(directory, "out/stale.txt"), "stale");
});
afterEach(() => rm(directory, { recursive: true }));

const files = new Map([
  ["out/same.txt", "same"],
  ["out/deep/changed.txt", "new"],
  ["out/deep/missing.txt", "missing"],
]);

it("tells what differs, is missing and is no longer made", async () => {
  expect(await compareFiles(directory, ["out", "nowhere"], files)).toEqual({
    changed: ["out/deep/changed.txt"],
    missing: ["out/deep/missing.txt"],
    stale: ["out/stale.txt"],
  });
});

it("writes until nothing differs", async () => {
  await writeFiles(directory, files, await compareFiles(directory, ["out"], files));
  expect(await compareFiles(directory, ["out"], files)).toEqual({ changed: [], missing: [], stale: [] });
  expect(await readFile(join(directory, "out/deep/changed.txt"), "utf8")).toBe("new");
});
