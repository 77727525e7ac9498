import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { announcesChange } from "../last-release/announces-change.ts";
import { newestTag } from "../last-release/newest-tag.ts";
import { entrySources, outsideTests } from "../last-release/outside-tests.ts";

it("finds the newest release among the tags", () => {
  const tags = [
    "@pandapon/core@0.9.0",
    "@pandapon/core@0.10.0",
    "@pandapon/core@0.10.1-rc.1",
    "@pandapon/core@0.2.11",
    "",
  ];
  expect(newestTag(tags)).toBe("@pandapon/core@0.10.0");
});

it("finds none before the first release", () => {
  expect(newestTag(["", "v1", "@pandapon/core@0.0.0-preview-0123abc"])).toBeUndefined();
});

it("takes the tests that see a package as users do, and leaves those of its inside", () => {
  const folder = mkdtempSync(join(tmpdir(), "outside-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const old = join(folder, "old");
  mkdirSync(join(old, "deep"), { recursive: true });
  const file = (name: string, text: string): void => writeFileSync(join(old, name), text);
  file("entry.test.ts", 'import { a } from "../src/index.ts";');
  file("deep/other-entry.test.ts", 'const { b } = await import("../../src/once/node.ts");');
  file("package.test.ts", 'import { c } from "@pandapon/core";');
  file("inside.test.ts", 'import { d } from "../src/codec/parse.ts";');
  file("through-a-helper.test.ts", 'import { help } from "./helper.ts";');
  file("helper.ts", 'export { help } from "../src/codec/parse.ts";');
  const entries = entrySources({
    exports: { ".": { types: "./dist/index.d.ts" }, "./once": { types: "./dist/once/node.d.ts" }, "./x": "./x.json" },
  });
  expect(entries).toEqual(["src/index.ts", "src/once/node.ts"]);
  expect(
    outsideTests(folder, "old", entries)
      .map((path) => path.slice(old.length + 1))
      .sort(),
  ).toEqual(["deep/other-entry.test.ts", "entry.test.ts", "package.test.ts"]);
});

it("takes a change for announced when a changeset says minor before 1.0, and major after", () => {
  const minor = '---\n"@pandapon/core": minor\n---\n\nA text with a line\n"x": major\n';
  expect(announcesChange([minor], "0.3.0")).toBe(true);
  expect(announcesChange([minor], "1.3.0")).toBe(false);
  expect(announcesChange([minor.replace("minor", "major")], "1.3.0")).toBe(true);
  expect(announcesChange([minor.replace("minor", "patch")], "0.3.0")).toBe(false);
  expect(announcesChange([], "0.3.0")).toBe(false);
});

it("runs the tests of a commit on the code of today", { timeout: 120_000 }, () => {
  const script = fileURLToPath(new URL("../last-release.ts", import.meta.url));
  const shown = execFileSync(process.execPath, [script, "--ref", "HEAD", "--only", "logistics"], { encoding: "utf8" });
  expect(shown).toContain("logistics: 2 test files see it as users do.");
  expect(shown).toContain("The tests of HEAD are green.");
});
