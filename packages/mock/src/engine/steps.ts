import { chooseAnswer } from "../answer/choose.ts";
import { readPrefer } from "../answer/prefer.ts";
import type { WireWriter } from "../answer/wire.ts";
import type { Nonces } from "../auth/nonces.ts";
import { verify } from "../auth/verify.ts";
import { decodeBody } from "../body/decode.ts";
import { textOf } from "../body/text.ts";
import { mockCodes } from "../codes.ts";
import type { DescribedOperation } from "../description/description.ts";
import type { Resource } from "../description/resources.ts";
import { validateAnswer, validateRequest } from "../prism/prism.ts";
import type { IHttpRequest } from "../prism/types.ts";
import type { Route } from "../route/router.ts";
import { cut, type Text } from "../text.ts";
import { type Lookup, violationLines, violationsOf } from "../violation/fromPrism.ts";
import { valueAt } from "../violation/valueAt.ts";
import type { Violation } from "../violation/violation.ts";
import { type Exchange, Refusal, type Step } from "./exchange.ts";
import type { Settings } from "./settings.ts";

/** How many violations `msg` spells out. */
const MOST_IN_MSG = 5;

export function refuseRoute(
  route: Exclude<Route, { kind: "operation" }>,
  method: string,
  path: string,
  basePath: string,
): Refusal {
  const shown = cut(path, 120);
  if (route.kind === "method") {
    const allowed = route.allowed.join(", ");
    return new Refusal(
      mockCodes.wrongMethod,
      { en: `${method} ${shown}; send ${allowed}`, zh: `${method} ${shown}；应为 ${allowed}` },
      { allow: allowed },
    );
  }
  const hint =
    basePath === "" ? { en: "", zh: "" } : { en: `; the base path is ${basePath}`, zh: `；基础路径为 ${basePath}` };
  return new Refusal(mockCodes.unknownPath, { en: `${shown}${hint.en}`, zh: `${shown}${hint.zh}` });
}

/** Checks the credentials. In lenient mode it only notes what it would refuse. */
export function checkAuth(
  exchange: Exchange,
  operation: DescribedOperation,
  settings: Settings,
  nonces: Nonces,
): Step | undefined {
  const { request, target, now } = exchange;
  if (settings.auth === "off" || target === undefined) return undefined;
  const outcome = verify(
    operation,
    {
      method: request.method,
      path: target.path,
      queryText: target.queryText,
      headers: request.headers,
      query: target.query,
      bodyText: textOf(request.body),
    },
    { credentials: settings.credentials, scheme: settings.scheme, timestampUnit: settings.timestampUnit, nonces },
    now,
  );
  exchange.auth = outcome;
  if (outcome.kind !== "refused") return undefined;
  exchange.reason = outcome.refusal.code.reason;
  return settings.auth === "verify" ? new Refusal(outcome.refusal.code, outcome.refusal.detail) : undefined;
}

/** Body and parameters against the description. */
export function checkRequest(exchange: Exchange, operation: DescribedOperation, resource: Resource): Step | undefined {
  const { request, target } = exchange;
  if (target === undefined) return undefined;
  const decoded = decodeBody(operation, request.headers, request.body);
  if (!decoded.ok) return new Refusal(decoded.code, decoded.detail);
  if (!decoded.empty) exchange.body = decoded.value;

  const element = prismRequest(exchange, operation, exchange.body);
  const sent = { body: exchange.body, query: target.query, path: exchange.params };
  const lookup: Lookup = {
    valueAt: (location) => valueAt(sent, location),
    nameOf: (place, name) => resource.nameOf(place, name),
  };
  const diagnostics = validateRequest(resource.whole, element);
  const violations = violationsOf(diagnostics, lookup);
  exchange.violationCount = diagnostics.length;
  if (!decoded.empty && decoded.rounded !== undefined) {
    // A long bare number is text by now, and would pass where text is wanted.
    const asNumbers = validateRequest(resource.whole, { ...element, body: decoded.rounded });
    for (const violation of violationsOf(asNumbers, lookup)) {
      if (violations.some((known) => isSame(known, violation))) continue;
      violations.push(violation);
      exchange.violationCount++;
    }
  }
  if (violations.length === 0) return undefined;
  exchange.violations = violations;
  return new Refusal(mockCodes.violation, {
    en: violationLines(violations, "en", MOST_IN_MSG, exchange.violationCount),
    zh: violationLines(violations, "zh", MOST_IN_MSG, exchange.violationCount),
  });
}

