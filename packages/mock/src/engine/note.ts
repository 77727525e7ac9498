import { parseLossless } from "@pandapon/core";
import { textOf } from "../contract/bytes.ts";
import type { MockResponse } from "../contract/message.ts";
import { faultName } from "../faults/broken-answer.ts";
import type { JournalEntry } from "../journal/entry.ts";
import { maskedHeaders, maskedQuery, maskedTarget } from "../journal/mask.ts";
import type { RequestContext } from "./context.ts";

const LONGEST_RAW_BODY = 100_000;
/** A decoded body takes ten times the memory of its text: larger ones are decoded again when somebody looks. */
const LARGEST_DECODED = 16_000;

/** What the journal keeps of a request. */
export function noteOf(
  context: RequestContext,
  answer: MockResponse,
  ms: number,
): Omit<JournalEntry, "number" | "kind"> {
  const { request, target, operation, example, code, reason, violations, answerViolations, source } = context;
  const note = {
    at: context.now,
    method: request.method,
    path: target?.path ?? maskedTarget(request.target),
    query: maskedQuery(target?.query ?? {}),
    headers: maskedHeaders(request.headers),
    ...(operation === undefined ? {} : { operationId: operation.id }),
    params: context.params,
    rawBody: textOf(request.body.subarray(0, LONGEST_RAW_BODY)),
    status: answer.status,
    ...(code === undefined ? {} : { code }),
    ...(reason === undefined ? {} : { reason }),
    ...(context.refusal === undefined ? {} : { refusal: context.refusal }),
    violations,
    violationCount: context.violationCount,
    warnings: context.warnings,
    answerViolations,
    ...(source === undefined ? {} : { source }),
    ...(example === undefined ? {} : { example }),
    ...(context.rule === undefined ? {} : { rule: context.rule }),
    ...(context.fault === undefined ? {} : { fault: faultName(context.fault) }),
    requestId: context.requestId(),
    answer: {
      headers: answer.headers,
      rawBody: answer.body.slice(0, LONGEST_RAW_BODY),
      ...(answer.delivery === undefined ? {} : { delivery: answer.delivery.kind }),
    },
    ms,
  };
  const { body } = context;
  if (body === undefined) return note;
  if (request.body.length <= LARGEST_DECODED) return { ...note, body };
  const bytes = request.body;
  return Object.defineProperty(note, "body", { enumerable: true, get: () => parseLossless(textOf(bytes)) });
}
