import type { ChosenAnswer } from "../answers/choose-example.ts";
import { behaviours } from "../behaviours/index.ts";
import { answerFromWorld } from "../behaviours/registry.ts";
import { inLanguage, type Language } from "../refusals/text.ts";
import { type RequestContext, routed } from "./context.ts";
import { responseOf } from "./rule-answer.ts";
import type { SourcedAnswer } from "./sourced-answer.ts";

/**
 * The world's answer in the envelope that the operation's success example has. Undefined: no behaviour answers the operation.
 * `example`: the success that would be answered otherwise.
 */
export function answerOfWorld(
  context: RequestContext,
  example: ChosenAnswer,
  language: Language,
): SourcedAnswer | undefined {
  const { operation } = routed(context);
  const { realm } = context;
  const requestId = context.requestId();
  realm.catchUp();
  const outcome = answerFromWorld(behaviours, realm.world, {
    operationId: operation.id,
    input: inputOf(context),
    requestId,
  });
  if (outcome === undefined) return undefined;
  realm.carryOn(outcome);
  if (outcome.ok) {
    const value = {
      ...envelopeOf(example.value, requestId, realm.world.account.developId),
      code: 200,
      data: outcome.value,
    };
    return { answer: { status: 200, value, response: example.response, exact: false }, source: "world" };
  }
  const { code, reason, text } = outcome.refusal;
  const value = { requestId, code, developId: null, msg: inLanguage(text, language), data: null };
  return { answer: { status: 200, value, response: responseOf(context), exact: false }, source: "world", reason };
}

/** Query, path and body in one object. */
function inputOf({ target, params, body }: RequestContext): Record<string, unknown> {
  const fields = typeof body === "object" && body !== null && !Array.isArray(body) ? body : {};
  return { ...target?.query, ...params, ...fields };
}

/** The fields beside `data`: those of the example, with the ids of this call and this account. `saveUserAddress` answers without ids. */
function envelopeOf(value: unknown, requestId: string, developId: string): object {
  const envelope = typeof value === "object" && value !== null ? value : { requestId };
  return {
    ...envelope,
    ...("requestId" in envelope ? { requestId } : {}),
    ...("developId" in envelope ? { developId } : {}),
  };
}
