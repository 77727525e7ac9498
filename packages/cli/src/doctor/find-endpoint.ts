import type { PreparedRequest } from "../request/prepare.ts";
import { couldNotCheck } from "../terminal/exit.ts";
import type { Text } from "../terminal/terminal.ts";
import { NOTICEABLE_SKEW_MS, WINDOW_MS } from "./clock.ts";
import type { Investigation, Outcome } from "./investigation.ts";
import { isAboutTime, isMissing, requireAnswer } from "./judge-answer.ts";
import { FIRST_RULE, OTHER, prepared, purposeOf, SAMPLE } from "./rules.ts";

/** The address where the API answers, and its answer to the first call. */
export interface Endpoint {
  readonly request: PreparedRequest;
  readonly first: Outcome;
  readonly at: Investigation;
  /** The documented path that does not exist on the server. */
  readonly missingPath?: string;
}

/** None of the documented paths answers. */
export interface NoEndpoint {
  readonly missingPath: string;
  readonly sentence: Text;
  readonly hint: Text;
}

/** The first call, and where it went: a path that the server does not have says nothing about signatures. */
export async function findEndpoint(investigation: Investigation): Promise<Endpoint | NoEndpoint> {
  const rule = FIRST_RULE;
  const sample = await prepared(SAMPLE.operationId, SAMPLE.input);
  const first = await firstCall(investigation, sample);
  if (!isGone(first)) return { request: sample, first, at: investigation };
  const other = await prepared(OTHER.operationId, OTHER.input);
  const second = await investigation.call({ en: "another documented path", zh: "另一个有文档的路径" }, other, { rule });
  if (second.sent.ok && !isGone(second)) {
    return { request: other, first: second, at: investigation, missingPath: sample.path };
  }
  const below = investigation.at(`${investigation.baseUrl}/api`);
  const third = await below.call({ en: "the same path below /api", zh: "/api 下的同一路径" }, sample, { rule });
  if (third.sent.ok && !isGone(third)) return { request: sample, first: third, at: below };
  return {
    missingPath: sample.path,
    sentence: {
      en: `${investigation.baseUrl} answers, but has none of the documented paths, neither with nor without /api.`,
      zh: `${investigation.baseUrl} 有响应，但没有任何文档中的路径（加或不加 /api）。`,
    },
    hint: { en: "Check the base URL.", zh: "请检查基础地址。" },
  };
}

/** The documented method is refused (405): the path has another use now. */
const isGone = (outcome: Outcome): boolean => isMissing(outcome) || outcome.answer?.status === 405;

/** Distinguishes a wrong clock from a wrong `Date` header: the first call uses this machine's clock, a second one the server's. */
async function firstCall(investigation: Investigation, sample: PreparedRequest): Promise<Outcome> {
  const rule = FIRST_RULE;
  const first = await investigation.call(purposeOf(rule), sample, { rule });
  if (!first.sent.ok) throw couldNotCheck(first.sent.why, first.sent.hint);
  requireAnswer(investigation.baseUrl, first);
  const skew = Math.abs(investigation.skewMs ?? 0);
  if (first.isSuccess) {
    // The server takes a timestamp that its own Date would put outside the window.
    if (skew > WINDOW_MS) investigation.isDateWrong = true;
    return first;
  }
  if (skew < NOTICEABLE_SKEW_MS) return first;
  // The first timestamp was made by a clock that is off, so that its refusal says nothing about the rule.
  const second = await investigation.call({ en: "the same, by the server's clock", zh: "同上，按服务器时钟" }, sample, {
    rule,
  });
  if (!second.sent.ok) throw couldNotCheck(second.sent.why, second.sent.hint);
  if (isAboutTime(second) && !isAboutTime(first)) {
    investigation.isDateWrong = true;
    return first;
  }
  return second;
}
