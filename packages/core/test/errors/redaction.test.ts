import { describe, expect, it } from "vitest";
import { createError, type FailedCall } from "../../src/errors/create-error.ts";
import { createRedactor } from "../../src/errors/create-redactor.ts";
import { personalTexts } from "../../src/errors/personal-texts.ts";
import { redacted } from "../../src/errors/redact-value.ts";
import { ApiError } from "../../src/index.ts";

const signature = "0123456789abcdef".repeat(2);
const call = (input: unknown): FailedCall => ({ operationId: "op", attempts: 1, secrets: [signature], input });
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const ascii = (text: string): string =>
  inJson(text).replace(/[^ -~]|[&'<>=]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const form = (text: string): string => new URLSearchParams({ a: text }).toString().slice(2);
const latin1 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));

describe("a redactor", () => {
  const secret = 'Say "No" & 文三路 1 号/5\\b\n😀é';
  it.each([
    ["JSON in a query", encodeURIComponent(inJson(secret))],
    ["ASCII JSON in a form", form(ascii(secret))],
    ["a form in a form", form(form(secret))],
    ["Latin-1 in ASCII JSON", ascii(latin1(secret))],
    ["Latin-1 in a query", encodeURIComponent(latin1(secret))],
    ["Latin-1 twice", latin1(latin1(secret))],
    ["all of it escaped", secret.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)],
    ["ASCII JSON in encodeURI in JSON", inJson(encodeURI(ascii(secret)))],
  ])("knows %s", (_, written) => {
    for (const [before, after] of [
      ["<", ">"],
      ["", ""],
    ] as const)
      expect(createRedactor([secret])(before + written + after)).toBe(`${before}[redacted]${after}`);
  });

  it("leaves nothing of two secrets that overlap", () => {
    expect(createRedactor(["浙江省杭州", "杭州市西湖区"])("浙江省杭州市西湖区")).toBe("[redacted]");
  });

  it("takes a long secret, and one of backslashes", () => {
    expect(createRedactor(["文三路 ".repeat(30_000)])("a")).toBe("a");
    const slashes = createRedactor([`${"\\".repeat(20)}secret`]);
    // A way to read them that grows faster than they do would not come to an end here.
    const many = "\\".repeat(100_000);
    expect(slashes(many)).toBe(many);
  });
});

describe("createError", () => {
  it("shows no part of a secret that the end of what is looked at goes through", () => {
    for (let before = 0; before < 32; before += 5) {
      const echo = "!".repeat(before) + signature.repeat(2000);
      const { body, msg, message } = createError(call({}), ApiError, echo, { body: echo, msg: echo });
      for (const text of [body, msg, message]) expect(text).not.toMatch(/\d{3}/);
    }
  });

  it("nor when so much is taken out that this end comes near", () => {
    const address = Array.from({ length: 50 }, (_, index) => `street ${index}`).join(", ");
    for (let before = 0; before < address.length; before += 97) {
      const echo = "!".repeat(before) + address.repeat(100);
      const { body, msg, message } = createError(call({ address }), ApiError, echo, { body: echo, msg: echo });
      for (const text of [body, msg, message]) expect(text).not.toContain("street");
    }
  });

  it("manages inputs of any size", () => {
    const list = Array.from({ length: 3000 }, (_, index) => ({ name: `name ${index}`, address: `street ${index}` }));
    expect(createError(call({ list }), ApiError, "no", { body: "x".repeat(2000) }).body).toBe("x".repeat(1000));
    expect(createError(call({ address: "文三路 ".repeat(20_000) }), ApiError, "no", {}).message).toBe("op: no");
  });

  it("keeps a number of milliseconds a number", () => {
    const waits = [60_000, 70_000].map((retryAfterMs) =>
      createError(call({ zip: 60_000 }), ApiError, "no", { retryAfterMs }),
    );
    expect(waits.map(({ retryAfterMs }) => retryAfterMs)).toEqual([undefined, 70_000]);
  });
});

describe("personalTexts", () => {
  it("takes no yes and no for a text that tells who somebody is", () => {
    expect(personalTexts({ address: { isDefault: true, a: "1" } })).toEqual(["1"]);
  });

  it("looks at what holds itself once, and at what stands in two places in both", () => {
    const round: Record<string, unknown> = { shared: { a: "1" } };
    Object.assign(round, { one: round, two: round, receiver: { shared: round.shared } });
    expect(personalTexts(round)).toEqual(["1"]);
    expect(personalTexts({ address: '"text in JSON"' })).toContain("text in JSON");
  });

  it("takes a thousand texts at most, each once", () => {
    expect(personalTexts({ address: Array.from({ length: 5000 }, (_, index) => index) })).toHaveLength(1000);
    expect(personalTexts({ address: ["a", "a"] })).toEqual(["a"]);
  });
});

describe("redacted", () => {
  const hide = (text: string): string => text.replaceAll("secret", "*");

  it("looks at each object once, whatever leads to it", () => {
    const round: Record<string, unknown> = { text: "secret" };
    for (let index = 0; index < 30; index++) round[index] = round;
    // Going each of the ways anew would not come to an end.
    expect(redacted(round, hide)).toBeTypeOf("object");
  });

  it("gives back the very value for NaN and for data that is no text", () => {
    for (const more of [{ n: Number.NaN }, { data: { a: 1 } }, { data: undefined }]) {
      const error = Object.assign(new Error("no"), more);
      expect(redacted(error, hide)).toBe(error);
    }
  });

  it("puts a word in the place of what cannot be read", () => {
    const value = {
      get broken(): never {
        throw new Error("secret");
      },
    };
    expect(redacted(value, hide)).toEqual({ broken: "[unreadable]" });
  });

  it("believes no position but the engine's own", () => {
    const said = (message: string): string => (redacted(new SyntaxError(message), hide) as Error).message;
    expect(said(`Unexpected token 's', ..." at position 1380"... is not valid JSON`)).toBe("not JSON");
    expect(said("Expected ',' in JSON at position 12")).toBe("not JSON at position 12");
    expect(said("Expected ',' in JSON at position 12 (line 1 column 13)")).toBe("not JSON at position 12");
  });
});
