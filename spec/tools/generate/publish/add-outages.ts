// What any gateway may answer instead of the API. PandaPon has never been seen to do so. Written here once instead of in each
// operation, so that an outage is not confused with a refusal by the business.
import { isObject } from "../../document/json.ts";
import { methods } from "../../document/operations.ts";
import { schemaRef } from "../../document/pointer.ts";
import type { Document } from "../../document/types.ts";

const outage = (description: string, name: string, summary: string, msg: string) => ({
  description,
  "x-evidence": { grade: "inferred" },
  content: {
    "application/json": {
      schema: { $ref: schemaRef("FailureEnvelope") },
      examples: {
        [name]: {
          summary,
          description: "The code is invented (see `x-mock-codes`); PandaPon documents none.",
          "x-evidence": "inferred",
          value: { requestId: "9d1f4b7a2c5e4836b0a9d8c7e6f50431", code: 99100, developId: null, msg, data: null },
        },
      },
    },
  },
});

const responses = {
  "429": {
    ...outage(
      "Too many requests. Inferred: PandaPon documents no limit, and no answer of this kind was seen.",
      "too-many-requests",
      "Too many requests",
      "请求过于频繁，请稍后再试",
    ),
    headers: {
      "Retry-After": {
        description: "Seconds to wait before the next call.",
        schema: { type: "integer", minimum: 0 },
        example: 1,
      },
    },
  },
  "5XX": outage(
    "The service or a gateway in front of it failed. Inferred. After a write it is not known whether it was carried out.",
    "service-unavailable",
    "The service is unavailable",
    "服务暂时不可用",
  ),
};

/** Every operation with the answers of an outage. */
export function addOutages(document: Document): Document {
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item as object).map(([key, node]) => [
          key,
          (methods as readonly string[]).includes(key) && isObject(node) ? withOutages(node) : node,
        ]),
      ),
    ]),
  );
  return { ...document, paths: paths as NonNullable<Document["paths"]> };
}

function withOutages(operation: object): object {
  const { responses: own = {} } = operation as { responses?: Record<string, unknown> };
  const { default: refused, ...answers } = own;
  return {
    ...operation,
    responses: { ...answers, ...responses, ...(refused === undefined ? {} : { default: refused }) },
  };
}
