import { failureEnvelope } from "../answer/failure.ts";
import { authHeader, codeHeader, INVENTED_NOTE, violationsHeader } from "../answer/headers.ts";
import { randomRequestId } from "../answer/requestId.ts";
import { WireWriter } from "../answer/wire.ts";
import { Nonces } from "../auth/nonces.ts";
import { textOf } from "../body/text.ts";
import { mockCodes } from "../codes.ts";
import { control } from "../control/control.ts";
import type { Description } from "../description/description.ts";
import { Resources } from "../description/resources.ts";
import { Journal, type JournalEntry } from "../journal/journal.ts";
import { maskedHeaders, maskedQuery } from "../journal/mask.ts";
import { Router } from "../route/router.ts";
import { parseTarget } from "../route/target.ts";
import { cut } from "../text.ts";
import type { Violation } from "../violation/violation.ts";
import { corsHeaders, preflight } from "./cors.ts";
import { type Exchange, Refusal, type Step } from "./exchange.ts";
import type { MockRequest, MockResponse } from "./message.ts";
import type { Settings } from "./settings.ts";
import { answer, checkAuth, checkRequest, internalText, refuseRoute } from "./steps.ts";

const LONGEST_RAW_BODY = 100_000;
const INVENTED = { first: 99_000, last: 99_999 };

/** The mock without a socket: a request in, a response out. Never throws. */
export class Engine {
  readonly #settings: Settings;
  readonly #description: Description;
  readonly #document: () => string;
  readonly #router: Router;
  readonly #resources = new Resources();
  readonly #wire = new WireWriter();
  readonly #answersChecked = new WeakMap<object, readonly Violation[]>();
  readonly #journal = new Journal();
  readonly #nonces: Nonces;

  constructor(settings: Settings, description: Description, document: () => string) {
    this.#settings = settings;
    this.#description = description;
    this.#document = document;
    this.#router = new Router(description.operations);
    this.#nonces = new Nonces(settings.limits.nonces);
  }

  requests(): readonly JournalEntry[] {
    return this.#journal.list();
  }

  /** Forgets requests and nonces. */
  reset(): void {
    this.#journal.clear();
    this.#nonces.clear();
  }

