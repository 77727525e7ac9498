/** Below this, the difference is the network's and the header's whole seconds. */
const NOTICEABLE_MS = 30_000;

/** The local clock, corrected by what answers have told about the server's. */
export interface ServerClock {
  /** Milliseconds since 1970, as the server counts them. */
  now(): number;
  local(): number;
  /** Takes the server's time, which may be `NaN`, of an answer to what was sent at local time `sentAt`. */
  learn(server: number, sentAt: number): void;
}

export function createServerClock(local: () => number): ServerClock {
  let offset = 0;
  return {
    now: () => local() + offset,
    local,
    learn(server, sentAt) {
      if (Number.isNaN(server)) return;
      // The header was written some time between sending and now.
      const difference = server - Math.min(Math.max(server, sentAt), local());
      offset = Math.abs(difference) > NOTICEABLE_MS ? difference : 0;
    },
  };
}
