import { acceptsJson } from "../answers/accepts-json.ts";
import { type ChosenAnswer, chooseAnswer } from "../answers/choose-example.ts";
import { readPrefer } from "../answers/prefer-header.ts";
import { WireWriter } from "../answers/write-answer.ts";
import { AnswerChecker } from "../contract/answer-checker.ts";
import type { OperationContracts } from "../contract/operation-contract.ts";
import type { AnswerSource } from "../journal/entry.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import { cut, type Language } from "../refusals/text.ts";
import { routed, type Stage } from "./context.ts";
import { answerOfWorld } from "./world-answer.ts";

export interface AnswerSettings {
  /** Where answers come from that nobody has asked for by name. */
  readonly answers: "world" | "examples";
  readonly language: Language;
}

/** Chooses the answer, checks it against the description, writes it: what was asked for, the world's, an example. */
export function answerStage(contracts: OperationContracts, { answers, language }: AnswerSettings): Stage {
  const wire = new WireWriter();
  const checker = new AnswerChecker();
  return (context) => {
    const { operation, target } = routed(context);
    const { request, params, body } = context;
    const { accept } = request.headers;
    if (accept !== undefined && !acceptsJson(accept)) {
      const shown = cut(accept, 200);
      return new Refusal(mockCodes.notAcceptable, { en: shown, zh: shown });
    }
    const preferred = readPrefer(request.headers.prefer);
    if (!preferred.ok) return new Refusal(mockCodes.preferUnusable, preferred.detail);
    const { preference } = preferred;
    const contract = contracts.of(operation);
    const choice = chooseAnswer(operation, contract, {
      preference,
      query: target.query,
      params,
      body,
    });
    if (!choice.ok) return new Refusal(choice.code, choice.detail);

    const isAskedFor = preference.example !== undefined || preference.code !== undefined;
    const ofWorld = answers === "world" && !isAskedFor ? answerOfWorld(context, choice.answer, language) : undefined;
    const source: AnswerSource = ofWorld === undefined ? "example" : "world";
    const answer: ChosenAnswer = ofWorld?.answer ?? choice.answer;
    context.source = source;
    if (ofWorld?.reason !== undefined) context.reason = ofWorld.reason;
    if (answer.example !== undefined) context.example = answer.example;
    const { status, value, response, exact } = answer;
    context.answerViolations = checker.check(contract, { response, status, value });
    const code = codeOf(value);
    if (code !== undefined) context.code = code;
    return {
      status,
      headers: { "content-type": "application/json" },
      body:
        source === "world"
          ? wire.writeOnce(operation, response, value)
          : wire.write(operation, response, value, exact ? undefined : context.requestId()),
    };
  };
}

function codeOf(value: unknown): number | undefined {
  const code: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "code") : undefined;
  return typeof code === "number" ? code : undefined;
}
