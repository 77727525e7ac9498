import { describe, expect, it } from "vitest";
import { isTime, momentOf } from "../../src/reconcile/moment.ts";

describe("when something happened", () => {
  it.each([
    ["2025-04-24 16:30:49", Date.UTC(2025, 3, 24, 8, 30, 49)],
    ["20180423171116000+0800", Date.UTC(2018, 3, 23, 9, 11, 16)],
    [1_700_000_000_000, 1_700_000_000_000],
    ["2000-01-01 08:00:00", Date.UTC(2000, 0, 1)],
  ])("is told by %s", (time, at) => {
    expect(momentOf(time)).toBe(at);
  });

  it.each<[unknown]>([
    ["1970-01-01 08:00:00"],
    ["2000-01-01 07:59:59"],
    ["0001-01-01 00:00:00"],
    ["24.04.2025"],
    ["1700000000000"],
    [""],
    [1_700_000_000],
    [1e12],
    [1e14],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [new Date(1_700_000_000_000)],
    [null],
    [undefined],
  ])("is not told by %s", (time) => {
    expect(momentOf(time)).toBeUndefined();
  });
});

describe("a time stands there", () => {
  it.each<[unknown]>([
    ["2025-04-24 16:30:49"],
    ["20180423171116000+0800"],
    [1_700_000_000_000],
    ["24.04.2025"],
    [" 2025"],
    ["Thu, 24 Apr 2025"],
    ["1745483449"],
    ["2001-01-01 00:00:00"],
  ])("in %j", (value) => {
    expect(isTime(value)).toBe(true);
  });

  it.each<[unknown]>([
    [""],
    ["0"],
    [0],
    [null],
    [undefined],
    ["-"],
    ["123"],
    ["0000-00-00 00:00:00"],
    ["0001-01-01 00:00:00"],
    ["1970-01-01 08:00:00"],
    ["  1900-01-01 00:00:00"],
    ["1900-01-01"],
    ["19700101080000000+0800"],
    ["19000101000000000+0800"],
    ["2000-01-01 00:00:00"],
    ["2099-12-31 23:59:59"],
    ["9999-12-31 23:59:59"],
    [57_600_000],
    [253_402_300_799_000],
  ])("not in %j", (value) => {
    expect(isTime(value)).toBe(false);
  });
});
