import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { larger, largest, leastBump } from "../../tools/diff/bump.ts";
import { givenBump } from "../../tools/diff/changesets.ts";

const folder = mkdtempSync(path.join(tmpdir(), "pandapon-changesets-"));
afterAll(() => rmSync(folder, { recursive: true }));
const changeset = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

describe("the least bump", () => {
  it("is the change itself from 1.0 on", () => {
    for (const bump of ["none", "patch", "minor", "major"] as const) expect(leastBump(bump, "1.2.3")).toBe(bump);
  });

  it("is one smaller before 1.0", () => {
    expect(["major", "minor", "patch", "none"].map((bump) => leastBump(bump as "major", "0.3.1"))).toEqual([
      "minor",
      "patch",
      "patch",
      "none",
    ]);
  });

  it("orders none < patch < minor < major", () => {
    expect(larger("patch", "none")).toBe("patch");
    expect(largest(["patch", "major", "minor"])).toBe("major");
    expect(largest([])).toBe("none");
  });
});

describe("the bump that changesets give", () => {
  it("is the largest that names the package", () => {
    expect(givenBump(path.join(folder, "nowhere"), "@pandapon/spec")).toBe("none");
    changeset("README.md", '---\n"@pandapon/spec": major\n---\n');
    changeset("one.md", '---\n"@pandapon/core": major\n"@pandapon/spec": patch\n---\n\nText.\n');
    expect(givenBump(folder, "@pandapon/spec")).toBe("patch");
    changeset("two.md", "---\n'@pandapon/spec': minor\n---\n\nMore.\n");
    expect(givenBump(folder, "@pandapon/spec")).toBe("minor");
    changeset("three.md", "---\n---\n\nAn empty changeset.\n");
    expect(givenBump(folder, "@pandapon/spec")).toBe("minor");
  });

  it("is refused when it is not a bump", () => {
    changeset("four.md", '---\n"@pandapon/spec": big\n---\n');
    expect(() => givenBump(folder, "@pandapon/spec")).toThrow(
      /four\.md is not a changeset: .*invalid version type "big" for package "@pandapon\/spec"/,
    );
  });
});
