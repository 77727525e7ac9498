import type { FailedCall } from "../errors/create-error.ts";
import type { CallPlan } from "./call-plan.ts";
import { type CallRecord, secretsOf } from "./call-record.ts";

/** What the error of a call is made from. */
export const failedCall = ({ operation, input, nameOf, userId = "" }: CallPlan, record: CallRecord): FailedCall => ({
  operationId: operation.id,
  name: nameOf(operation.id),
  attempts: record.attempts.length,
  // What fails before an attempt is signed (a credentials provider, a limiter) may name them as well.
  secrets: [...secretsOf(record), userId, ...Object.values(record.credentials ?? {})],
  input,
  sent: record.sent,
});
