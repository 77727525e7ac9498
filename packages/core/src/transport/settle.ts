import type { CallPlan } from "./call-plan.ts";
import type { CallRecord } from "./call-record.ts";
import type { Settled } from "./execute.ts";
import { answerFailure } from "./failures.ts";
import { isSuccess, readAnswer } from "./read-answer.ts";
import type { Transport } from "./transport.ts";

/** What an answer means that did not come out of an attempt: a middleware has put it in place of the server's. */
export function settle(
  { hasSucceeded, clock }: Pick<Transport, "hasSucceeded" | "clock">,
  plan: CallPlan,
  record: CallRecord,
  response: Response,
  text: string,
): Settled {
  const answer = readAnswer(plan.codec, response, { text, flaw: undefined });
  const error = isSuccess(answer) ? undefined : answerFailure(plan, record, answer, { hasSucceeded, now: clock.now });
  if (error) record.failures.push(error);
  return { answer, error };
}
