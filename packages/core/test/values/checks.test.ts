import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors/errors.ts";
import { checkBaseUrl, checkText, isSafeUrl, timing, wholeNumber } from "../../src/values/checks.ts";

describe("a whole number", () => {
  it.each([1, 2, 2 ** 31 - 1])("%d from 1 on", (value) => {
    expect(wholeNumber("retries", value, 1)).toBe(value);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 31, Number.POSITIVE_INFINITY, "2" as never, undefined as never])(
    "is not %s",
    (value) => {
      expect(() => wholeNumber("concurrency", value, 1)).toThrow(
        new InputError(`concurrency is ${value}, not a whole number from 1 to 2147483647`),
      );
    },
  );
});

describe("how long and how often a call may try", () => {
  const base = { timeoutMs: 60_000, deadlineMs: 120_000, retries: 2 };

  it("is the client's, or the call's if it has its own", () => {
    expect(timing({}, base)).toEqual(base);
    expect(timing({ timeoutMs: 5 }, base)).toEqual({ ...base, timeoutMs: 5 });
    expect(timing({ deadlineMs: 6 }, base)).toEqual({ ...base, deadlineMs: 6 });
    expect(timing({ retries: 7 }, base)).toEqual({ ...base, retries: 7 });
  });

  it("may be a deadline that is over and no retry, but no time-out of 0", () => {
    expect(timing({ timeoutMs: 1, deadlineMs: 0, retries: 0 }, base)).toEqual({
      timeoutMs: 1,
      deadlineMs: 0,
      retries: 0,
    });
    expect(() => timing({ timeoutMs: 0 }, base)).toThrow("timeoutMs is 0, not a whole number from 1 to");
    expect(() => timing({ deadlineMs: -1 }, base)).toThrow("deadlineMs is -1, not a whole number from 0 to");
    expect(() => timing({ retries: -1 }, base)).toThrow("retries is -1, not a whole number from 0 to");
  });
});

describe("a text of printable ASCII", () => {
  it("is taken unchanged", () => {
    expect(() => checkText("accessKey", "!~key-1")).not.toThrow();
  });

  it.each([undefined, null, ""])("is missing when it is %j", (value) => {
    expect(() => checkText("accessKey", value)).toThrow(new InputError("accessKey is missing"));
  });

  it.each(["key\n", " key", "a b", "钥", 1, false, 0])("is not %j, which the message does not show", (value) => {
    expect(() => checkText("accessKey", value)).toThrow(
      new InputError("accessKey is not a string of printable ASCII without white space"),
    );
  });

  it("may have a pattern of its own", () => {
    expect(() => checkText("secret", "秘密", /./)).not.toThrow();
  });
});

describe("a safe address", () => {
  it.each([
    "https://api.example/",
    "http://localhost:8080/",
    "http://127.0.0.1/",
    "http://127.10.200.255/",
    "http://[::1]:1/",
  ])("%s", (text) => {
    expect(isSafeUrl(new URL(text))).toBe(true);
  });

  it.each([
    "http://api.example/",
    "http://localhost.example/",
    "http://my-localhost/",
    "http://127.0.0.1.example/",
    "http://x127.0.0.1.example/",
    "http://[::2]/",
    "http://127.example/",
    "ftp://localhost/",
    "ws://127.0.0.1/",
  ])("is not %s", (text) => {
    expect(isSafeUrl(new URL(text))).toBe(false);
  });
});

describe("a base URL", () => {
  it.each([
    ["https://api.example", "https://api.example"],
    ["https://api.example/", "https://api.example"],
    ["https://api.example//", "https://api.example"],
    ["https://api.example/a//b/", "https://api.example/a//b"],
    ["HTTPS://API.example:443/v2/", "https://api.example/v2"],
  ])("%s is used as %s", (text, used) => {
    expect(checkBaseUrl(text)).toBe(used);
  });

  it.each([
    "",
    "api.example",
    "http://api.example",
    "https://user@api.example",
    "https://:password@api.example",
    "https://api.example?a=1",
    "https://api.example#part",
  ])("is not %j", (text) => {
    expect(() => checkBaseUrl(text)).toThrow(
      new InputError("baseUrl is not a plain https address (http on loopback only; no credentials, query, fragment)"),
    );
  });
});
