import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/errors/create-redactor.ts";
import { ownOrSummary, redactScalar, summarizeCause } from "../../src/errors/redact-value.ts";
import { ApiError, InputError } from "../../src/index.ts";

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

describe("what the caller's own function threw", () => {
  const nest = (levels: number, last: unknown): Error =>
    new Error("no", { cause: levels > 0 ? nest(levels - 1, last) : last });

  it("is kept, if neither the error nor its three causes show a secret", () => {
    for (const own of [new Error("no"), nest(2, new Error("no")), { a: 1 }, 5, undefined])
      expect(ownOrSummary(own, redact)).toBe(own);
    for (const levels of [0, 1, 2]) {
      const told = nest(levels, new Error("a secret"));
      expect([levels, ownOrSummary(told, redact) === told]).toEqual([levels, false]);
    }
    expect(ownOrSummary(new Error("a secret"), redact)).toMatchObject({ message: "a [redacted]" });
    expect(ownOrSummary("a secret", redact)).toBe("a [redacted]");
  });

  it("may be an error of ours, unless that shows a secret of this call: in its text, a field, or its cause", () => {
    const clean = [
      new InputError("no"),
      new ApiError("was [redacted]", { msg: "was [redacted]", cause: new InputError("no") }),
    ];
    for (const error of clean) expect(ownOrSummary(error, redact)).toBe(error);
    const telling = [
      new ApiError("a secret", {}),
      new ApiError("no", { msg: "a secret" }),
      new ApiError("no", { headers: new Headers({ a: "secret" }) }),
      new InputError("no", { cause: new Error("a secret") }),
      new InputError("no", { cause: new InputError("no", { cause: new ApiError("a secret", {}) }) }),
    ];
    for (const error of telling) {
      const kept = ownOrSummary(error, redact) as Error;
      expect(kept.name).toBe(error.name);
      expect(inspect(kept, { depth: 9, showHidden: true })).not.toContain("secret");
    }
  });

  it("may be an error of ours that is its own cause", () => {
    const round = new InputError("no");
    Object.assign(round, { cause: round });
    expect(ownOrSummary(round, redact)).toBe(round);
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

  it("reads the texts of a DOMException, and of values that are not errors", () => {
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

  it("summarizes a primitive by its value", () => {
    expect(summarizeCause("a secret", redact)).toBe("a [redacted]");
    expect(summarizeCause(13800138000, redact)).toBe("[number]");
    expect(summarizeCause(Symbol("secret"), redact)).toBe("[symbol]");
    expect(summarizeCause(() => "secret", redact)).toBe("[function]");
    expect(summarizeCause(Symbol("plain"), redact)).toBe("[symbol]");
    expect(summarizeCause(() => 5, redact)).toBe("[function]");
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
    ["Expected ',' in JSON at position 1234 (line 12 column 345)", "not JSON at position 1234"],
    ["Expected ',' in JSON at position 12 (line 1 column 13) of 13800", "not JSON"],
  ])("believes no position but the engine's own: %s", (message, expected) => {
    expect(summaryOf(new SyntaxError(message)).message).toBe(expected);
  });

  it("takes no error of another kind for one about JSON", () => {
    expect(summaryOf(new TypeError("JSON at position 5 is a secret")).message).toBe(
      "JSON at position 5 is a [redacted]",
    );
  });

  it("shows the frames of a stack, not what the message says, and none that are not there", () => {
    const frames = "    at one (a.js:1:1)\n    at two (b.js:2:2)";
    const failed = (stack: string) => summaryOf(Object.assign(new Error("failed at noon"), { stack })).stack;
    expect(failed(`Error: failed at noon\n${frames}`)).toBe(`Error: failed at noon\n${frames}`);
    expect(failed("Error: failed at noon\n")).toBe("Error: failed at noon");
    expect(summaryOf({ code: 5 })).toMatchObject({ message: "", stack: "Error:" });
  });

  it("shows no frames after a message that is cut, which may have cut a secret in the stack", () => {
    const stackOf = (length: number) => summaryOf(new Error("x".repeat(length))).stack;
    expect(stackOf(499)).toMatch(/^Error: x{499}\n +at /);
    for (const length of [500, 501]) expect(stackOf(length)).toBe(`Error: ${"x".repeat(500)}`);
  });

  it("can be read, hidden and written as the parts of any error", () => {
    const summary = summaryOf(new Error("no", { cause: new Error("below") }));
    for (const [name, enumerable] of [
      ["name", true],
      ["message", true],
      ["stack", true],
      ["cause", false],
    ] as const)
      expect([name, Object.getOwnPropertyDescriptor(summary, name)]).toEqual([
        name,
        { value: summary[name], enumerable, writable: true, configurable: true },
      ]);
    expect(summaryOf(new Error("no", { cause: null }))).not.toHaveProperty("cause");
  });

  it("shows of a long stack and a long message the beginning", () => {
    const { message, stack } = summaryOf(Object.assign(new Error("x".repeat(5000)), { stack: "y".repeat(50_000) }));
    expect(message).toBe("x".repeat(500));
    expect(stack).toBe(`Error: ${message}`);
  });

  it("leaves an error of ours unchanged, with the reason that is the caller's own", () => {
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
