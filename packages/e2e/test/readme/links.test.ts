// A link that leads nowhere is a broken promise: every relative link of every Markdown file that users read is followed here.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

const under = (folder: string): string[] => readdirSync(join(root, folder)).map((name) => join(folder, name));
const markdown = (files: string[]): string[] =>
  files.filter((file) => file.endsWith(".md") && existsSync(join(root, file)));

const guides = markdown(under("docs"));
const files = [
  ...markdown(under(".")),
  ...guides,
  ...markdown(under("spec")),
  ...[...under("packages"), ...under("examples")].flatMap((folder) =>
    markdown(["README.md", "README.zh-CN.md"].map((name) => join(folder, name))),
  ),
];

/** Targets of links and pictures, outside of code. */
function linksOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8")
    .replace(/^(`{3,}).*?^\1/gms, "")
    .replace(/`[^`\n]*`/g, "code");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
}

/** The anchors of a file's headings, as GitHub makes them. */
function anchorsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8").replace(/^(`{3,}).*?^\1/gms, "");
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );
}

/** What is wrong with a link; undefined: it leads somewhere. */
function wrongWith(file: string, link: string): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? file : join(dirname(file), path);
  if (relative(root, join(root, target)).startsWith("..")) return `${link} leaves the repository`;
  if (!existsSync(join(root, target))) return `${link} leads nowhere`;
  if (anchor === undefined) return undefined;
  // GitHub shows the README of a folder.
  const page = target.endsWith(".md") ? target : join(target, "README.md");
  return anchorsOf(page).includes(anchor) ? undefined : `${link}: there is no such heading`;
}

describe("links", () => {
  it("are found, in the guides too", () => {
    expect(files).toContain("README.md");
    expect(guides.length).toBeGreaterThan(9);
    expect(linksOf("docs/README.md").length).toBeGreaterThan(9);
  });

  it.each([
    ["nowhere.md", "nowhere.md leads nowhere"],
    ["ordering-safely.md#no-such-heading", "ordering-safely.md#no-such-heading: there is no such heading"],
    ["../../outside.md", "../../outside.md leaves the repository"],
    ["../packages/mock#faults", undefined],
    ["https://example.com/", undefined],
  ])("%s is judged rightly", (link, verdict) => {
    expect(wrongWith("docs/README.md", link)).toBe(verdict);
  });

  it.each(files)("of %s lead somewhere", (file) => {
    expect(linksOf(file).flatMap((link) => wrongWith(file, link) ?? [])).toEqual([]);
  });

  it("of the index of guides name every guide", () => {
    const linked = linksOf("docs/README.md");
    const others = guides.map((file) => file.replace("docs/", "")).filter((name) => name !== "README.md");
    expect(others.filter((name) => !linked.includes(name))).toEqual([]);
  });
});
