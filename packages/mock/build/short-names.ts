// Names that only the page's own files use are short in what is shipped: class names and custom properties.
import { readdirSync, readFileSync } from "node:fs";

/** Rewrites a style sheet or a component of the console. */
export interface ShortNames {
  readonly inStyle: (css: string) => string;
  readonly inCode: (code: string) => string;
  /** For tests: a selector as the sources would have it, and as the page has it. */
  readonly inSelector: (selector: string) => string;
}

const CLASS_ATTRIBUTE = /\bclass="([^"]*)"/g;
const CLASS_SELECTOR = /\.([a-zA-Z][\w-]*)(?=[^{}]*\{)/g;
const PROPERTY = /--[a-z][\w-]*/g;
// A template may hold another one: all words of its lines count.
const TEXT = /^.*`.*$|"[^"\n]*"|`[^`]*`/gm;
const COMMENT = /\/\*[\s\S]*?\*\/|^ *\/\/.*$/gm;
const WORD = /[a-zA-Z][\w-]*/g;

/**
 * Reads all sources below a folder. A class gets a short name if it stands only in style sheets and in `class="…"`: one
 * that code puts together, or looks for, keeps its own.
 */
export function shortNames(folder: URL): ShortNames {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const read = (ending: RegExp): string[] =>
    files
      .filter((file) => ending.test(file))
      .map((file) => readFileSync(new URL(file.replaceAll("\\", "/"), folder), "utf8"));
  const styles = read(/\.css$/).map(withoutComments);
  const elsewhere = new Set(
    read(/(?<!texts\/\w+)\.tsx?$/)
      .flatMap((text) => text.replaceAll(COMMENT, "").replaceAll(CLASS_ATTRIBUTE, "").match(TEXT) ?? [])
      .flatMap((text) => text.match(WORD) ?? []),
  );
  const classes = shorten(
    styles.flatMap((css) => [...css.matchAll(CLASS_SELECTOR)].map(([, name = ""]) => name)),
    (name) => name.length > 2 && !elsewhere.has(name),
  );
  const properties = shorten(
    styles.flatMap((css) => css.match(PROPERTY) ?? []),
    (name) => name.length > 4,
    "--",
  );
  const property = (name: string): string => properties.get(name) ?? name;
  const dotted = (_: string, name: string): string => `.${classes.get(name) ?? name}`;
  return {
    inStyle: (css) => withoutComments(css).replaceAll(PROPERTY, property).replaceAll(CLASS_SELECTOR, dotted),
    inCode: (text) =>
      text
        .replaceAll(/(?<=var\(|")--[a-z][\w-]*(?=[)"])/g, property)
        .replaceAll(
          CLASS_ATTRIBUTE,
          (_, names: string) => `class="${names.replaceAll(WORD, (name) => classes.get(name) ?? name)}"`,
        ),
    inSelector: (selector) => selector.replaceAll(/\.([a-zA-Z][\w-]*)/g, dotted),
  };
}

const withoutComments = (css: string): string => css.replaceAll(COMMENT, "");

/** A letter, from the 27th on with a number. */
const shortName = (index: number): string =>
  String.fromCharCode(65 + (index % 26)) + (index < 26 ? "" : String(Math.floor(index / 26)));

function shorten(names: readonly string[], may: (name: string) => boolean, prefix = ""): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  const byUse = [...uses].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
  return new Map(byUse.filter(may).map((name, index) => [name, prefix + shortName(index)]));
}
