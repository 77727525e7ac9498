import { bareFailure } from "./bare-failure.ts";
import type { CallPlan } from "./call-plan.ts";
import type { CallRecord } from "./call-record.ts";
import { failurePathOf } from "./failure-path-of.ts";
import { isSuccess, readAnswer } from "./read-answer.ts";
import type { Settled } from "./settled.ts";
import type { Transport } from "./transport.ts";

/** What an answer means that did not come from an attempt: a middleware has replaced the server's. */
export async function settle(
  transport: Transport,
  plan: CallPlan,
  record: CallRecord,
  response: Response,
  text: string,
): Promise<Settled> {
  const answer = readAnswer(plan.codec, response, { text, flaw: undefined });
  if (isSuccess(answer)) return { answer, error: undefined };
  const path = await failurePathOf(transport);
  const error = path ? path.judgeAnswer(transport, plan, record, answer) : bareFailure(plan, record, answer);
  if (error) record.failures.push(error);
  return { answer, error };
}
