import type { ChosenAnswer } from "../answers/choose-example.ts";
import { behaviours } from "../behaviours/index.ts";
import { answerFromWorld } from "../behaviours/registry.ts";
import { told } from "../behaviours/telling/telling.ts";
import { inLanguage, type Language } from "../refusals/text.ts";
import { type RequestContext, routed } from "./context.ts";
import { responseOf } from "./rule-answer.ts";
import type { SourcedAnswer } from "./sourced-answer.ts";

/**
 * The world's answer in the envelope that the operation's success example has. Undefined: no behaviour answers the operation.
 * `example`: the success example, used if the world does not answer.
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
  const input = inputOf(context);
  const outcome = answerFromWorld(behaviours, realm.world, {
    operationId: operation.id,
    input,
    requestId,
    userId: userIdOf(context),
  });
  if (outcome === undefined) return undefined;
  realm.carryOn(outcome);
  if (outcome.ok) {
    const { world } = realm;
    const { developId } = world.account;
    context.told = told(operation.id, { input, data: outcome.value, events: outcome.events, world });
    const value = envelopeOf(example.value, { requestId, developId, data: outcome.value });
    return { answer: { status: 200, value, response: example.response, exact: false }, source: "world" };
  }
  const { code, reason, text } = outcome.refusal;
  context.refusal = text;
  const value = { requestId, code, developId: null, msg: inLanguage(text, language), data: null };
  return { answer: { status: 200, value, response: responseOf(context), exact: false }, source: "world", reason };
}

/** From the header, or from the query for operations that are signed there. */
function userIdOf({ request, target }: RequestContext): string {
  const inQuery = target?.query["user-id"];
  return request.headers["user-id"] ?? (typeof inQuery === "string" ? inQuery : "");
}

/** Query, path and body in one object. */
function inputOf({ target, params, body }: RequestContext): Record<string, unknown> {
  const fields = typeof body === "object" && body !== null && !Array.isArray(body) ? body : {};
  return { ...target?.query, ...params, ...fields };
}

interface Filling {
  readonly requestId: string;
  readonly developId: string;
  /** Undefined: the operation answers without an envelope. */
  readonly data: unknown;
}

/** The envelope of the success example with new values: the answer has no other fields. */
function envelopeOf(value: unknown, filling: Filling): object {
  const shown = typeof value === "object" && value !== null ? value : {};
  const { data: _data, ...rest } = shown as Readonly<Record<string, unknown>>;
  return {
    ...rest,
    ...("requestId" in rest ? { requestId: filling.requestId } : {}),
    ...("developId" in rest ? { developId: filling.developId } : {}),
    code: 200,
    ...(filling.data === undefined ? {} : { data: filling.data }),
  };
}
