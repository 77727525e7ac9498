import { fail } from "../errors/create-error.ts";
import {
  AbortedError,
  InputError,
  type PandaPonFailure,
  ProtocolError,
  TimeoutError,
  TransportError,
} from "../errors/errors.ts";
import { textOf } from "../errors/text-of.ts";
import type { Task } from "./call-plan.ts";
import { isNothingSent } from "./never-sent.ts";
import { outcomeUnknown } from "./read-answer.ts";

const REPEAT = "It changes nothing: send it again.";

/**
 * The call's time is up, or its signal fired.
 *
 * @param aborted The signal, if it was that.
 */
export function stopped(task: Task, aborted: AbortSignal | false | undefined, byDeadline: boolean): PandaPonFailure {
  const why = aborted
    ? "aborted by its signal"
    : byDeadline
      ? `deadlineMs (${task.times.deadlineMs}) has passed`
      : `no complete answer within timeoutMs (${task.times.timeoutMs})`;
  const error = fail<AbortedError | TimeoutError>(task, aborted ? AbortedError : TimeoutError, why, {
    retryable: task.isRead && !aborted,
    hint: task.isSent || task.wasSent ? REPEAT : "Nothing was sent.",
  });
  // The caller's own reason, as it is: he may compare it.
  if (aborted) Object.defineProperty(error, "cause", { value: aborted.reason, configurable: true });
  return task.isSent && !task.isRead ? outcomeUnknown(task, why, { cause: error }) : error;
}

/** What the caller gave has failed: credentials provider, signer, middleware, limiter. */
export const foreign = (task: Task, cause: unknown): PandaPonFailure =>
  task.isSent && !task.isRead
    ? outcomeUnknown(task, textOf(cause), { cause })
    : fail(task, InputError, `credentials, signer, middleware or option failed: ${textOf(cause)}`, {
        cause,
        hint: "It is yours: see cause.",
      });

/** `fetch` rejected, or the answer broke off. */
export function broken(task: Task, cause: unknown): PandaPonFailure {
  let detail: unknown;
  let isUnsent = false;
  try {
    const { code, message } = ((cause as Error | undefined)?.cause ?? {}) as { code?: unknown; message?: unknown };
    detail = code ?? message;
    isUnsent = isNothingSent(cause);
  } catch {
    // It cannot even be looked at.
  }
  const why = `${textOf(cause)} ${textOf(detail ?? "")}`.trim();
  if (!isUnsent && !task.isRead) return outcomeUnknown(task, why, { cause });
  // The decoders' codes: the answer arrived, and is not what its content-encoding says.
  if (/^(Z_|ERR_(BROTLI|ZSTD|_)|ZSTD)/.test(textOf(detail)))
    return fail(task, ProtocolError, why, { cause, hint: "A proxy breaks the answers." });
  return fail(task, TransportError, why, {
    cause,
    retryable: true,
    hint: isUnsent ? "Nothing was sent. Check baseUrl, DNS, proxy, firewall, certificates." : REPEAT,
  });
}
