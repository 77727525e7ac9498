import { acceptsJson } from "../answers/accepts-json.ts";
import { type ChosenAnswer, chooseAnswer } from "../answers/choose-example.ts";
import { type Preference, readPrefer } from "../answers/prefer-header.ts";
import type { Recording } from "../answers/recording.ts";
import { WireWriter } from "../answers/write-answer.ts";
import { AnswerChecker } from "../contract/answer-checker.ts";
import type { MockResponse } from "../contract/message.ts";
import type { OperationContracts } from "../contract/operation-contract.ts";
import type { Fault } from "../faults/fault.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import { cut, type Language } from "../refusals/text.ts";
import { type RequestContext, routed, type Stage } from "./context.ts";
import { answerOfRule } from "./rule-answer.ts";
import type { SourcedAnswer } from "./sourced-answer.ts";
import { answerOfWorld } from "./world-answer.ts";

export interface AnswerSettings {
  /** The source of answers that were not requested by name. */
  readonly answers: "world" | "examples";
  readonly language: Language;
}

/**
 * Chooses the answer (asked for by name, of a rule, of the world, or an example), checks it against the description, and writes it.
 */
export function answerStage(
  contracts: OperationContracts,
  { answers, language }: AnswerSettings,
  recording?: Recording,
): Stage {
  const wire = new WireWriter();
  const checker = new AnswerChecker();
  return (context) => {
    const { operation, target } = routed(context);
    const { request, params, body, fault = {} } = context;
    const { accept } = request.headers;
    if (accept !== undefined && !acceptsJson(accept)) {
      const shown = cut(accept, 200);
      return new Refusal(mockCodes.notAcceptable, { en: shown, zh: shown });
    }
    const preferred = readPrefer(request.headers.prefer);
    if (!preferred.ok) return new Refusal(mockCodes.preferUnusable, preferred.detail);
    const contract = contracts.of(operation);
    const { preference } = preferred;
    const isAskedFor = preference.example !== undefined || preference.code !== undefined;
    const recorded = isAskedFor ? undefined : recordedAnswer(context, recording);
    if (recorded) return recorded;
    const wish = isAskedFor ? preference : wishOf(fault, preference);
    const choice = chooseAnswer(operation, contract, { preference: wish, query: target.query, params, body });
    if (!choice.ok) return new Refusal(choice.code, choice.detail);

    const { answer, source, reason } = isAskedFor
      ? example(choice.answer)
      : (answerOfRule(context, language) ??
        (answers === "world" && fault.example === undefined
          ? answerOfWorld(context, choice.answer, language)
          : undefined) ??
        example(choice.answer, fault.example !== undefined));
    note(context, { answer, source, reason });
    const { status, value, response, exact } = answer;
    const isNew = source === "world";
    context.answerViolations = checker[isNew ? "checkOnce" : "check"](contract, { response, status, value });
    return {
      status,
      headers: { "content-type": "application/json" },
      body: isNew
        ? wire.writeOnce(operation, response, value)
        : wire.write(operation, response, value, exact ? undefined : context.requestId()),
    };
  };
}

/** The recorded answer to the request, byte for byte; a rule for the next call comes first. */
function recordedAnswer(context: RequestContext, recording: Recording | undefined): MockResponse | undefined {
  if (!recording || context.rule !== undefined) return undefined;
  const { request, target } = context;
  if (!target) return undefined;
  const found = recording(request.method, target.path, target.queryText, new TextDecoder().decode(request.body));
  if (found) context.source = "recording";
  return found;
}

/** A rule may ask for an example, as the caller does. */
const wishOf = ({ example: name, status }: Fault, preference: Preference): Preference =>
  name === undefined
    ? preference
    : { overlooked: [], example: name, ...(status === undefined ? {} : { code: status }) };

const example = (answer: ChosenAnswer, byRule = false): SourcedAnswer => ({
  answer,
  source: byRule ? "rule" : "example",
});

function note(context: RequestContext, { answer, source, reason }: SourcedAnswer): void {
  context.source = source;
  if (reason !== undefined) context.reason = reason;
  if (answer.example !== undefined) context.example = answer.example;
  const { value } = answer;
  const code: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "code") : undefined;
  if (typeof code === "number") context.code = code;
}
