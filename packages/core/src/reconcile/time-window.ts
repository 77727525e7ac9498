import { serverTime } from "../values/http-date.ts";
import { SKEW_MS } from "./check-search.ts";
import { momentOf } from "./moment.ts";

/**
 * The API's times are read as China time, which is inferred. In any other zone they differ by less than a day: an order that seems
 * more than a day older is really older.
 */
const DAY_MS = 24 * 3_600_000;
/** A larger difference between the clocks is more likely a wrong `Date` than a wrong local clock. */
const BELIEVED_MS = 2 * 3_600_000;

/** When an order was created: certainly after the call, long before it, or too close to tell. */
export type When = "after" | "before" | "unsure";

/** Compares times of orders with the time of the call, which is known on the local clock only. */
export interface TimeWindow {
  /** Learns how far the server's clock differs. */
  learn(headers: Headers): void;
  whenOf(createTime: unknown): When;
  /** The time of the call on the server's clock, as far as it is known. */
  since(): Date;
}

export function createTimeWindow(since: Date, clock: () => number): TimeWindow {
  const local = since.getTime();
  const offsets: number[] = [];
  /** The call was sent between these two times, on the server's clock. */
  const bounds = (): readonly [earliest: number, latest: number] => {
    const least = Math.min(...offsets);
    const most = Math.max(...offsets);
    if (offsets.length === 0) return [local, local];
    const isBelieved = most - least <= SKEW_MS && Math.abs(least) <= BELIEVED_MS;
    return isBelieved ? [local + least, local + least] : [local + Math.min(0, least), local + Math.max(0, most)];
  };
  return {
    learn(headers) {
      const offset = serverTime(headers) - clock();
      if (Number.isNaN(offset)) return;
      offsets.push(Math.abs(offset) > SKEW_MS ? offset : 0);
    },
    whenOf(createTime) {
      const at = momentOf(createTime);
      const [earliest, latest] = bounds();
      if (at === undefined) return "unsure";
      if (at >= latest - SKEW_MS) return "after";
      // The local clock may be right although the server's `Date` is not.
      return at < Math.min(earliest, local) - DAY_MS ? "before" : "unsure";
    },
    since: () => new Date(bounds()[0]),
  };
}
