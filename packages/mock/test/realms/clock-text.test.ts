import { expect, test } from "vitest";
import { clockText } from "../../src/realms/clock-text.ts";

const FROM = Date.parse("2026-01-05T10:00:00+08:00");

test.each([
  [30 * 60_000, "The clock moves 30 min forward, to 2026-01-05 10:30:00", "时钟前进 30 分钟，到 2026-01-05 10:30:00"],
  [10 * 86_400_000, "The clock moves 10 d forward, to 2026-01-15 10:00:00", "时钟前进 10 天，到 2026-01-15 10:00:00"],
  [90 * 60_000, "The clock moves 90 min forward, to 2026-01-05 11:30:00", "时钟前进 90 分钟，到 2026-01-05 11:30:00"],
  [250, "The clock moves 250 ms forward, to 2026-01-05 10:00:00", "时钟前进 250 毫秒，到 2026-01-05 10:00:00"],
])("%i ms is said in its largest whole unit", (span, en, zh) => {
  expect(clockText(FROM, FROM + span)).toEqual({ en, zh });
});
