import { expect, it } from "vitest";
import { extensions, grades, isGrade, units } from "../../tools/document/vocabulary.ts";

// EXTENSIONS.md is read by its tables: this says when their form has changed.
it("reads the words of EXTENSIONS.md", () => {
  expect(grades).toEqual(["confirmed", "documented", "documented-v1", "observed", "sibling", "upstream", "inferred"]);
  expect(units).toEqual(expect.arrayContaining(["fen", "yuan", "g", "ms", "s", "pieces", "china-time", "unknown"]));
  expect([...extensions.keys()]).toEqual(["operation", "schema", "example", "document"]);
  expect(extensions.get("operation")).toContain("x-safety");
  expect(extensions.get("schema")).toContain("x-int64");
  expect(extensions.get("schema")).not.toContain("x-safety");
  expect(extensions.get("example")).toEqual(new Set(["x-evidence"]));
  expect(extensions.get("document")).toContain("x-mock-codes");
});

it("takes grades of the table only", () => {
  expect(isGrade("upstream")).toBe(true);
  for (const wrong of ["Upstream", "", undefined, { grade: "upstream" }]) expect(isGrade(wrong)).toBe(false);
});
