import { parseLossless } from "@pandapon/core";
import { textOf } from "../contract/bytes.ts";
import type { MockResponse } from "../contract/message.ts";
import { faultName } from "../faults/broken-answer.ts";
import type { JournalAnswer, JournalEntry } from "../journal/entry.ts";
import { maskedHeaders, maskedQuery, maskedTarget, secretsIn } from "../journal/mask.ts";
import type { Sealed } from "../journal/sealed.ts";
import type { RequestContext } from "./context.ts";

const LONGEST_RAW_BODY = 100_000;
/** A decoded body takes ten times the memory of its text: larger ones are decoded again when needed. */
const LARGEST_DECODED = 16_000;

type Note = { -readonly [Name in keyof Omit<JournalEntry, "number" | "kind">]: JournalEntry[Name] };

/** The journal entry of a request. A single object that the stages fill, because every answer waits for it. */
export function noteOf(context: RequestContext, answer: MockResponse, ms: number): Note {
  const { request, target, operation, example, code, reason, refusal, source, rule, fault, body } = context;
  const note: Note = {
    at: context.now,
    method: request.method,
    path: target?.path ?? maskedTarget(request.target),
    query: target === undefined || target.queryText === "" ? {} : maskedQuery(target.query),
    headers: maskedHeaders(request.headers),
    params: context.params,
    rawBody: request.body.length === 0 ? "" : textOf(request.body.subarray(0, LONGEST_RAW_BODY)),
    status: answer.status,
    violations: context.violations,
    violationCount: context.violationCount,
    warnings: context.warnings,
    answerViolations: context.answerViolations,
    requestId: context.requestId(),
    answer: keptAnswer(answer),
    ms,
  };
  if (operation !== undefined) note.operationId = operation.id;
  if (code !== undefined) note.code = code;
  if (reason !== undefined) note.reason = reason;
  if (refusal !== undefined) note.refusal = refusal;
  if (context.told !== undefined) note.told = context.told;
  if (source !== undefined) note.source = source;
  if (example !== undefined) note.example = example;
  if (rule !== undefined) note.rule = rule;
  if (fault !== undefined) note.fault = faultName(fault);
  if (body === undefined) return note;
  if (request.body.length <= LARGEST_DECODED) {
    note.body = body;
    return note;
  }
  const bytes = request.body;
  return Object.defineProperty(note, "body", { enumerable: true, get: () => parseLossless(textOf(bytes)) });
}

/** An inspection reads a large answer again from its bytes. */
function keptAnswer({ headers, body, written, delivery }: MockResponse): JournalAnswer {
  const kept: JournalAnswer =
    written === undefined
      ? { headers, rawBody: body }
      : {
          headers,
          get rawBody() {
            return textOf(written.bytes).slice(0, LONGEST_RAW_BODY);
          },
        };
  return delivery === undefined ? kept : Object.assign(kept, { delivery: delivery.kind });
}

/** Restores the request for an inspection. Undefined: it could not be read as a request. */
export function sealedOf({ request, auth, judgedAt }: RequestContext): Sealed | undefined {
  if (request.unread !== undefined || request.tooLarge === true) return undefined;
  const secrets = secretsIn(request.headers);
  return auth === undefined
    ? { target: request.target, secrets, judgedAt }
    : { target: request.target, secrets, auth, judgedAt };
}
