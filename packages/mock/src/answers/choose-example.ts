import type { DescribedOperation } from "../contract/description.ts";
import type { OperationContract } from "../contract/operation-contract.ts";
import { type MockCode, mockCodes } from "../refusals/codes.ts";
import type { Text } from "../refusals/text.ts";
import { type PairInput, pairedExample } from "./paired-example.ts";
import type { Preference } from "./prefer-header.ts";

export interface ChosenAnswer {
  readonly status: number;
  /** The example itself, shared: never written to. */
  readonly value: unknown;
  /** Name of the example, when it was asked for or paired; otherwise it is the first. */
  readonly example?: string;
  /** Which response of the description it is: `200`, `default` … */
  readonly response: string;
  /** Asked for by name: goes out value for value, request id included. */
  readonly exact: boolean;
}

export type Choice =
  | { readonly ok: true; readonly answer: ChosenAnswer }
  | { readonly ok: false; readonly code: MockCode; readonly detail: Text };

export interface ChoiceInput extends PairInput {
  readonly preference: Preference;
}

/** Prism's negotiation, over all answers of the operation: an example may be in the success answer or in `default`. */
export function chooseAnswer(operation: DescribedOperation, contract: OperationContract, input: ChoiceInput): Choice {
  const { preference } = input;
  const wanted = preference.example ?? (preference.code === undefined ? pairedExample(operation, input) : undefined);
  const found = operation.answerExamples.find(({ name }) => name === wanted);
  if (preference.example !== undefined && found === undefined) {
    const names = operation.answerExamples.map(({ name }) => name).join(", ");
    return refuse(
      mockCodes.preferUnusable,
      `${operation.id} has no example "${preference.example}", but: ${names}`,
      `${operation.id} 没有示例 "${preference.example}"，可选：${names}`,
    );
  }
  const code = preference.code ?? (found === undefined ? undefined : statusOf(found.response));
  const wish = {
    ...(code === undefined ? {} : { code }),
    ...(found === undefined ? {} : { exampleKey: found.name }),
  };
  const result = contract.negotiated(wish, found?.response);
  if (!result.ok) return refuse(mockCodes.preferUnusable, result.message, result.message);
  const status = result.response.statusCode;
  return {
    ok: true,
    answer: {
      status,
      value: result.response.body,
      ...(found === undefined ? {} : { example: found.name }),
      response: found?.response ?? contract.responseFor(status),
      exact: preference.example !== undefined,
    },
  };
}

const refuse = (code: MockCode, en: string, zh: string): Choice => ({ ok: false, code, detail: { en, zh } });

/** A refusal of the business goes out with HTTP 200, as the envelope has its own code; an outage with its status. */
const statusOf = (response: string): number =>
  /^\d{3}$/.test(response) ? Number(response) : response === "5XX" ? 503 : 200;
