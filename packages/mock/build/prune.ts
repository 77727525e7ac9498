import type { IHttpOperation } from "@stoplight/types";
import { BACK } from "./recursion.ts";

/** Keys that say something to people and nothing to a validator. */
const PROSE = new Set(["description", "title", "summary", "deprecated", "externalDocs"]);
/** Maps from names of the API to schemas: their keys are data. */
const MAPS = new Set(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"]);
/** Values of the API: copied as they are. */
const DATA = new Set(["const", "enum", "default", "value"]);

/** Where Prism looks for what an operation's schemas refer to. */
const BUNDLED = "__bundled__";

/**
 * The operation without prose and `x-` keys, a third of the size and the same behaviour; with its recursive schemas beside it.
 */
export function pruned(operation: IHttpOperation, recursive: ReadonlyMap<string, unknown>): IHttpOperation {
  const {
    tags: _tags,
    extensions: _extensions,
    servers: _servers,
    ...rest
  } = operation as IHttpOperation & {
    extensions?: unknown;
  };
  const lean = withLeanRequest(prune(rest) as IHttpOperation);
  const bundled = Object.fromEntries([...recursive].map(([name, schema]) => [name, prune(schema)]));
  return JSON.stringify(lean).includes(`#/${BUNDLED}/`) ? Object.assign(lean, { [BUNDLED]: bundled }) : lean;
}

/**
 * Places without parameters are left out, and headers that cannot be wrong: at each request Prism would take apart path and
 * headers for nothing. And OpenAPI's default for query parameters of style `form` is filled in, which Prism does not: of `?a=1&a=2` it would see the last.
 */
function withLeanRequest(operation: IHttpOperation): IHttpOperation {
  const { request } = operation;
  if (request === undefined) return operation;
  const { query = [], path = [], body } = request;
  const headers = (request.headers ?? []).filter(({ required, schema }) => required === true || !isAnyText(schema));
  const exploded = query.map((parameter) =>
    parameter.style === "form" && parameter.explode === undefined ? { ...parameter, explode: true } : parameter,
  );
  return {
    ...operation,
    request: {
      ...(headers.length > 0 ? { headers } : {}),
      ...(exploded.length > 0 ? { query: exploded } : {}),
      ...(path.length > 0 ? { path } : {}),
      ...(body === undefined ? {} : { body }),
    },
  };
}

function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune);
  if (typeof value !== "object" || value === null) return value;
  const back: unknown = Reflect.get(value, BACK);
  if (typeof back === "string") return { $ref: `#/${BUNDLED}/${back}` };
  const result: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    if (DATA.has(key)) result[key] = child;
    else if (MAPS.has(key))
      result[key] = Object.fromEntries(Object.entries(child ?? {}).map(([k, v]) => [k, prune(v)]));
    else if (!PROSE.has(key) && !key.startsWith("x-") && key !== "explicitProperties") result[key] = prune(child);
  }
  return result;
}

/** A header is always text. */
function isAnyText(schema: object | undefined): boolean {
  const { $schema: _dialect, ...rules } = (schema ?? {}) as Record<string, unknown>;
  const names = Object.keys(rules);
  return names.length === 0 || (names.length === 1 && rules.type === "string");
}
