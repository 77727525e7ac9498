import { bareFailure } from "../transport/bare-failure.ts";
import type { CallPlan } from "../transport/call-plan.ts";
import type { CallRecord } from "../transport/call-record.ts";
import { failurePathOf } from "../transport/failure-path-of.ts";
import { isSuccess, readAnswer } from "../transport/read-answer.ts";
import type { Settled } from "../transport/settled.ts";
import type { Transport } from "../transport/transport.ts";

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