  handle(request: MockRequest): MockResponse {
    try {
      return this.#handle(request);
    } catch (error) {
      // Clock, request ids and logger are the user's, and may throw.
      const code = mockCodes.internal;
      const envelope = failureEnvelope(code, internalText(error), randomRequestId(), this.#settings.language);
      return {
        status: code.status,
        headers: { "content-type": "application/json", "x-mock-code": codeHeader(code) },
        body: JSON.stringify(envelope),
      };
    }
  }

  #handle(request: MockRequest): MockResponse {
    const started = performance.now();
    if (request.method === "OPTIONS") return this.#withCommonHeaders(request, preflight(request.headers));
    const controlled = this.#control(request);
    if (controlled !== undefined) return this.#withCommonHeaders(request, controlled);

    const exchange: Exchange = {
      request,
      now: this.#settings.clock(),
      params: {},
      violations: [],
      violationCount: 0,
      answerViolations: [],
    };
    let step: Step;
    try {
      step = this.#run(exchange);
    } catch (error) {
      step = new Refusal(mockCodes.internal, internalText(error));
    }
    const response = step instanceof Refusal ? this.#refused(exchange, step) : step;
    this.#note(exchange, response.status, performance.now() - started);
    return this.#withCommonHeaders(request, {
      ...response,
      headers: { ...response.headers, ...this.#mockHeaders(exchange, step) },
      body: request.method === "HEAD" ? "" : response.body,
    });
  }

  #run(exchange: Exchange): Step {
    const { request } = exchange;
    const settings = this.#settings;
    if (request.unread !== undefined) return request.unread;
    try {
      exchange.target = parseTarget(request.target);
    } catch {
      const shown = cut(request.target, 120);
      return new Refusal(mockCodes.malformedUrl, { en: shown, zh: shown });
    }
    const route = this.#route(request.method, exchange.target.segments);
    if (route.kind !== "operation") return refuseRoute(route, request.method, exchange.target.path, settings.basePath);
    const { operation } = route;
    exchange.operation = operation;
    exchange.params = route.params;
    if (request.tooLarge === true) {
      const limit = settings.limits.bodyBytes;
      return new Refusal(mockCodes.tooLarge, { en: `at most ${limit} bytes`, zh: `最多 ${limit} 字节` });
    }
    const resource = this.#resources.of(operation);
    return (
      checkAuth(exchange, operation, settings, this.#nonces) ??
      checkRequest(exchange, operation, resource) ??
      answer(exchange, operation, resource, settings, this.#wire, this.#answersChecked)
    );
  }

  #route(method: string, segments: readonly string[]) {
    const base = this.#settings.basePath.split("/").slice(1);
    if (!base.every((segment, index) => segments[index] === segment)) return { kind: "path" } as const;
    const rest = segments.slice(base.length);
    const route = this.#router.match(method, rest);
    // HEAD is GET without the body.
    return method === "HEAD" && route.kind === "method" ? this.#router.match("GET", rest) : route;
  }

  #control({ method, target }: MockRequest): MockResponse | undefined {
    return control(
      {
        title: this.#description.title,
        version: this.#description.version,
        operations: this.#description.operations.length,
        document: this.#document,
        requests: () => this.requests(),
        reset: () => this.reset(),
      },
      method,
      target.split("?", 1)[0] ?? "",
    );
  }

  #refused(exchange: Exchange, { code, detail, headers }: Refusal): MockResponse {
    exchange.code = code.code;
    exchange.reason = code.reason;
    const envelope = failureEnvelope(code, detail, this.#settings.requestId(), this.#settings.language);
    return {
      status: code.status,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(envelope),
    };
  }

  #mockHeaders(exchange: Exchange, step: Step): Record<string, string> {
    const { operation, example, violations, code } = exchange;
    return {
      "x-mock-auth": authHeader(exchange.auth, this.#settings.auth),
      ...(operation === undefined ? {} : { "x-mock-operation": operation.id }),
      ...(example === undefined ? {} : { "x-mock-example": example }),
      ...(violations.length === 0
        ? {}
        : { "x-mock-violations": violationsHeader(violations, exchange.violationCount) }),
      ...(step instanceof Refusal
        ? { "x-mock-code": codeHeader(step.code) }
        : code !== undefined && code >= INVENTED.first && code <= INVENTED.last
          ? { "x-mock-code": `${code}; ${INVENTED_NOTE}` }
          : {}),
    };
  }

  #withCommonHeaders(request: MockRequest, response: MockResponse): MockResponse {
    return {
      ...response,
      headers: {
        date: new Date(this.#settings.clock()).toUTCString(),
        ...corsHeaders(request.headers.origin),
        ...response.headers,
      },
    };
  }

  #note(exchange: Exchange, status: number, ms: number): void {
    const { request, target, operation, example, code, reason, body, violations, answerViolations } = exchange;
    const raw = textOf(request.body.subarray(0, LONGEST_RAW_BODY));
    const entry = this.#journal.add(
      {
        at: exchange.now,
        method: request.method,
        path: target?.path ?? request.target,
        query: maskedQuery(target?.query ?? {}),
        headers: maskedHeaders(request.headers),
        ...(operation === undefined ? {} : { operationId: operation.id }),
        params: exchange.params,
        rawBody: raw,
        ...(body === undefined ? {} : { body }),
        status,
        ...(code === undefined ? {} : { code }),
        ...(reason === undefined ? {} : { reason }),
        violations,
        violationCount: exchange.violationCount,
        answerViolations,
        ...(example === undefined ? {} : { example }),
        ms,
      },
      request.body.length,
    );
    this.#settings.onRequest(entry);
  }
}
