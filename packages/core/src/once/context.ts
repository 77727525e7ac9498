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

/** How the list is searched at a moment: by the server's clock, as far as it is known. */
export function searchAt<Order>({ options }: OnceContext<Order>, now: Moment): OnceSearch {
  return { ...options, clock: () => now.server ?? now.local };
}
