import { describe, expect, it } from "vitest";
import { createTimeWindow } from "../../src/reconcile/time-window.ts";

const SINCE = Date.UTC(2025, 3, 24, 8, 30);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const date = (ms: number): Headers => new Headers({ date: new Date(ms).toUTCString() });

/** A window whose server's clock is ahead by so much in each answer. */
function windowOf(...ahead: number[]) {
  const window = createTimeWindow(new Date(SINCE), () => SINCE);
  for (const ms of ahead) window.learn(date(SINCE + ms));
  return window;
}

describe("an order was made", () => {
  it("after the call when its time is not before it, by the local clock if no other is known", () => {
    const window = windowOf();
    expect(window.since()).toEqual(new Date(SINCE));
    expect(window.whenOf(SINCE)).toBe("after");
    expect(window.whenOf(SINCE + DAY)).toBe("after");
    expect(window.whenOf(SINCE - HOUR)).toBe("unsure");
    expect(window.whenOf(SINCE - DAY)).toBe("unsure");
    expect(window.whenOf(SINCE - DAY - 1)).toBe("before");
    expect(window.whenOf("soon")).toBe("unsure");
    expect(window.whenOf(undefined)).toBe("unsure");
  });

  it("after the call on the server's clock, where its answers agree", () => {
    const ahead = windowOf(HOUR, HOUR);
    expect(ahead.since()).toEqual(new Date(SINCE + HOUR));
    expect([SINCE + HOUR, SINCE + HOUR / 2].map(ahead.whenOf)).toEqual(["after", "unsure"]);
    // The local clock may be right nevertheless.
    expect([SINCE - DAY, SINCE - DAY - 1].map(ahead.whenOf)).toEqual(["unsure", "before"]);
    const behind = windowOf(-HOUR);
    expect(behind.since()).toEqual(new Date(SINCE - HOUR));
    expect([SINCE - HOUR, SINCE - 2 * HOUR].map(behind.whenOf)).toEqual(["after", "unsure"]);
    expect([SINCE - HOUR - DAY, SINCE - HOUR - DAY - 1].map(behind.whenOf)).toEqual(["unsure", "before"]);
  });

  it("after both clocks where they contradict each other", () => {
    for (const window of [windowOf(3 * HOUR), windowOf(HOUR, 3 * HOUR), windowOf(HOUR, 0, 3 * HOUR)]) {
      expect(window.since()).toEqual(new Date(SINCE));
      expect([SINCE + 3 * HOUR, SINCE + 2 * HOUR].map(window.whenOf)).toEqual(["after", "unsure"]);
    }
    for (const window of [windowOf(-3 * HOUR), windowOf(0, -3 * HOUR)]) {
      expect(window.since()).toEqual(new Date(SINCE - 3 * HOUR));
      expect([SINCE, SINCE - HOUR].map(window.whenOf)).toEqual(["after", "unsure"]);
    }
    expect(windowOf(2 * HOUR).since()).toEqual(new Date(SINCE + 2 * HOUR));
    expect(windowOf(-2 * HOUR).since()).toEqual(new Date(SINCE - 2 * HOUR));
  });

  it("and nothing is learnt from an answer without a date, or from a copy", () => {
    const window = windowOf();
    window.learn(new Headers());
    window.learn(new Headers({ date: new Date(SINCE + HOUR).toUTCString(), age: "5" }));
    expect(window.since()).toEqual(new Date(SINCE));
    window.learn(date(SINCE + 1000));
    expect(window.since()).toEqual(new Date(SINCE));
  });
});
