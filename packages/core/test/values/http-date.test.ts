import { describe, expect, it } from "vitest";
import { httpDate, isCopy, serverTime } from "../../src/values/http-date.ts";

const DATE = "Thu, 24 Apr 2025 08:30:49 GMT";
const TIME = Date.UTC(2025, 3, 24, 8, 30, 49);

describe("a date of HTTP", () => {
  it("is read in the form of HTTP", () => {
    expect(httpDate(DATE)).toBe(TIME);
  });

  it.each([
    "",
    "0",
    "1, 2",
    "2025-04-24T08:30:49Z",
    "Thu, 24 Apr 1925 08:30:49 GMT",
    "Thu, 4 Apr 2025 08:30:49 GMT",
    "Thursday, 24 Apr 2025 08:30:49 GMT",
    `${DATE} and more`,
    `sent ${DATE}`,
    "Thu, 24 Apr 2025 08:30:49 +0800",
  ])("is not %j", (text) => {
    expect(httpDate(text)).toBeNaN();
  });
});

describe("a copy", () => {
  it.each(["1", "600", "05"])("says an age: %s", (age) => {
    expect(isCopy(new Headers({ age }))).toBe(true);
  });

  it("has an age that is not 0", () => {
    expect(isCopy(new Headers({ age: "0" }))).toBe(false);
    expect(isCopy(new Headers({ age: "" }))).toBe(false);
    expect(isCopy(new Headers())).toBe(false);
  });
});

describe("the time of the server", () => {
  it("is the date of its answer", () => {
    expect(serverTime(new Headers({ date: DATE }))).toBe(TIME);
    expect(serverTime(new Headers({ date: DATE, age: "0" }))).toBe(TIME);
  });

  it("is not known from a copy, nor without a date or an answer", () => {
    expect(serverTime(new Headers({ date: DATE, age: "9" }))).toBeNaN();
    expect(serverTime(new Headers())).toBeNaN();
    expect(serverTime(undefined)).toBeNaN();
  });
});
