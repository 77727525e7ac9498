import { expect, test } from "vitest";
import { durationMs } from "../../src/realms/duration.ts";

test.each([
  ["500ms", 500],
  ["90s", 90_000],
  ["30m", 1_800_000],
  ["1.5h", 5_400_000],
  ["10d", 864_000_000],
  ["1h 30m", 5_400_000],
  [0, 0],
  [250, 250],
  [1.4, 1],
  [0.5, 1],
])("%s is %d ms", (span, ms) => {
  expect(durationMs(span)).toBe(ms);
});

test.each(["", "10", "ten days", "-3m", "3 weeks", "3M", 10n as never, Number.NaN, -1, Number.POSITIVE_INFINITY])(
  "%s is refused with the forms that there are",
  (span) => {
    expect(() => durationMs(span)).toThrow(TypeError);
  },
);
