import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { shortNames } from "../../build/short-names.ts";

const folder = mkdtempSync(join(tmpdir(), "short-names-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const css = `/* .comment { --not-one: 1 } */
:root { --surface: #fff; --bg: #000 }
.toolbar > .wide-row { color: var(--surface); background: var(--bg); margin: 0.5em; }
.toolbar:hover .tone { top: 1px }
.sought { left: 0 }
.deep { left: 1px }
.wide-row.wide-row { right: 0 }`;
const view = `// "toolbar" in a remark counts for nothing
const tone = isBad ? "tone" : "";
document.querySelector(".sought");
const nested = \`a \${isBad ? \`deep\` : ""}\`;
export const View = () => <div class="toolbar wide-row sought" title="wide rows" style={{ color: "var(--surface)" }}><i class={tone} /></div>;`;
mkdirSync(join(folder, "texts"));
writeFileSync(join(folder, "page.css"), css);
writeFileSync(join(folder, "view.tsx"), view);
writeFileSync(join(folder, "texts", "en.ts"), 'export const hint = "a toolbar with --surface";');
const { inStyle, inCode } = shortNames(pathToFileURL(`${folder}/`));

const namesIn = (text: string): readonly string[] => text.match(/[a-zA-Z-][\w-]*/g) ?? [];

describe("short names of the console", () => {
  test("replace a class in the style sheet and in the components alike", () => {
    const [toolbar, row] = /class="(\S+) (\S+) sought"/.exec(inCode(view))?.slice(1) ?? [];
    expect(inStyle(css)).toContain(`.${toolbar} > .${row} {`);
    expect(inStyle(css)).toContain(`.${row}.${row} {`);
    expect(namesIn(inStyle(css))).not.toContain("toolbar");
    expect(toolbar).not.toBe(row);
  });

  test("leave a class alone that code looks for or puts together", () => {
    expect(inStyle(css)).toContain(".sought {");
    expect(inStyle(css)).toContain(" .tone {");
    expect(inStyle(css)).toContain(".deep {");
    expect(inCode(view)).toContain('querySelector(".sought")');
  });

  test("replace custom properties in both, and leave short ones unchanged", () => {
    const name = /(--\w+): #fff/.exec(inStyle(css))?.[1];
    expect(name).not.toBe("--surface");
    expect(inStyle(css)).toContain(`color: var(${name})`);
    expect(inCode(view)).toContain(`"var(${name})"`);
    expect(inStyle(css)).toContain("var(--bg)");
  });

  test("change no text and no number", () => {
    expect(inCode(view)).toContain('title="wide rows"');
    expect(inCode('export const hint = "a toolbar with --surface";')).toBe(
      'export const hint = "a toolbar with --surface";',
    );
    expect(inStyle(css)).toContain("0.5em");
  });
});
