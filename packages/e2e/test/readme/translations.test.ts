// The translations of a README say the same: same headings, links, tables and code. Only words differ.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { blocksOf } from "./blocks.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const folders = [
  "",
  "spec",
  ...["packages", "examples"].flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name))),
];
const translated = folders.filter((folder) => existsSync(join(root, folder, "README.zh-CN.md")));
const read = (folder: string, name: string): string => readFileSync(join(root, folder, name), "utf8");

describe.each(translated)("the Chinese README of %s/", (folder) => {
  const [english, chinese] = [read(folder, "README.md"), read(folder, "README.zh-CN.md")];

  it("has the same code, except for the comments", () => expect(codeOf(chinese)).toEqual(codeOf(english)));
  it("has the same headings", () => expect(headingsOf(chinese)).toEqual(headingsOf(english)));
  it("has the same links", () => expect(linksOf(chinese)).toEqual(linksOf(english)));
  it("has tables of the same size, and as many points", () => expect(rowsOf(chinese)).toEqual(rowsOf(english)));
});

describe("the Thai README", () => {
  const [english, thai] = [read("", "README.md"), read("", "README.th.md")];

  it("has the code of the first screen", () => {
    const first = codeOf(thai);
    expect(first.length).toBe(2);
    expect(first).toEqual(codeOf(english).slice(0, 2));
  });
  it("has its headings", () => {
    expect(headingsOf(thai)).toEqual(headingsOf(english).slice(0, headingsOf(thai).length));
    expect(headingsOf(thai).length).toBe(3);
  });
  it("has the points of the status", () => {
    const status = english.slice(english.indexOf("## Status"), english.indexOf("## What you get"));
    expect(rowsOf(thai)).toEqual(rowsOf(status.slice(0, status.indexOf("<!--"))));
  });
});

/** Code with the comments taken out, blocks in order. */
function codeOf(markdown: string): string[] {
  return blocksOf(markdown).map(({ language, code }) =>
    code
      .split("\n")
      .map((line) => line.replace(language === "sh" ? /(^|\s)#.*$/ : /(^|\s)\/\/ .*$/, "").trimEnd())
      .join("\n"),
  );
}

function headingsOf(markdown: string): string[] {
  return withoutCode(markdown).flatMap((line) => /^#+(?= )/.exec(line) ?? []);
}

/** Where the links lead, in any order; other languages of the same file do not count. */
function linksOf(markdown: string): string[] {
  const links = [
    ...withoutCode(markdown)
      .join("\n")
      .matchAll(/\]\(([^)]+)\)/g),
  ].map(([, target]) => target ?? "");
  return links.filter((target) => !/^README(\.[\w-]+)?\.md$/.test(target)).sort();
}

function rowsOf(markdown: string): string[] {
  return withoutCode(markdown).flatMap((line) => {
    if (line.startsWith("|")) return `row of ${line.split("|").length - 2}`;
    return line.startsWith("- ") ? "point" : [];
  });
}

function withoutCode(markdown: string): string[] {
  return markdown.replace(/^(`{3,})[\s\S]*?^\1$/gm, "").split("\n");
}
