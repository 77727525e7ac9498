import { readdirSync, readFileSync } from "node:fs";
import { posix, relative, resolve, sep } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/** One import or re-export between two files, or of a package. Type imports count. */
export interface Import {
  /** Path of the file from the root, with `/`. */
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** Path of the imported file from the root; undefined for a package. */
  readonly to?: string;
  readonly line: number;
}

/** All source files below a folder, sorted, as paths with `/`. Declarations are left out. */
export function sourceFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.split(sep).join(posix.sep))
    .filter((path) => /\.[cm]?tsx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path))
    .filter((path) => !path.split("/").includes("node_modules"))
    .sort();
}

/**
 * The imports of one file: static and dynamic imports, re-exports, `import("…")` types, `import x = require("…")` and `require("…")`.
 *
 * @throws Error if the file cannot be parsed
 */
export function importsOf(root: string, file: string): readonly Import[] {
  const text = readFileSync(resolve(root, file), "utf8");
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const found: Import[] = [];
  const add = (node: { readonly type: string; readonly value?: unknown; readonly start: number } | null): void => {
    if (node?.type !== "Literal" || typeof node.value !== "string") return;
    const to = node.value.startsWith(".") ? targetOf(root, file, node.value) : undefined;
    const line = text.slice(0, node.start).split("\n").length;
    found.push({ from: file, specifier: node.value, line, ...(to === undefined ? {} : { to }) });
  };
  new Visitor({
    ImportDeclaration: ({ source }) => add(source),
    ExportNamedDeclaration: ({ source }) => add(source),
    ExportAllDeclaration: ({ source }) => add(source),
    ImportExpression: ({ source }) => add(source),
    TSImportType: ({ source }) => add(source),
    TSExternalModuleReference: ({ expression }) => add(expression),
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type === "Identifier" && callee.name === "require" && first !== undefined) add(first);
    },
  }).visit(program);
  return found;
}

/** Sources import with `.ts` endings; `.js` stands for the same file. */
function targetOf(root: string, file: string, specifier: string): string {
  const target = relative(root, resolve(root, posix.dirname(file), specifier))
    .split(sep)
    .join(posix.sep);
  return target.replace(/\.([cm]?)js$/, ".$1ts");
}
