import type { CallOptions } from "../types/call-options.ts";
import type { KeySession } from "./key-session.ts";
import type { OnceTiming } from "./options.ts";
import type { OncePlatform, OnceSearch } from "./platform.ts";
import type { Moment, TwoClocks } from "./server-time.ts";

/** What each step of the protocol works with. */
export interface OnceContext<Order> {
  readonly session: KeySession;
  readonly platform: OncePlatform<Order>;
  readonly clocks: TwoClocks;
  readonly clock: () => number;
  readonly timing: Pick<OnceTiming, "settleMs" | "sendMs">;
  /** Of the call: its signal. */
  readonly options: CallOptions;
}

/**
 * How the list is searched from a moment on: by the server's clock, as far as it is known. The clock goes on, as pages may take long to
 * come: a page that is younger than the clock would look as if the clocks disagreed.
 */
export function searchAt<Order>({ options }: OnceContext<Order>, now: Moment): OnceSearch {
  const began = performance.now();
  const start = now.server ?? now.local;
  return { ...options, clock: () => start + Math.round(performance.now() - began) };
}
