import { textOf } from "../contract/bytes.ts";
import type { JournalEntry } from "../journal/journal.ts";
import { maskedHeaders, maskedQuery } from "../journal/mask.ts";
import type { RequestContext } from "./context.ts";

const LONGEST_RAW_BODY = 100_000;

/** What the journal keeps of a request. */
export function noteOf(context: RequestContext, status: number, ms: number): Omit<JournalEntry, "number"> {
  const { request, target, operation, example, code, reason, body, violations, answerViolations } = context;
  return {
    at: context.now,
    method: request.method,
    path: target?.path ?? request.target,
    query: maskedQuery(target?.query ?? {}),
    headers: maskedHeaders(request.headers),
    ...(operation === undefined ? {} : { operationId: operation.id }),
    params: context.params,
    rawBody: textOf(request.body.subarray(0, LONGEST_RAW_BODY)),
    ...(body === undefined ? {} : { body }),
    status,
    ...(code === undefined ? {} : { code }),
    ...(reason === undefined ? {} : { reason }),
    violations,
    violationCount: context.violationCount,
    answerViolations,
    ...(example === undefined ? {} : { example }),
    ms,
  };
}