const isSame = (a: Violation, b: Violation): boolean =>
  a.rule === b.rule &&
  a.location.length === b.location.length &&
  a.location.every((part, index) => part === b.location[index]);

/** The path goes to Prism re-encoded, since it matches it against the template again. */
function prismRequest(exchange: Exchange, operation: DescribedOperation, body: unknown): IHttpRequest {
  const { request, target, params } = exchange;
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(target?.query ?? {})) {
    if (name !== "__proto__") query[name] = typeof value === "string" ? value : [...value];
  }
  const { accept: _accept, "content-type": _type, "content-length": _length, ...headers } = request.headers;
  const hasBody = request.body.length > 0 && operation.mediaTypes.length > 0;
  return {
    method: request.method.toLowerCase() as IHttpRequest["method"],
    url: { path, query },
    headers: hasBody ? { ...headers, "content-type": essence(request.headers["content-type"] ?? "") } : headers,
    ...(hasBody ? { body } : {}),
  };
}

const essence = (contentType: string): string => (contentType.split(";")[0] ?? "").trim().toLowerCase();

/** Chooses the answer, checks it against the description, writes it. */
export function answer(
  exchange: Exchange,
  operation: DescribedOperation,
  resource: Resource,
  settings: Settings,
  wire: WireWriter,
  known: WeakMap<object, readonly Violation[]>,
): Step {
  const { request, target, params, body } = exchange;
  const preferred = readPrefer(request.headers.prefer);
  if (!preferred.ok) return new Refusal(mockCodes.preferUnusable, preferred.detail);
  const choice = chooseAnswer(operation, resource, {
    accept: usableAccept(request.headers.accept),
    preference: preferred.preference,
    query: target?.query ?? {},
    params,
    body,
  });
  if (!choice.ok) return new Refusal(choice.code, choice.detail);
  const { status, value, response, example, exact } = choice.answer;
  exchange.answerViolations = checkAnswer(resource, response, status, value, known);
  if (example !== undefined) exchange.example = example;
  const code = codeOf(value);
  if (code !== undefined) exchange.code = code;
  return {
    status,
    headers: { "content-type": "application/json" },
    body: wire.write(operation, response, value, exact ? undefined : settings.requestId()),
  };
}

/** An example is the same object each time, so it is checked once. */
function checkAnswer(
  resource: Resource,
  response: string,
  status: number,
  value: unknown,
  known: WeakMap<object, readonly Violation[]>,
): readonly Violation[] {
  const key = typeof value === "object" && value !== null ? value : undefined;
  const before = key === undefined ? undefined : known.get(key);
  if (before !== undefined) return before;
  const element = { statusCode: status, headers: { "content-type": "application/json" }, body: value };
  const violations = violationsOf(validateAnswer(resource.only(response), element), {
    valueAt: (location) => valueAt({ body: value }, location),
    nameOf: (_, name) => name,
  });
  if (key !== undefined) known.set(key, violations);
  return violations;
}

/** A header that is no list of media types is as good as none. */
function usableAccept(accept: string | undefined): string | undefined {
  if (accept === undefined) return undefined;
  const range = /^\s*[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+\s*(?:;\s*[\w!#$&^.+*-]+=(?:[\w!#$&^.+*-]+|"[^"]*")\s*)*$/;
  return accept.split(",").every((part) => range.test(part)) ? accept : undefined;
}

function codeOf(value: unknown): number | undefined {
  const code: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "code") : undefined;
  return typeof code === "number" ? code : undefined;
}

export const internalText = (error: unknown): Text => {
  const text = cut(error instanceof Error ? error.message : String(error), 200);
  return { en: text, zh: text };
};
