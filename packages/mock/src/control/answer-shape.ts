import type { JournalEntry } from "../journal/entry.ts";
import { longNumbers } from "./json-places.ts";
import type { AnswerShape } from "./shapes/index.ts";

const CUT_AT = 100_000;
const WITHOUT_LENGTH = [204, 304];

/** The answer as it was made, and as much of it as went out. */
export function answerShape({ status, method, answer }: JournalEntry): AnswerShape {
  const { headers, rawBody, delivery } = answer;
  const bodyCut = rawBody.length >= CUT_AT;
  const hasLength = method !== "HEAD" && !WITHOUT_LENGTH.includes(status) && !bodyCut;
  return {
    status,
    headers: hasLength ? { ...headers, "content-length": String(Buffer.byteLength(rawBody)) } : headers,
    rawBody,
    bodyCut,
    longIds: longNumbers(rawBody),
    ...(delivery === undefined ? {} : { delivery }),
    sentBody: sentBody(rawBody, delivery),
  };
}

function sentBody(rawBody: string, delivery: AnswerShape["delivery"]): string {
  if (delivery === "reset" || delivery === "hang") return "";
  if (delivery !== "truncate") return rawBody;
  const bytes = Buffer.from(rawBody);
  return bytes.subarray(0, Math.floor(bytes.length / 2)).toString();
}
