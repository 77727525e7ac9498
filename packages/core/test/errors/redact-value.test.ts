import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/errors/create-redactor.ts";
import { redactScalar, summarizeCause } from "../../src/errors/redact-value.ts";
import { InputError } from "../../src/index.ts";

const redact = createRedactor(["secret", "13800138000"]);
const summaryOf = (value: unknown): Error & { code?: unknown } => summarizeCause(value, redact) as Error;

describe("redactScalar", () => {
  it("redacts texts, and numbers whose digits are a secret", () => {
    expect(redactScalar("a secret", redact)).toBe("a [redacted]");
    expect(redactScalar(13800138000, redact)).toBe("[number]");
    expect(redactScalar(13800138000n, redact)).toBe("[bigint]");
    for (const value of [5, 5n, true, null, undefined, Number.NaN]) expect(redactScalar(value, redact)).toBe(value);
  });
});

describe("summarizeCause", () => {
  it("keeps name, message, code and stack of an error, redacted, and nothing else", () => {
    const cause = Object.assign(new RangeError("a secret"), {
      code: "ECONNRESET",
      request: new Request("https://example.com", { headers: { signature: "secret" } }),
      config: { headers: { "access-key": "secret" } },
      [Symbol("socket")]: "secret",
    });
    const summary = summaryOf(cause);
    expect(Reflect.ownKeys(summary).sort()).toEqual(["code", "message", "name", "stack"]);
    expect(summary).toBeInstanceOf(Error);
    expect({ ...summary }).toMatchObject({ name: "RangeError", message: "a [redacted]", code: "ECONNRESET" });
    expect(summary.stack).toMatch(/^RangeError: a \[redacted\]\n +at .*redact-value\.test\.ts/);
    expect(JSON.parse(JSON.stringify(summary))).toEqual({ ...summary });
  });

  it("keeps the same of the causes below, four in all, and of the first of several errors", () => {
    const nest = (levels: number): Error =>
      new Error(`secret ${levels}`, levels > 0 ? { cause: nest(levels - 1) } : undefined);
    const messages: string[] = [];
    for (let error: unknown = summaryOf(nest(9)); error instanceof Error; error = error.cause)
      messages.push(error.message);
    expect(messages).toEqual([9, 8, 7, 6].map((level) => `[redacted] ${level}`));
    const many = summaryOf(new AggregateError([new Error("secret 1"), new Error("secret 2")], "many"));
    expect((many.cause as Error).message).toBe("[redacted] 1");
  });

  it("reads the texts of a DOMException and of what is not an Error at all", () => {
    expect(summaryOf(new DOMException("a secret", "AbortError"))).toMatchObject({
      name: "AbortError",
      message: "a [redacted]",
      code: 20,
    });
    expect(summaryOf({ code: "ECONNREFUSED", message: "no", secret: "secret" })).toMatchObject({
      name: "Error",
      message: "no",
      code: "ECONNREFUSED",
    });
    expect(Reflect.ownKeys(summaryOf({ secret: "secret" })).sort()).toEqual(["message", "name", "stack"]);
  });

  it("takes what is not an object by its value", () => {
    expect(summarizeCause("a secret", redact)).toBe("a [redacted]");
    expect(summarizeCause(13800138000, redact)).toBe("[number]");
    expect(summarizeCause(Symbol("secret"), redact)).toBe("[symbol]");
    expect(summarizeCause(() => "secret", redact)).toBe("[function]");
    for (const value of [undefined, null, 5]) expect(summarizeCause(value, redact)).toBe(value);
  });

  it("shows no piece of a text that is not JSON", () => {
    let thrown: unknown;
    try {
      JSON.parse('{"a":1, secre');
    } catch (error) {
      thrown = error;
    }
    const { name, message, stack } = summaryOf(thrown);
    expect(name).toBe("SyntaxError");
    expect(message).toMatch(/^not JSON( at position \d+)?$/);
    expect(stack).not.toContain("secre");
    expect(stack).toContain("\n    at ");
    expect(summaryOf(new SyntaxError("Unexpected identifier")).message).toBe("Unexpected identifier");
  });

  it.each([
    [`Unexpected token 's', ..." at position 1380"... is not valid JSON`, "not JSON"],
    ["Expected ',' in JSON at position 12", "not JSON at position 12"],
    ["Expected ',' in JSON at position 12 (line 1 column 13)", "not JSON at position 12"],
  ])("believes no position but the engine's own: %s", (message, expected) => {
    expect(summaryOf(new SyntaxError(message)).message).toBe(expected);
  });

  it("shows of a long stack and a long message the beginning", () => {
    const { message, stack } = summaryOf(Object.assign(new Error("x".repeat(5000)), { stack: "y".repeat(50_000) }));
    expect(message).toBe("x".repeat(500));
    expect(stack).toBe(`Error: ${message}`);
  });

  it("leaves an error of ours as it is, with the reason that is the caller's own", () => {
    const reason = new Map([["a", "secret"]]);
    const ours = new InputError("done", { cause: reason });
    expect(summarizeCause(ours, redact)).toBe(ours);
    expect(ours.cause).toBe(reason);
    expect(summaryOf(new Error("no", { cause: ours })).cause).toBe(ours);
  });

  it("does not throw for any input, and ends", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const round: Error & { errors?: unknown } = new Error("secret");
    round.cause = round;
    const throwing = {
      get message(): string {
        throw new Error("secret");
      },
      get cause(): string {
        throw new Error("secret");
      },
      code: {},
      toString: null,
    };
    for (const value of [proxy, round, throwing, Object.create(null), { errors: proxy }, [], new Map()])
      expect(summaryOf(value)).toBeInstanceOf(Error);
  });
});
