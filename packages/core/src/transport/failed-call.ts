import type { FailedCall } from "../errors/create-error.ts";
import type { CallPlan } from "./call-plan.ts";
import { type CallRecord, secretsOf } from "./call-record.ts";

/** Collects what the error of a call needs. */
export const failedCall = ({ operation, input, nameOf, userId = "" }: CallPlan, record: CallRecord): FailedCall => ({
  operationId: operation.id,
  name: nameOf(operation.id),
  attempts: record.attempts.length,
  // Errors before signing (of a credentials provider or a limiter) may contain these as well.
  secrets: [...secretsOf(record), userId, ...Object.values(record.credentials ?? {})],
  input,
  sent: record.sent,
});
