import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../published.ts";
import type { Tarball } from "./pack.ts";

/**
 * Links of a tarball's Markdown that lead nowhere: a relative link to what is not in the tarball, an absolute link to what the
 * repository does not have, a heading that does not exist.
 */
export function problemsOfLinks(root: string, { files, text }: Tarball): string[] {
  const problems: string[] = [];
  for (const file of files.filter((name) => name.endsWith(".md") && !name.includes("/"))) {
    for (const link of linksIn(text(file))) {
      const why = problemOf(root, link, files, text, file);
      if (why) problems.push(`${file} links to ${link}, ${why}`);
    }
  }
  return problems;
}

/** Targets of links and images, outside code. */
export function linksIn(markdown: string): string[] {
  const prose = markdown.replace(/```[\s\S]*?```/g, "").replace(/`[^`\n]*`/g, "");
  return [
    ...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s+<?([^\s>]+)|(?:src|href)="([^"]+)"/gm),
  ].map(([, inline, reference, attribute]) => inline ?? reference ?? attribute ?? "");
}

function problemOf(
  root: string,
  link: string,
  files: readonly string[],
  text: (file: string) => string,
  from: string,
): string | undefined {
  const [target = "", heading] = link.split("#");
  if (target === "") return headingProblem(text(from), heading);
  if (target.startsWith(repository)) {
    const match = /^\/(?:blob|tree|raw)\/main\/(.+?)\/?$/.exec(target.slice(repository.length));
    if (!match) return undefined;
    const path = join(root, decodeURIComponent(match[1] ?? ""));
    if (!existsSync(path)) return "which the repository does not have";
    return statSync(path).isFile() && heading !== undefined
      ? headingProblem(readFileSync(path, "utf8"), heading)
      : undefined;
  }
  if (/^[a-z][a-z+.-]*:/i.test(target)) return /^http:/i.test(target) ? "which is not https" : undefined;
  const path = decodeURIComponent(target.replace(/^\.\//, ""));
  if (!files.includes(path)) return "which is not in the tarball: give the whole address";
  return heading === undefined ? undefined : headingProblem(text(path), heading);
}

const headingProblem = (markdown: string, heading: string | undefined): string | undefined =>
  heading === undefined || headingsIn(markdown).has(heading.toLowerCase())
    ? undefined
    : "a heading that does not exist";

/** The anchors that GitHub makes of headings. */
export function headingsIn(markdown: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, title = ""] of markdown.replace(/```[\s\S]*?```/g, "").matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const plain = title.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const base = plain.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "").replaceAll(" ", "-");
    let anchor = base;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${base}-${count}`;
    anchors.add(anchor);
  }
  for (const [, id = ""] of markdown.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id.toLowerCase());
  return anchors;
}
