import type { MockResponse } from "../contract/message.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import type { Fault } from "./fault.ts";

const EMPTY = { status: 200, headers: {}, body: "" };

/** Statuses that send the caller to another address. */
const REDIRECTS = [301, 302, 303, 307, 308];

/** The answer of a fault that replaces the call; undefined: the call continues. */
export function answerInstead(fault: Fault, retryAfterMs?: number): MockResponse | Refusal | undefined {
  if (fault.reset === true) return { ...EMPTY, delivery: { kind: "reset" } };
  if (fault.hang === true) return { ...EMPTY, delivery: { kind: "hang" } };
  const seconds = retryAfterMs === undefined ? fault.retryAfterS : Math.max(1, Math.ceil(retryAfterMs / 1000));
  const status = fault.limit === undefined ? fault.status : 429;
  const headers = {
    ...(seconds !== undefined && { "retry-after": String(seconds) }),
    // To the same path: the journal then shows a caller that follows it.
    ...(status !== undefined && REDIRECTS.includes(status) && { location: "?redirected=true" }),
  };
  if (fault.html === true) return htmlPage(fault.status ?? 502, headers);
  if (fault.empty === true && status !== undefined) return { status, headers, body: "" };
  if (status === undefined || fault.code !== undefined || fault.example !== undefined) return undefined;
  const code = status === 429 ? mockCodes.tooManyRequests : { ...mockCodes.rule, status };
  const { msg } = fault;
  return new Refusal(code, msg === undefined ? undefined : { en: msg, zh: msg }, headers);
}

/** Applies a fault to the answer of a call that was carried out. */
export function brokenAnswer(answer: MockResponse, fault: Fault): MockResponse {
  if (fault.loseAnswer === true) return { ...answer, delivery: { kind: "reset" } };
  if (fault.truncate === true) return { ...answer, delivery: { kind: "truncate" } };
  if (fault.slowBody !== undefined) return { ...answer, delivery: { kind: "slow", ms: fault.slowBody } };
  if (fault.empty === true) return { ...answer, body: "" };
  return answer;
}

/** The name of the fault, for the journal. */
export const faultName = (fault: Fault): string =>
  Object.entries(fault).find(([name, value]) => name !== "delayMs" && value !== false)?.[0] ?? "delayMs";

function htmlPage(status: number, headers: Readonly<Record<string, string>>): MockResponse {
  const title = `${status} ${status === 502 ? "Bad Gateway" : "Gateway"}`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { "content-type": "text/html", ...headers }, body };
}
