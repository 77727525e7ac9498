import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("the tarball holds the mock's licence, and the whole text of every licence of what is bundled", () => {
  expect(JSON.parse(read("package.json"))).toMatchObject({ files: expect.arrayContaining(["LICENSE", "dist"]) });
  expect(read("LICENSE")).toBe(read("../../LICENSE"));
  const notices = read("dist/THIRD-PARTY-LICENCES.txt")
    .split(`${"=".repeat(80)}\n`)
    .slice(1);
  const texts = notices.filter((_, index) => index % 2 === 1);
  const titles = notices.filter((_, index) => index % 2 === 0).map((title) => title.trim());
  expect(titles.length).toBeGreaterThan(30);
  for (const name of ["ajv", "yaml", "fastest-levenshtein", "@stoplight/prism-http", "@noble/hashes"]) {
    expect(
      titles.some((title) => title.startsWith(`${name} `)),
      name,
    ).toBe(true);
  }
  for (const [index, text] of texts.entries()) expect(text.length, titles[index]).toBeGreaterThan(400);
});
