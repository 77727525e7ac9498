// Each rule sees a description with one file that breaks it, and is silent about the one that keeps all rules.
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import plugin from "../../lint/plugin.ts";
import { lint } from "../../tools/redocly/lint.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
// A name that many other names are made of cannot be wrong alone.
const alongWith: Readonly<Record<string, readonly string[]>> = { "operation-id": ["example-names"] };
const rules = Object.keys(plugin().rules.oas3);
const broken = readdirSync(path.join(here, "broken")).sort();
const work = mkdtempSync(path.join(tmpdir(), "pandapon-lint-"));
afterAll(() => rmSync(work, { recursive: true }));

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
}

const roots = [
  path.join(here, "base", "openapi.yaml"),
  ...broken.map((rule) => {
    const folder = path.join(work, rule);
    cpSync(path.join(here, "base"), folder, { recursive: true });
    cpSync(path.join(here, "broken", rule), folder, { recursive: true });
    return path.join(folder, "openapi.yaml");
  }),
];
const [base = [], ...results] = await lint(...roots);

describe("the rules of the description", () => {
  it("find no fault in the description that keeps them", () => {
    expect(base).toEqual([]);
  });

  it("have one file each that breaks them", () => {
    expect(broken).toEqual([...rules].sort());
    for (const rule of broken) expect(filesIn(path.join(here, "broken", rule)), rule).toHaveLength(1);
  });

  it.each(broken.map((rule, index) => ({ rule, faults: results[index] ?? [] })))(
    "$rule refuses its file",
    ({ rule, faults }) => {
      const [file = ""] = filesIn(path.join(here, "broken", rule));
      const ours = faults.filter((fault) => fault.rule.startsWith("pandapon/"));
      const expected = [rule, ...(alongWith[rule] ?? [])].map((name) => `pandapon/${name}`);
      expect([...new Set(ours.map((fault) => fault.rule))].sort()).toEqual(expected.sort());
      const places = ours.map((fault) => fault.file);
      expect(places).toContain(rule === "stray-files" ? "openapi.yaml" : file);
      for (const { message } of ours) expect(message).toMatch(/^[A-Z][^\n]*[.)]$/s);
    },
  );
});
