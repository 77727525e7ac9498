import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors/errors.ts";
import { formatChinaTime, parseChinaTime } from "../../src/values/china-time.ts";

describe("parseChinaTime", () => {
  test.each([
    ["2025-04-24 16:30:49", "2025-04-24T08:30:49.000Z"],
    ["2025-01-01 00:00:00", "2024-12-31T16:00:00.000Z"],
    ["2024-02-29 07:59:59", "2024-02-28T23:59:59.000Z"],
    ["1970-01-01 08:00:00", "1970-01-01T00:00:00.000Z"],
    ["0001-01-01 08:00:00", "0001-01-01T00:00:00.000Z"],
    ["20180423171116000+0800", "2018-04-23T09:11:16.000Z"],
    ["20180423171116123+0800", "2018-04-23T09:11:16.123Z"],
    ["20180423171116000+0000", "2018-04-23T17:11:16.000Z"],
    ["20180423171116000-0700", "2018-04-24T00:11:16.000Z"],
    ["20180423171116000+0530", "2018-04-23T11:41:16.000Z"],
    ["20180423171116000-0030", "2018-04-23T17:41:16.000Z"],
  ])("%s", (text, iso) => {
    expect(parseChinaTime(text).toISOString()).toBe(iso);
  });

  test.each<[unknown]>([
    [""],
    ["2025-04-24"],
    ["2025-04-24T16:30:49"],
    ["2025-04-24 16:30"],
    ["2025-04-24 16:30:49 "],
    [" 2025-04-24 16:30:49"],
    ["2025-04-24 16:30:49.0"],
    ["2025-4-24 16:30:49"],
    ["2025-02-29 00:00:00"],
    ["2025-02-30 00:00:00"],
    ["2025-04-31 00:00:00"],
    ["2025-13-01 00:00:00"],
    ["2025-00-01 00:00:00"],
    ["2025-01-00 00:00:00"],
    ["2025-01-01 24:00:00"],
    ["2025-01-01 25:00:00"],
    ["2025-01-01 23:60:00"],
    ["2025-01-01 23:59:60"],
    ["20180423171116000"],
    ["20180423171116000+08:00"],
    ["20180423171116000Z"],
    ["20180423171116+0800"],
    ["20180431171116000+0800"],
    ["20180423241116000+0800"],
    ["20180423171116000+2000"],
    ["20180423171116000+0860"],
    ["x20180423171116000+0800"],
    ["20180423171116000+0800x"],
    ["1745483449"],
    [1745483449000],
    [null],
    [undefined],
  ])("%s is refused", (text) => {
    const run = () => parseChinaTime(text as string);
    expect(run).toThrow(InputError);
    expect(run).toThrow("Not a time of the API.");
    expect(run).toThrow(
      expect.objectContaining({
        hint: "Pass an existing time in the form 2025-04-24 16:30:49 or 20180423171116000+0800.",
      }),
    );
  });
});

describe("formatChinaTime", () => {
  test.each([
    ["2025-04-24T08:30:49.000Z", "2025-04-24 16:30:49", "20250424163049000+0800"],
    ["2024-12-31T16:00:00.999Z", "2025-01-01 00:00:00", "20250101000000999+0800"],
    ["-000001-12-31T16:00:00.000Z", "0000-01-01 00:00:00", "00000101000000000+0800"],
    ["9999-12-31T15:59:59.999Z", "9999-12-31 23:59:59", "99991231235959999+0800"],
  ])("%s", (iso, plain, long) => {
    expect(formatChinaTime(new Date(iso))).toBe(plain);
    expect(formatChinaTime(new Date(iso), "plain")).toBe(plain);
    expect(formatChinaTime(new Date(iso), "1688")).toBe(long);
  });

  test.each(["nonsense", "9999-12-31T16:00:00.000Z", "-000001-12-31T15:59:59.999Z"])("%s is refused", (text) => {
    const run = () => formatChinaTime(new Date(text));
    expect(run).toThrow(InputError);
    expect(run).toThrow("Not a date that the API can write.");
    expect(run).toThrow(expect.objectContaining({ hint: "Pass a valid Date of the years 0 to 9999." }));
  });
});

test("there and back, any second, in any zone of this machine", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-01-01T00:00:00Z"), noInvalidDate: true }),
      (date) => {
        expect(parseChinaTime(formatChinaTime(date, "1688"))).toEqual(date);
        expect(parseChinaTime(formatChinaTime(date)).getTime()).toBe(Math.floor(date.getTime() / 1000) * 1000);
        expect(formatChinaTime(date)).toBe(
          new Date(date.getTime() + 8 * 3_600_000).toISOString().replace(/T(.{8}).*/, " $1"),
        );
      },
    ),
  );
});
