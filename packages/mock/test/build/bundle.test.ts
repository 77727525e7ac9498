import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const dist = new URL("../../dist/", import.meta.url);

it("every file that the bundle imports is in it", () => {
  const files = readdirSync(dist).filter((file) => file.endsWith(".js"));
  const imported = files.flatMap((file) =>
    [...readFileSync(new URL(file, dist), "utf8").matchAll(/(?:\bfrom|\bimport\(?)\s*"(\.[^"]+)"/g)].map(
      ([, path = ""]) => path,
    ),
  );
  expect(imported.length).toBeGreaterThan(3);
  expect(imported.filter((path) => !existsSync(new URL(path, dist)))).toEqual([]);
});

it("what a start reads is ASCII alone: one other character in a megabyte makes it three times as slow to read", () => {
  // esbuild writes other characters of strings as `\\u…`, and leaves those of regular expressions as they are.
  const files = readdirSync(dist).filter((file) => file.endsWith(".js") || file === "description.json");
  const others = files.flatMap((file) =>
    [...readFileSync(new URL(file, dist), "utf8").matchAll(/.{0,40}[\u0080-\uffff]/g)].map(
      ([found]) => `${file}: ${found}`,
    ),
  );
  expect(others.slice(0, 5)).toEqual([]);
});
