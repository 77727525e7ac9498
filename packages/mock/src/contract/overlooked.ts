import { parseLossless } from "@pandapon/core";
import type { DescribedOperation } from "./description.ts";
import { didYouMean } from "./did-you-mean.ts";
import { DEEPEST, isTooMuch, MOST_VALUES } from "./measure-json.ts";
import type { NameNode } from "./name-node.ts";
import type { OperationContract } from "./operation-contract.ts";
import { repeatedNames } from "./repeated-names.ts";
import type { Warning } from "./warning.ts";

const MOST_WARNINGS = 50;

/** The parts of a request that are searched for unknown names. */
export interface LookedThrough {
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** Undefined: no body was sent. */
  readonly body: unknown;
  /** The JSON text of the body. */
  readonly bodyText: string | undefined;
  /** Size of the body in bytes, whether the operation reads it or not. */
  readonly bodyLength: number;
}

/** Finds what the API would silently ignore: unknown names, names in the wrong place, a body that the operation does not read. */
export function overlooked(
  operation: DescribedOperation,
  contract: OperationContract,
  { query, body, bodyText, bodyLength }: LookedThrough,
): readonly Warning[] {
  const warnings: Warning[] = [];
  const queryNames = new Set([
    ...contract.queryNames,
    ...operation.security.flat().flatMap((part) => (part.in === "query" ? [part.name] : [])),
  ]);
  const bodyNode = contract.bodyNames;
  for (const name of Object.keys(query)) {
    if (queryNames.has(name)) continue;
    const inBody = bodyNode?.names.has(name) === true;
    warnings.push(
      inBody ? wrongPlace("query", name, "body") : unknown(["query", name], name, [...queryNames, ...others(bodyNode)]),
    );
  }
  if (bodyNode === undefined) {
    if (bodyLength > 0) warnings.push(unreadBody(operation, queryNames));
  } else {
    lookInto(body, bodyNode, ["body"], queryNames, warnings);
    if (bodyText !== undefined) tellRepeated(bodyText, ["body"], warnings);
  }
  return warnings.slice(0, MOST_WARNINGS);
}

const others = (node: NameNode | undefined): readonly string[] => [...(node?.names ?? [])];

function lookInto(
  value: unknown,
  node: NameNode,
  at: readonly string[],
  queryNames: ReadonlySet<string>,
  warnings: Warning[],
): void {
  if (warnings.length >= MOST_WARNINGS) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) lookInto(item, node.item, [...at, String(index)], NONE, warnings);
  } else if (typeof value === "string") {
    const { insideText } = node;
    if (insideText !== undefined) lookIntoText(value, insideText, at, warnings);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, child] of Object.entries(value)) {
      if (node.names.has(name)) lookInto(child, node.child(name), [...at, name], NONE, warnings);
      else if (queryNames.has(name)) warnings.push(wrongPlace("body", name, "query"));
      else if (node.isClosed) warnings.push(unknown([...at, name], name, node.names));
    }
  }
}

const NONE: ReadonlySet<string> = new Set();

/** JSON inside a text. */
function lookIntoText(text: string, node: NameNode, at: readonly string[], warnings: Warning[]): void {
  const unreadable = (en: string, zh: string): void => {
    warnings.push({ location: at, rule: "unreadable-text", message: { en, zh } });
  };
  const where = shown(at);
  if (isTooMuch(text)) {
    unreadable(
      `the text of ${where} is not looked into: it has more than ${MOST_VALUES} values, or more than ${DEEPEST} levels`,
      `${where} 的文本未检查：值超过 ${MOST_VALUES} 个，或嵌套超过 ${DEEPEST} 层`,
    );
    return;
  }
  try {
    lookInto(parseLossless(text), node, at, NONE, warnings);
    tellRepeated(text, at, warnings);
  } catch {
    unreadable(`the text of ${where} is not JSON`, `${where} 的文本不是合法的 JSON`);
  }
}

/** A JSON reader takes one of the values; it is not known which one the API takes. */
function tellRepeated(text: string, at: readonly string[], warnings: Warning[]): void {
  for (const way of repeatedNames(text, MOST_WARNINGS)) {
    const location = [...at, ...way];
    warnings.push({
      location,
      rule: "repeated-name",
      message: {
        en: `${shown(location)} is sent more than once; the mock reads the last value`,
        zh: `${shown(location)} 重复出现，mock 读取最后一个值`,
      },
    });
  }
}

const PLACES = { query: { en: "the query", zh: "查询参数" }, body: { en: "the body", zh: "请求体" } } as const;

function unknown(location: readonly string[], name: string, known: Iterable<string>): Warning {
  const meant = didYouMean(name, known);
  const parent = location.slice(0, -1);
  const place =
    parent.length > 1 ? { en: shown(parent), zh: shown(parent) } : PLACES[parent[0] === "query" ? "query" : "body"];
  return {
    location,
    rule: "unknown-name",
    message: {
      en: `${place.en} has no "${name}"${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
      zh: `${place.zh} 没有 "${name}"${meant === undefined ? "" : `；是不是 "${meant}"？`}`,
    },
    ...(meant === undefined ? {} : { didYouMean: meant }),
  };
}

const wrongPlace = (at: "query" | "body", name: string, right: "query" | "body"): Warning => ({
  location: [at, name],
  rule: "wrong-place",
  message: {
    en: `"${name}" belongs in ${PLACES[right].en}, not in ${PLACES[at].en}`,
    zh: `"${name}" 应放在${PLACES[right].zh}中，而不是${PLACES[at].zh}中`,
  },
  didYouMean: name,
});

const unreadBody = ({ method, path }: DescribedOperation, queryNames: ReadonlySet<string>): Warning => {
  const names = [...queryNames].join(", ");
  return {
    location: ["body"],
    rule: "unread-body",
    message: {
      en: `${method} ${path} reads no body${names === "" ? "" : `; its parameters go into the query: ${names}`}`,
      zh: `${method} ${path} 不读取请求体${names === "" ? "" : `；参数应放在查询中：${names}`}`,
    },
  };
};

const shown = (location: readonly string[]): string => location.join(".");
