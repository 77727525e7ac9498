import { OutcomeUnknownError, type PandaPonFailure, TransportError } from "../errors/errors.ts";
import type { CallPlan } from "./call-plan.ts";
import { type Answer, type CallRecord, mayHaveArrived } from "./call-record.ts";

/**
 * The error of a call if the module that explains failures cannot be loaded (no free file handle, or a page older than the files
 * on its server). It tells whether the outcome is unknown (if in doubt: unknown), and contains no text that could show a secret.
 */
export function bareFailure(
  { operation: { id: operationId }, isRead, nameOf }: Pick<CallPlan, "operation" | "isRead" | "nameOf">,
  record: CallRecord,
  answer?: Answer,
): PandaPonFailure {
  const isSent = mayHaveArrived(record);
  const isUnknown = isSent && !isRead;
  const status = answer?.response.status;
  const what = status === undefined ? "no answer" : `HTTP ${status}`;
  return new (isUnknown ? OutcomeUnknownError : TransportError)(
    `${nameOf(operationId)}: ${isUnknown ? "outcome unknown" : "failed"} (${what}; its explanation could not be loaded)`,
    {
      operationId,
      attempts: record.attempts.length,
      status,
      hint: isUnknown
        ? "Do NOT send it again 切勿重发: it may have been carried out."
        : isSent
          ? "Send it again: it only reads."
          : "Nothing was sent.",
    },
  );
}
