import type { JournalEntry } from "../journal/entry.ts";
import type { Text } from "../refusals/text.ts";
import { longNumbers } from "./json-places.ts";
import type { AnswerShape } from "./shapes/index.ts";

const CUT_AT = 100_000;
const DELIVERIES: Readonly<Record<string, Text>> = {
  reset: { en: "The connection was reset: none of this was sent.", zh: "连接被重置：以下内容没有发出。" },
  hang: { en: "No answer was sent: none of this was sent.", zh: "没有应答：以下内容没有发出。" },
  truncate: { en: "The connection was closed halfway.", zh: "应答发到一半时连接被关闭。" },
  slow: { en: "It was sent in small pieces.", zh: "应答被分成小段慢速发出。" },
};
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
    ...(delivery === undefined
      ? {}
      : { delivery, deliveryText: DELIVERIES[delivery] ?? { en: delivery, zh: delivery } }),
    sentBody: sentBody(rawBody, delivery),
  };
}

function sentBody(rawBody: string, delivery: AnswerShape["delivery"]): string {
  if (delivery === "reset" || delivery === "hang") return "";
  if (delivery !== "truncate") return rawBody;
  const bytes = Buffer.from(rawBody);
  return bytes.subarray(0, Math.floor(bytes.length / 2)).toString();
}
