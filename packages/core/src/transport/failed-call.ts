import type { FailedCall } from "../errors/create-error.ts";
import type { CallPlan } from "./call-plan.ts";
import { type CallRecord, secretsOf } from "./call-record.ts";

/** What the error of a call is made from. */
export const failedCall = ({ operation, input, nameOf }: CallPlan, record: CallRecord): FailedCall => ({
  operationId: operation.id,
  name: nameOf(operation.id),
  attempts: record.attempts.length,
  secrets: secretsOf(record),
  input,
  sent: record.sent,
});
