import { isFailure } from "../errors/thrown.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { OnceContext } from "./context.ts";
import { endLast, JournalFailed } from "./key-session.ts";
import type { AttemptEnd, OnceAttempt, OnceRecord } from "./record.ts";

/** How a sending ended. The record is written, and the lease is still held, except after `answered`. */
export type Sent<T> =
  | { readonly end: "answered"; readonly record: OnceRecord; readonly value: T }
  | { readonly end: Exclude<AttemptEnd, "answered">; readonly record: OnceRecord; readonly error: unknown };

/**
 * Sends the next attempt of a key. The journal holds the attempt before its first byte is sent, and nothing is sent once the lease
 * could have run out.
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
  // Writing took too long, or the clock was set: the lease may not cover the sending.
  if (leftMs < 1 || Math.abs(clock() - sentAt) > sendMs)
    return end("unsent", new JournalFailed("writing to the journal took too long"));
  try {
    const value = await send({ ...options, deadlineMs: leftMs });
    return { end: "answered", record: sending, value };
  } catch (error) {
    return end(endOf(error), error);
  }
}

/** Core rejects a write with these errors only if nothing was sent. After any other error, it may have arrived. */
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
