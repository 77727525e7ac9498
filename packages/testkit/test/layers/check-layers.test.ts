import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { checkLayers } from "../../src/layers/check-layers.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes files into a new folder. */
function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "layers-"));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const clean = {
  "ground/money.ts": "export const fen = 1;\n",
  "left/buy.ts": 'import { fen } from "../ground/money.ts";\nexport const price = fen;\n',
  "right/sell.ts": 'import type { fen } from "../ground/money.ts";\nexport type Price = typeof fen;\n',
  "index.ts": 'export * from "./left/buy.ts";\nexport type * from "./right/sell.ts";\n',
};
const layers = ["ground", ["left", "right"], "index.ts"] as const;

describe("checkLayers", () => {
  test("finds nothing where every import runs down", () => {
    expect(checkLayers({ root: tree(clean), layers })).toEqual([]);
    expect(checkLayers({ root: pathToFileURL(`${tree(clean)}/`), layers })).toEqual([]);
  });

  test.each([
    ["a value import", 'import { price } from "../left/buy.ts";'],
    ["a type import", 'import type { price } from "../left/buy.ts";'],
    ["an import for its effect", 'import "../left/buy.ts";'],
    ["a re-export", 'export { price } from "../left/buy.ts";'],
    ["a star re-export", 'export * from "../left/buy.ts";'],
    ["a dynamic import", 'export const load = () => import("../left/buy.ts");'],
    ["an import type", 'export type P = typeof import("../left/buy.ts");'],
    ["an import in a comment's shadow", '/* import */ import /* "x" */ { price } from "../left/buy.ts";'],
    ["a .js ending", 'import { price } from "../left/buy.js";'],
  ])("tells of %s against the direction, and names both files", (_, statement) => {
    const root = tree({ ...clean, "ground/wrong.ts": `\n${statement}\nexport const x = 1;\n` });
    expect(checkLayers({ root, layers })).toEqual(["ground/wrong.ts:2 imports left/buy.ts: left stands above ground"]);
  });

  test("reports a room that is listed on two floors, where the higher one would win", () => {
    const twice = ["ground", ["left", "right"], "ground", "index.ts"];
    expect(checkLayers({ root: tree(clean), layers: twice })).toContain("ground is listed twice");
  });

  test("reads import statements, not texts that look like imports", () => {
    const text = '// import "../left/buy.ts";\nexport const x = `import "../left/buy.ts"`;\n';
    expect(checkLayers({ root: tree({ ...clean, "ground/text.ts": text }), layers })).toEqual([]);
  });

  test("reports an import between rooms that stand side by side", () => {
    const root = tree({ ...clean, "left/peek.ts": 'import "../right/sell.ts";\n' });
    expect(checkLayers({ root, layers })).toEqual(["left/peek.ts:1 imports right/sell.ts: right stands beside left"]);
  });

  test("reports a circle inside a room, made of type imports alone", () => {
    const root = tree({
      ...clean,
      "ground/a.ts": 'import type { B } from "./b.ts";\nexport type A = B;\n',
      "ground/b.ts": 'import type { C } from "./c.ts";\nexport type B = C;\n',
      "ground/c.ts": 'import type { A } from "./a.ts";\nexport type C = A;\n',
    });
    expect(checkLayers({ root, layers })).toEqual(["circle: ground/a.ts → ground/b.ts → ground/c.ts → ground/a.ts"]);
  });

  test("reports a file in no room, a room without a file and an import of a file that is not there", () => {
    const root = tree({ ...clean, "attic/old.ts": "", "left/lost.ts": 'import "../ground/gone.ts";\n' });
    expect(checkLayers({ root, layers: [...layers, "roof"] })).toEqual([
      "attic/old.ts stands in none of the listed rooms",
      "roof is listed, but has no file",
      "left/lost.ts:1 imports ground/gone.ts, which is not there",
    ]);
  });

  test("takes the longest room that fits, so that a folder can be divided", () => {
    const root = tree({
      "tools/read/read.ts": "export const read = 1;\n",
      "tools/lint.ts": 'import { read } from "./read/read.ts";\nexport const lint = read;\n',
    });
    expect(checkLayers({ root, layers: ["tools/read", "tools"] })).toEqual([]);
    expect(checkLayers({ root, layers: ["tools", "tools/read"] })).toEqual([
      "tools/lint.ts:1 imports tools/read/read.ts: tools/read stands above tools",
    ]);
  });

  test("keeps a package, and what is below it, in the rooms that may name it", () => {
    const root = tree({
      ...clean,
      "left/x.ts": 'import "@scope/pkg/sub.js";\n',
      "right/y.ts": 'import "@scope/pkg";\n',
    });
    expect(checkLayers({ root, layers, packages: { "@scope": ["right"] } })).toEqual([
      "left/x.ts:1 imports @scope/pkg/sub.js, which only right may name",
    ]);
  });

  test("refuses a file that cannot be parsed, instead of passing over it", () => {
    expect(() => checkLayers({ root: tree({ ...clean, "ground/broken.ts": "import {" }), layers })).toThrow(
      "broken.ts",
    );
  });
});
