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
  /** The signal of the call. */
  readonly options: CallOptions;
}

/**
 * How the list is searched from a moment on: by the server's clock, as far as it is known. The clock keeps running, because pages
 * may take long: if it stood still, a page dated later would look as if the clocks disagreed.
 */
export function searchAt<Order>({ options }: OnceContext<Order>, now: Moment): OnceSearch {
  const began = performance.now();
  const start = now.server ?? now.local;
  return { ...options, clock: () => start + Math.round(performance.now() - began) };
}
