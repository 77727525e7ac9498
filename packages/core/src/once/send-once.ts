import { isFailure } from "../errors/thrown.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { OnceContext } from "./context.ts";
import { endLast, JournalFailed } from "./key-session.ts";
import type { AttemptEnd, OnceAttempt, OnceRecord } from "./record.ts";

/** How a sending ended. The record is written, and its lease still held, except after `answered`. */
export type Sent<T> =
  | { readonly end: "answered"; readonly record: OnceRecord; readonly value: T }
  | { readonly end: Exclude<AttemptEnd, "answered">; readonly record: OnceRecord; readonly error: unknown };

/**
 * Sends as the next attempt of a key. That an attempt may be on its way is durable before its first byte leaves, and nothing of it
 * leaves once its lease could have run out.
 */
export async function sendOnce<Order, T>(
  context: OnceContext<Order>,
  record: OnceRecord,
  more: Pick<OnceAttempt, "confirmedUnpaidBy">,
  send: (options: CallOptions) => Promise<T>,
): Promise<Sent<T>> {
  const { session, clocks, clock, options, timing } = context;
  const { sendMs } = timing;
  const now = await clocks.now(options);
  const sentAt = clock();
  const started = performance.now();
  const attempt: OnceAttempt = {
    n: record.attempts.length + 1,
    owner: session.owner,
    sentAt,
    ...(now.server !== undefined && { serverTimeAtSend: now.server }),
    sendMs,
    ...more,
  };
  const sending = await session.update(record, {
    state: "sending",
    attempts: [...record.attempts, attempt],
    lease: session.leaseFor(record, sendMs),
  });
  const leftMs = Math.floor(sendMs - (performance.now() - started));
  const end = async (how: Exclude<AttemptEnd, "answered">, error: unknown): Promise<Sent<T>> => {
    const state = how === "unsent" && !record.attempts.some((one) => one.end !== "unsent") ? "intended" : "doubtful";
    const attempts = endLast(sending.attempts, how, clock());
    return { end: how, error, record: await session.update(sending, { state, attempts }) };
  };
  // Writing took so long, or the clock has stepped: the lease might not cover the sending.
  if (leftMs < 1 || Math.abs(clock() - sentAt) > sendMs)
    return end("unsent", new JournalFailed("writing to the journal took too long"));
  try {
    const value = await send({ ...options, deadlineMs: leftMs });
    return { end: "answered", record: sending, value };
  } catch (error) {
    return end(endOf(error), error);
  }
}

/** A write of core's rejects with these only if nothing was sent. Anything else may have arrived. */
function endOf(error: unknown): Exclude<AttemptEnd, "answered"> {
  if (!isFailure(error)) return "unknown";
  switch (error.name) {
    case "InputError":
    case "TransportError":
    case "TimeoutError":
    case "AbortedError":
      return "unsent";
    case "ApiError":
    case "RateLimitError":
      return "refused";
    default:
      return "unknown";
  }
}
