import { readFileSync } from "node:fs";
import { type MockCode, mockCodes } from "@pandapon/mock";
import { describe, expect, it } from "vitest";
import { HELP } from "../src/cli/arguments.ts";

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const codes: readonly MockCode[] = Object.values(mockCodes);

describe("codes", () => {
  it("are all different, in words too, and none could be one of PandaPon's", () => {
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
    expect(new Set(codes.map(({ reason }) => reason)).size).toBe(codes.length);
    for (const { code, status } of codes) {
      expect(String(code)).toMatch(/^99\d{3}$/);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  it.each([
    ["README.md", "en"],
    ["README.zh-CN.md", "zh"],
  ] as const)("%s lists exactly these", (name, language) => {
    const rows = [...read(name).matchAll(/^\| (99\d{3}) \| (\d+) \| ([a-z-]+) \| (.+) \|$/gm)].map(
      ([, ...cells]) => cells,
    );
    const table = codes.map((code) => [String(code.code), String(code.status), code.reason, code[language]]);
    expect(rows).toEqual(table);
  });
});

it.each(["README.md", "README.zh-CN.md"])("%s counts the operations rightly", (name) => {
  const { operations } = JSON.parse(read("dist/description.json")) as { operations: unknown[] };
  expect(/(\d+) (?:operations|个接口)/.exec(read(name))?.[1]).toBe(String(operations.length));
});

describe("options", () => {
  const commandLine = [...HELP.matchAll(/--[a-z-]+/g)].map(([option]) => option);
  const source = read("src/options.ts");
  const options = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, option]) => option);

  it.each(["README.md", "README.zh-CN.md"])("%s names all of them", (name) => {
    expect(commandLine.length).toBeGreaterThan(8);
    expect(options.length).toBeGreaterThan(10);
    for (const option of [...commandLine, ...options]) expect(read(name)).toContain(`${option}`);
  });
});
