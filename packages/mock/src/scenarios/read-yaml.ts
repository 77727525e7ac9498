import { isMap, isNode, isPair, LineCounter, type Node, parseDocument } from "yaml";
import { readScenario, type ScenarioNames, ScenarioProblem } from "./read-scenario.ts";
import type { Scenario } from "./scenario.ts";

/**
 * Reads a scenario from the text of a YAML file.
 *
 * @throws TypeError that names file, line and column of the first mistake
 */
export function readYamlScenario(text: string, file: string, known: ScenarioNames): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, intAsBigInt: true });
  const at = (offset: number, message: string): TypeError => {
    const { line, col } = lines.linePos(offset);
    return new TypeError(`${file}:${line}:${col}: ${message}`);
  };
  const [error] = document.errors;
  if (error !== undefined) throw at(error.pos[0], error.message);
  try {
    return readScenario(exact(document.toJS()), known);
  } catch (problem) {
    if (!(problem instanceof ScenarioProblem)) throw problem;
    const { path, message } = problem;
    throw at(offsetOf(document.contents, path), `${path.join(".") || "scenario"} ${message}`);
  }
}

/** Whole numbers that JavaScript would round become text: they are ids. */
function exact(value: unknown): unknown {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (Array.isArray(value)) return value.map(exact);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, exact(item)]));
}

/** The position of a path: of the key if the path ends in a name, otherwise of the value; of the nearest existing part. */
function offsetOf(root: Node | null, path: readonly (string | number)[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const token of path) {
    const found = isMap(node)
      ? node.items.find((pair) => isPair(pair) && String(pair.key) === String(token))
      : undefined;
    const next: unknown = found?.value ?? (isNode(node) && "get" in node ? node.get(token as never, true) : undefined);
    const key: unknown = found?.key;
    if (isNode(key) && key.range) offset = key.range[0];
    else if (isNode(next) && next.range) offset = next.range[0];
    if (next === undefined || next === null) break;
    node = next;
  }
  return offset;
}
