import { readFileSync } from "node:fs";
import { type MockCode, mockCodes } from "@pandapon/mock";
import { describe, expect, it } from "vitest";
import { HELP } from "../src/cli/arguments.ts";
import { knownRoutes } from "../src/control/routes.ts";
import { switches } from "../src/state/switches.ts";

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

describe.each(["README.md", "README.zh-CN.md"])("%s, row by row", (name) => {
  const text = read(name);
  const rows = text.split("\n").filter((line) => line.startsWith("| "));
  const row = (start: string): string | undefined => rows.find((line) => line.includes(start));

  it.each(
    [...HELP.matchAll(/^ .*?--([a-z-]+)(?: ([A-Z]+))? +.*?(?:\(default: ([^)]+)\))?$/gm)].map(([, ...cells]) => cells),
  )("--%s has a row with its argument and its default", (option, argument, fallback) => {
    const shown = row(`--${option}${argument === undefined ? "`" : ` ${argument}`}`);
    expect(shown, option).toBeDefined();
    const [words = ""] = fallback?.split(/,| or /).slice(-1) ?? [];
    expect(shown).toContain(words.trim());
  });

  it("lists every path of the control API, and no other", () => {
    const known = knownRoutes().map((route) =>
      route
        .replace("/__mock", "")
        .replaceAll(/:n\b/g, "N")
        .replaceAll(":id", "ID")
        .replaceAll(":name", "NAME")
        .replace(":file", "ID.svg"),
    );
    for (const route of known) {
      const [, path = ""] = route.split(" ");
      const last = path.split("/").filter(Boolean).at(-1) ?? "/";
      expect(text, route).toContain(path.endsWith("ID/duplicate") || path.endsWith("ID/retry") ? `/${last}` : path);
    }
    const control = rows.filter((line) => /^\| `(?:GET|POST|PUT|DELETE)/.test(line)).join("\n");
    for (const [, methods = "", path = ""] of control.matchAll(
      /`((?:GET|POST|PUT|PATCH|DELETE)(?:, [A-Z]+)*) (\/[^`?,]*)[^`]*`/g,
    )) {
      for (const method of methods.split(", ")) expect(known).toContain(`${method} ${path}`);
    }
  });

  it("names every switch, with its usual value and the others", () => {
    for (const [name, values] of Object.entries(switches)) {
      const shown = row(`\`${name}\``) ?? "";
      const own = rows.filter((line) => line.includes(`\`${name}\``)).join("\n");
      expect(shown, name).not.toBe("");
      for (const value of values) expect(own, `${name}: ${value}`).toContain(`\`${value}\``);
    }
  });

  it("names every preset fault, every scenario and every header of an answer", () => {
    for (const preset of ["lose-answer", "reset", "hang", "truncate", "html", "empty"])
      expect(row(`"${preset}"`)).toBeDefined();
    const scenarios = JSON.parse(read("dist/scenarios.json")) as { name: string }[];
    expect(scenarios.length).toBeGreaterThan(5);
    for (const scenario of scenarios) expect(text).toContain(`\`${scenario.name}\``);
    const cors = read("src/http/cors.ts");
    for (const [header] of cors.matchAll(/x-mock-[a-z]+(?=,| *,)/g)) {
      if (header !== "x-mock-world" && header !== "x-mock-scenario") expect(row(`\`${header}\``), header).toBeDefined();
    }
  });
});
