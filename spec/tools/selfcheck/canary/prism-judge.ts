// Prism as the judge of one request or answer, the way the mock uses it: one operation, found beforehand.
import { createInstance, getHttpOperationsFromSpec, type IHttpConfig } from "@stoplight/prism-http";
import { validateOutput } from "@stoplight/prism-http/dist/validator/index.js";
import { forPrism } from "../../document/for-prism.ts";
import { isObject, type JsonObject, keysOf } from "../../document/json.ts";

/** Prism's objections to a body; empty if it accepts the body. */
export interface Judge {
  request(
    operationId: string,
    path: string,
    body: unknown,
    query: Readonly<Record<string, string>>,
  ): Promise<readonly string[]>;
  answer(operationId: string, status: number, body: unknown): readonly string[];
}

const silence = () => undefined;
const logger = {
  level: "silent",
  silent: silence,
  fatal: silence,
  error: silence,
  warn: silence,
  info: silence,
  debug: silence,
  trace: silence,
  success: silence,
  child: () => logger,
};

const config = {
  isProxy: false,
  checkSecurity: false,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  mock: { dynamic: false },
  upstreamProxy: undefined,
} satisfies IHttpConfig;

/** Prism does not know webhooks: as paths of their own it validates them like anything else. */
function withWebhooksAsPaths(document: JsonObject): JsonObject {
  const copy = structuredClone(document) as Record<string, unknown>;
  const webhooks = isObject(copy.webhooks) ? copy.webhooks : {};
  const moved = Object.fromEntries(keysOf(webhooks).map((name) => [`/webhooks/${name}`, webhooks[name]]));
  copy.paths = { ...(isObject(copy.paths) ? copy.paths : {}), ...moved };
  delete copy.webhooks;
  return copy;
}

export async function createJudge(document: JsonObject, dialect?: string): Promise<Judge> {
  const operations = await getHttpOperationsFromSpec(forPrism(withWebhooksAsPaths(document), dialect));
  const byId = new Map(operations.map((operation) => [operation.iid, operation]));
  const prism = createInstance(config, { logger: logger as never });
  const find = (operationId: string) => {
    const operation = byId.get(operationId);
    if (!operation) throw new Error(`Prism does not know ${operationId}.`);
    return operation;
  };
  return {
    async request(operationId, path, body, query) {
      const operation = find(operationId);
      const headers = { "content-type": "application/json" };
      const request = { method: operation.method as "post", url: { path, query }, headers, body };
      const outcome = await prism.request(request, [operation], config)();
      if (outcome._tag === "Right") return outcome.right.validations.input.map(({ message }) => message);
      return violationsOf(outcome.left);
    },
    answer(operationId, statusCode, body) {
      const element = { statusCode, headers: { "content-type": "application/json" }, body };
      const outcome = validateOutput({ resource: find(operationId), element });
      return outcome._tag === "Right" ? [] : outcome.left.map(({ message }) => message);
    },
  };
}

/** If the description has no answer for a bad request, Prism throws, and the error holds the violations. */
function violationsOf(error: Error): readonly string[] {
  const { additional } = error as Error & { readonly additional?: unknown };
  const listed = isObject(additional) ? additional.validation : undefined;
  if (!Array.isArray(listed)) throw error;
  return listed.map((violation: unknown) => (isObject(violation) ? String(violation.message) : String(violation)));
}
