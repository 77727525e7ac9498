import { signatureSchemes } from "@pandapon/core";
import type { SigningRule } from "../request/sign-request.ts";
import { CommandError, couldNotCheck, EXIT } from "../terminal/exit.ts";
import type { Text } from "../terminal/terminal.ts";
import { explainRefusals, type Refused, wrongUnit } from "./explain-refusals.ts";
import { findEndpoint } from "./find-endpoint.ts";
import type { Investigation, Outcome } from "./investigation.ts";
import { isAboutTime, isMissing, requireAnswer } from "./judge-answer.ts";
import { OTHER, prepared, purposeOf, RULES, UNITS } from "./rules.ts";

export interface SignatureResult {
  /** How the search ended, in one sentence. */
  readonly sentence: Text;
  readonly hint?: Text;
  readonly isAccepted: boolean;
  /** The answers were not the API's: nothing is known about the signature. */
  readonly isStrange?: true;
  /** Where the API answers: a prefix may have been found. */
  readonly investigation: Investigation;
  /** The answer that the accepted rule got. */
  readonly answer: Outcome | undefined;
  /** The documented path that does not exist on the server. */
  readonly missingPath?: string;
}

export interface SearchOptions {
  /** After this many refusals in a row, a person is asked: it is not known whether failures lock an account. */
  readonly refusals: number;
  mayGoOn(refused: number): Promise<boolean>;
}

/** One call per rule, stopping at the first that the server accepts. */
export async function findSignature(investigation: Investigation, options: SearchOptions): Promise<SignatureResult> {
  const endpoint = await findEndpoint(investigation);
  if ("sentence" in endpoint) return { ...endpoint, isAccepted: false, investigation, answer: undefined };
  const { request, first, at } = endpoint;
  const missingPath = endpoint.missingPath && { missingPath: endpoint.missingPath };
  const refused: Refused[] = [];
  let given: Outcome | undefined = first;
  let isSecondTry = false;
  const waiting = [...RULES];
  let isComplete = true;
  for (let rule = waiting.shift(); rule; rule = waiting.shift()) {
    const outcome: Outcome = given ?? (await at.call(purposeOf(rule), request, { rule }));
    given = undefined;
    if (!outcome.sent.ok) throw couldNotCheck(outcome.sent.why, outcome.sent.hint);
    requireAnswer(at.baseUrl, outcome);
    if (outcome.isSuccess) {
      at.accepted = request.body === "" && rule.scheme.id === "A" ? await withBody(at, rule) : rule;
      const sentence = acceptedSentence(at.accepted);
      return { isAccepted: true, investigation: at, answer: outcome, sentence, ...missingPath };
    }
    refused.push({ rule, outcome });
    if (refused.length === UNITS.length && refused.every((one) => isAboutTime(one.outcome))) {
      if (isSecondTry) at.isDateWrong = false;
      else if (at.offsetMs !== 0) {
        // The server's Date did not help in either unit: it may be wrong, and this machine's clock right.
        isSecondTry = true;
        at.isDateWrong = true;
        waiting.unshift(...refused.splice(0).map((one) => one.rule));
        continue;
      }
    }
    const wrong = wrongUnit(refused);
    if (wrong) waiting.splice(0, waiting.length, ...waiting.filter(({ unit }) => unit !== wrong));
    const isPause = refused.length % options.refusals === 0 && waiting.length > 0;
    if (isPause && !(await options.mayGoOn(refused.length))) {
      isComplete = false;
      break;
    }
  }
  const explanation = explainRefusals(refused, isComplete, at);
  return { isAccepted: false, investigation: at, answer: undefined, ...explanation, ...missingPath };
}

/** Without a body rules A and G are the same: one read with a body tells them apart. */
async function withBody(at: Investigation, rule: SigningRule): Promise<SigningRule> {
  const request = await prepared(OTHER.operationId, OTHER.input);
  const plain = await at.call({ en: "a read with a body, rule A", zh: "带请求体的读取，规则 A" }, request, { rule });
  if (plain.isSuccess || !plain.sent.ok || isMissing(plain)) return rule;
  const signed: SigningRule = { scheme: signatureSchemes.G, unit: rule.unit };
  const other = await at.call(
    { en: "the same with the body signed, rule G", zh: "同上，请求体参与签名，规则 G" },
    request,
    { rule: signed },
  );
  return other.isSuccess ? signed : rule;
}

function acceptedSentence({ scheme, unit }: SigningRule): Text {
  return {
    en: `The server accepts rule ${scheme.id}, ${scheme.rule}, with timestamps in ${unit === "s" ? "seconds" : "milliseconds"}.`,
    zh: `服务器接受规则 ${scheme.id}：${scheme.rule}，时间戳单位为${unit === "s" ? "秒" : "毫秒"}。`,
  };
}

/** The client options that an accepted rule asks for. */
export function clientOptions({ scheme, unit }: SigningRule, baseUrl: string): string {
  const parts = [
    ...(scheme.id === "A" ? [] : [`signatureScheme: signatureSchemes.${scheme.id}`]),
    ...(unit === "s" ? [] : [`timestampUnit: "ms"`]),
    ...(baseUrl === "https://api.pandapon.com" ? [] : [`baseUrl: ${JSON.stringify(baseUrl)}`]),
  ];
  return parts.length === 0 ? "" : parts.join(", ");
}

export const refusedByUser = (): CommandError =>
  new CommandError(EXIT.refusedByUser, { en: "Nothing was sent.", zh: "未发送任何请求。" });
