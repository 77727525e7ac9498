import ts from "typescript";

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed, removeComments: false });
const width = 120;

/** Prints declarations one below the other, with the indent and the line width of the repository. */
export function printNodes(nodes: readonly ts.Node[]): string {
  const file = ts.createSourceFile("generated.ts", "", ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
  return nodes
    .map((node) => printer.printNode(ts.EmitHint.Unspecified, node, file))
    .map((text) => text.split("\n").map(halveIndent).flatMap(foldUnion).join("\n"))
    .join("\n\n")
    .concat("\n");
}

/** The printer always indents by four. */
function halveIndent(line: string): string {
  return line.replace(/^(?: {4})+/, (indent) => " ".repeat(indent.length / 2));
}

/** Long unions of literals, one below the other. */
function foldUnion(line: string): string[] {
  const match = /^(\s*)(.*?(?: =|:)) ((?:[^|{}<>]|\{\})+(?: \| (?:[^|{}<>]|\{\})+)+);$/.exec(line);
  if (line.length <= width || match === null || line.trimStart().startsWith("*")) return [line];
  const [, indent = "", start = "", union = ""] = match;
  const parts = union.split(" | ").map((part) => `${indent}  | ${part}`);
  return [`${indent}${start}`, ...parts.slice(0, -1), `${parts.at(-1)};`];
}
