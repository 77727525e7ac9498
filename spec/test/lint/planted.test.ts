// The description itself keeps every rule, and an error in the evidence or the name of any operation is found.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lint } from "../../tools/redocly/lint.ts";
import { specDir } from "../../tools/spec-dir.ts";

const sources = ["openapi.yaml", "taobao", "1688", "logistics", "webhooks", "shared"];
const work = mkdtempSync(path.join(tmpdir(), "pandapon-planted-"));
afterAll(() => rmSync(work, { recursive: true }));

/** A copy of the description, with a change of the text of each operation's file. */
function copy(name: string, change: (text: string) => string): { root: string; files: readonly string[] } {
  const folder = path.join(work, name);
  for (const source of sources) cpSync(path.join(specDir, source), path.join(folder, source), { recursive: true });
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .filter(
      (file) => file.endsWith(".yaml") && /^ {2}operationId:/m.test(readFileSync(path.join(folder, file), "utf8")),
    );
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), "utf8");
    const next = change(text);
    if (next === text) throw new Error(`Nothing was planted in ${file}.`);
    writeFileSync(path.join(folder, file), next);
  }
  return { root: path.join(folder, "openapi.yaml"), files };
}

const evidence = copy("evidence", (text) => text.replace(/^ {4}response: .*$/m, "    response: certain"));
const names = copy("names", (text) => text.replace(/^( {2}operationId: .*)$/m, "$1X"));
const [clean = [], badEvidence = [], badNames = []] = await lint(
  path.join(specDir, "openapi.yaml"),
  evidence.root,
  names.root,
);

const filesWith = (faults: readonly { rule: string; file: string }[], rule: string) =>
  [...new Set(faults.filter((fault) => fault.rule === rule).map(({ file }) => file))].sort();

describe("the description", () => {
  it("keeps every rule", () => {
    expect(clean).toEqual([]);
  });

  it("has 67 operations and 6 webhooks", () => {
    expect(evidence.files.filter((file) => !file.startsWith("webhooks/"))).toHaveLength(67);
    expect(evidence.files.filter((file) => file.startsWith("webhooks/"))).toHaveLength(6);
  });

  it("is refused for a wrong grade in any operation", () => {
    expect(filesWith(badEvidence, "pandapon/operation-evidence")).toEqual([...evidence.files].sort());
  });

  it("is refused for a wrong name of any operation", () => {
    expect(filesWith(badNames, "pandapon/operation-id")).toEqual([...names.files].sort());
  });
});
