import { httpDate, isCopy } from "../values/http-date.ts";

/** Below this, the difference is the network's and the header's whole seconds. */
const NOTICEABLE_MS = 30_000;

/** The local clock, corrected by what answers have told about the server's. */
export interface ServerClock {
  /** Milliseconds since 1970, as the server counts them. */
  now(): number;
  local(): number;
  /** Takes the `Date` of an answer to what was sent at local time `sentAt`. */
  learn(headers: Headers, sentAt: number): void;
}

export function createServerClock(local: () => number): ServerClock {
  let offset = 0;
  // A date lasts for a second, and many answers.
  let seen = "";
  let server = Number.NaN;
  return {
    now: () => local() + offset,
    local,
    learn(headers, sentAt) {
      const date = headers.get("date") ?? "";
      if (date !== seen) server = httpDate(date);
      seen = date;
      // The header was written some time between sending and now.
      const difference = server - Math.min(Math.max(server, sentAt), local());
      const learnt = Math.abs(difference) > NOTICEABLE_MS ? difference : 0;
      // Last, as nearly always there is nothing to learn.
      if (learnt !== offset && !Number.isNaN(server) && !isCopy(headers)) offset = learnt;
    },
  };
}
