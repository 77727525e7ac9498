import { serverTime } from "../values/http-date.ts";

/** Below this, the difference comes from the network and from the header's whole seconds. */
const NOTICEABLE_MS = 30_000;
/** The server accepts a timestamp that is off by no more than this. */
export const TIMESTAMP_WINDOW_MS = 600_000;

/** What an answer tells about the server's clock. Only envelopes count: a proxy may have written any other answer. */
export interface SeenTime {
  readonly headers: Headers;
  /** When the request was sent, on the local clock. */
  readonly sentAt: number;
  /** The timestamp that it was signed with, in milliseconds. */
  readonly signedAt: number;
  /** The server carried the call out (`code` 200): the timestamp was right, even if `Date` differs. */
  readonly isTimestampAccepted: boolean;
}

/** The local clock, corrected by what refusals showed about the server's clock. */
export interface ServerClock {
  /** Whole milliseconds since 1970, as the server counts them. */
  now(): number;
  /** Like `now`, but by the `Date` of the last refusal, even before another answer confirms it: for repeating a read. */
  suspected(): number;
  local(): number;
  /** Learns from an envelope. */
  learn(seen: SeenTime): void;
}

/**
 * A clock that was right once is corrected only if two refusals in a row show the same difference, or if a call signed with the
 * suspected time succeeds. Before the first success, one refusal is enough: nothing has confirmed the local clock yet.
 */
export function createServerClock(local: () => number): ServerClock {
  let offset = 0;
  let suspected: number | undefined;
  let isProven = false;
  const at = (difference: number): number => Math.floor(local() + difference);

  function accepted({ sentAt, signedAt }: SeenTime): void {
    const used = signedAt - sentAt;
    if (suspected !== undefined && Math.abs(used - suspected) < Math.abs(used - offset)) offset = suspected;
    suspected = undefined;
    isProven = true;
  }

  function refused({ headers, sentAt, signedAt }: SeenTime): void {
    const server = serverTime(headers);
    if (Number.isNaN(server)) return;
    if (Math.abs(server - signedAt) <= TIMESTAMP_WINDOW_MS) {
      // The timestamp was right by the server's clock as well: the server refused something else.
      suspected = undefined;
      return;
    }
    // The server wrote the header at some time between sending and now.
    const difference = server - Math.min(Math.max(server, sentAt), local());
    const shown = Math.abs(difference) > NOTICEABLE_MS ? difference : 0;
    if (isProven && (suspected === undefined || Math.abs(shown - suspected) > NOTICEABLE_MS)) {
      suspected = shown;
      return;
    }
    offset = shown;
    suspected = undefined;
    isProven = false;
  }

  return {
    now: () => at(offset),
    suspected: () => at(suspected ?? offset),
    local,
    learn: (seen) => (seen.isTimestampAccepted ? accepted(seen) : refused(seen)),
  };
}
