import { chooseAnswer } from "../answers/choose-example.ts";
import { readPrefer } from "../answers/prefer-header.ts";
import { usableAccept } from "../answers/usable-accept.ts";
import { WireWriter } from "../answers/write-answer.ts";
import { AnswerChecker } from "../contract/answer-checker.ts";
import type { OperationContracts } from "../contract/operation-contract.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import { routed, type Stage } from "./context.ts";

/** Chooses the answer, checks it against the description, writes it. */
export function answerStage(contracts: OperationContracts, requestId: () => string): Stage {
  const wire = new WireWriter();
  const checker = new AnswerChecker();
  return (context) => {
    const { operation, target } = routed(context);
    const { request, params, body } = context;
    const preferred = readPrefer(request.headers.prefer);
    if (!preferred.ok) return new Refusal(mockCodes.preferUnusable, preferred.detail);
    const contract = contracts.of(operation);
    const choice = chooseAnswer(operation, contract, {
      accept: usableAccept(request.headers.accept),
      preference: preferred.preference,
      query: target.query,
      params,
      body,
    });
    if (!choice.ok) return new Refusal(choice.code, choice.detail);
    const { status, value, response, example, exact } = choice.answer;
    context.answerViolations = checker.check(contract, { response, status, value });
    if (example !== undefined) context.example = example;
    const code = codeOf(value);
    if (code !== undefined) context.code = code;
    return {
      status,
      headers: { "content-type": "application/json" },
      body: wire.write(operation, response, value, exact ? undefined : requestId()),
    };
  };
}

function codeOf(value: unknown): number | undefined {
  const code: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "code") : undefined;
  return typeof code === "number" ? code : undefined;
}
