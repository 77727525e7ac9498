import { inLanguage, type Language } from "../refusals/text.ts";
import { reasons } from "../state/refusals/reasons.ts";
import { REFUSAL_CODE } from "../state/refusals/refused.ts";
import { type RequestContext, routed } from "./context.ts";
import type { SourcedAnswer } from "./sourced-answer.ts";

/** The envelope that a rule asks for: a refusal of the world, or a code. Undefined: the rule asks for none. */
export function answerOfRule(context: RequestContext, language: Language): SourcedAnswer | undefined {
  const { fault } = context;
  if (fault === undefined) return undefined;
  const { refusal, code, status = 200 } = fault;
  const envelope = { requestId: context.requestId(), developId: null, data: null };
  const response = responseOf(context);
  if (refusal !== undefined) {
    context.refusal = reasons[refusal];
    const value = { ...envelope, code: REFUSAL_CODE, msg: fault.msg ?? inLanguage(reasons[refusal], language) };
    return { answer: { status, value, response, exact: false }, source: "rule", reason: refusal };
  }
  if (code === undefined) return undefined;
  const msg =
    fault.msg ?? inLanguage({ en: "A rule of the mock answers this call", zh: "模拟规则应答了此次调用" }, language);
  return { answer: { status, value: { ...envelope, code, msg }, response, exact: false }, source: "rule" };
}

/** Uses the failure response of the description, if there is one. */
export function responseOf(context: RequestContext): string {
  const { operation } = routed(context);
  const responses = operation.answerExamples.map(({ response }) => response);
  return responses.includes("default") ? "default" : (responses[0] ?? "default");
}
