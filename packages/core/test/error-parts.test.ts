import { describe, expect, it } from "vitest";
import { personalTexts } from "../src/errors/personal-texts.ts";
import { redacted } from "../src/errors/redact-value.ts";
import { ApiError, InputError } from "../src/index.ts";

describe("personalTexts", () => {
  it.each(["address", "orderAddress", "receiver", "RECEIVERS", "consigneeInfo"])("takes all below %s", (name) => {
    expect(personalTexts({ [name]: { a: "1", b: ["2", { c: "3" }], n: 4, none: null } })).toEqual(["1", "4", "2", "3"]);
  });

  it.each([
    "name",
    "userPhone",
    "MOBILE",
    "email",
    "province",
    "provinceName",
    "city",
    "district",
    "street",
    "town",
    "zipCode",
    "postCode",
    "taxNo",
  ])("takes %s where it is a text, and not what lies below it", (name) => {
    expect(personalTexts({ list: [{ [name]: "1", other: "2" }] })).toEqual(["1"]);
    expect(personalTexts({ [name]: { other: "2" } })).toEqual([]);
  });

  it("takes nothing else, whatever it is given", () => {
    expect(personalTexts({ keyword: "1", ids: ["2"], count: 3 })).toEqual([]);
    for (const input of [undefined, null, 5, "text", [], true]) expect(personalTexts(input)).toEqual([]);
  });

  it("takes numbers by their digits, and what stands in JSON text", () => {
    expect(personalTexts({ phone: 13800138000, zip: 10110n, count: 5 })).toEqual(["13800138000", "10110"]);
    const receiver = JSON.stringify({ name: "Zhang", tel: { no: "138" } });
    expect(personalTexts({ receiver })).toEqual([receiver, "Zhang", "138"]);
    expect(personalTexts({ body: '{"a":{"phone":"138","x":1}}' })).toEqual(["138"]);
    expect(personalTexts('{"phone":138}')).toEqual(["138"]);
    expect(personalTexts({ note: "{no JSON", address: "[5 Main St" })).toEqual(["[5 Main St"]);
  });

  it("looks as deep as it goes, and ends at what holds itself", () => {
    const nest = (levels: number): unknown => (levels === 0 ? { phone: "1" } : { next: nest(levels - 1) });
    expect(personalTexts(nest(500))).toEqual(["1"]);
    const round: Record<string, unknown> = { phone: "1" };
    Object.assign(round, { a: round, b: round, c: round });
    expect(new Set(personalTexts(round))).toEqual(new Set(["1"]));
  });

  it("passes over what cannot be read", () => {
    const bad = {
      get phone(): string {
        throw new Error("no");
      },
    };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(personalTexts({ bad, proxy, address: "1 Road" })).toEqual(["1 Road"]);
  });
});

describe("redacted", () => {
  const hide = (text: string): string => text.replaceAll("secret", "*");

  it("gives back the very value that holds no secret", () => {
    const own = Object.assign(Object.create(null) as object, { a: 1 });
    for (const value of [{ a: "b" }, ["a", ["b"]], own, new Error("a", { cause: { b: 1 } }), 5, null, undefined]) {
      expect(redacted(value, hide)).toBe(value);
    }
  });

  it("keeps form, prototype and visibility of what it changes", () => {
    const cause = Object.assign(new RangeError("a secret"), { code: "E" });
    const copy = redacted(cause, hide) as RangeError & { code: string };
    expect(copy).toBeInstanceOf(RangeError);
    expect([copy.message, copy.name, copy.code]).toEqual(["a *", "RangeError", "E"]);
    expect(copy.stack).toContain("RangeError: a *");
    expect(Object.keys(copy)).toEqual(["code"]);
    copy.message = "it can be written";
    const list = redacted(["a", "secret", { b: "secret" }], hide);
    expect(list).toEqual(["a", "*", { b: "*" }]);
    expect(Array.isArray(list)).toBe(true);
    const bare = redacted(Object.assign(Object.create(null) as object, { a: "secret", b: 1 }), hide) as object;
    expect(Object.getPrototypeOf(bare)).toBe(null);
    expect({ ...bare }).toEqual({ a: "*", b: 1 });
  });

  it("goes into causes, collected errors, and the texts of a DOMException", () => {
    const many = redacted(
      new AggregateError([new Error("secret 1")], "many", { cause: new Error("secret 2") }),
      hide,
    ) as AggregateError;
    expect([(many.errors[0] as Error).message, (many.cause as Error).message]).toEqual(["* 1", "* 2"]);
    const { name, message } = redacted(new DOMException("a secret", "AbortError"), hide) as Error;
    expect([name, message]).toEqual(["AbortError", "a *"]);
    expect("cause" in (redacted(new Error("secret"), hide) as object)).toBe(false);
  });

  it("prints only the kind of what has a life of its own, and of what lies too deep", () => {
    expect(redacted({ request: new Map([["a", "secret"]]) }, hide)).toEqual({ request: "[object Map]" });
    expect(redacted(new Date(0), hide)).toBe("[object Date]");
    const nest = (levels: number): unknown => (levels === 0 ? { a: "b" } : { next: nest(levels - 1) });
    expect(redacted(nest(6), hide)).toEqual(nest(6));
    expect(JSON.stringify(redacted(nest(7), hide))).toContain("[object Object]");
  });
});

describe("redacted, whatever it is given", () => {
  const hide = (text: string): string => text.replaceAll("secret", "*").replaceAll("13800138000", "*");

  it("looks at names, numbers and symbols", () => {
    expect(redacted({ "a secret": 1 }, hide)).toEqual({ "a *": 1 });
    expect(redacted({ a: 13800138000, b: 13800138000n, c: 5 }, hide)).toEqual({ a: "[number]", b: "[bigint]", c: 5 });
    expect(redacted(Symbol("secret"), hide)).toBe("[symbol]");
    const key = Symbol("k");
    expect(redacted({ [key]: "secret" }, hide)).toEqual({ [key]: "*" });
    const marked = Object.assign(new Error("a"), { [key]: true });
    expect(redacted(marked, hide)).toBe(marked);
  });

  it("looks at what is not enumerable", () => {
    const hidden = Object.defineProperty({}, "a", { value: "secret" });
    expect(Reflect.get(redacted(hidden, hide) as object, "a")).toBe("*");
  });

  it("shows no function, no bytes of the socket, nothing that prints itself", () => {
    expect(
      redacted(
        Object.assign(() => 1, { a: "secret" }),
        hide,
      ),
    ).toBe("[function]");
    expect(redacted(Object.assign(new Error("a"), { data: "crets" }), hide)).toMatchObject({ data: "[redacted]" });
    const own = { [Symbol.for("nodejs.util.inspect.custom")]: () => "secret" };
    expect(redacted({ own }, hide)).toEqual({ own: "[object Object]" });
    expect(
      redacted(
        {
          get [Symbol.toStringTag]() {
            return "x";
          },
          m: new Map(),
        },
        hide,
      ),
    ).toMatchObject({ m: "[object Map]" });
  });

  it("shows no piece of a text that is no JSON", () => {
    let thrown: unknown;
    try {
      JSON.parse('{"a":1, secre');
    } catch (error) {
      thrown = error;
    }
    const clean = redacted(thrown, hide) as Error;
    expect(clean).toBeInstanceOf(SyntaxError);
    expect(clean.message).toMatch(/^not JSON( at position \d+)?$/);
    expect(String(clean.stack)).not.toContain("secre");
    const other = new SyntaxError("Unexpected identifier");
    expect(redacted(other, hide)).toBe(other);
  });

  it("leaves an error of ours as it is, with the reason that is the caller's own", () => {
    const reason = new Map([["a", "secret"]]);
    const ours = new InputError("done", { cause: reason });
    expect(redacted({ cause: ours }, hide)).toEqual({ cause: ours });
    expect((redacted(ours, hide) as Error).cause).toBe(reason);
  });

  it("does not throw", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const throwing = {
      get a(): string {
        throw new Error("no");
      },
      b: "secret",
    };
    expect(redacted(proxy, hide)).toBe("[unreadable]");
    expect(redacted(throwing, hide)).toEqual({ a: "[unreadable]", b: "*" });
    expect(redacted({ proxy, toString: null }, hide)).toMatchObject({ proxy: "[unreadable]" });
  });
});

describe("an error by itself", () => {
  it("has defaults, and only the details that are known", () => {
    const error = new InputError("wrong");
    expect(error).toMatchObject({ attempts: 0, retryable: false, name: "InputError" });
    expect(error.hint).toBe("Nothing was sent. Mend what the message names.");
    expect(new InputError("wrong", { hint: "so" }).hint).toBe("so");
    expect(Object.keys(new ApiError("no", { code: undefined, status: 400 }))).toContain("status");
    expect("code" in new ApiError("no", { code: undefined })).toBe(false);
  });

  it("gives JSON all but cause, headers and stack", () => {
    const error = new ApiError("no", { status: 400, cause: new Error("why"), headers: new Headers({ a: "b" }) });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "ApiError",
      message: "no",
      status: 400,
      attempts: 0,
      retryable: false,
      hint: "",
    });
    expect(error.toJSON()).not.toHaveProperty("stack");
  });

  it("takes details that may be changed, as errors may", () => {
    const error = new ApiError("no", { hint: "a" });
    expect(Object.getOwnPropertyDescriptor(error, "hint")).toEqual({
      value: "a",
      enumerable: true,
      configurable: true,
      writable: true,
    });
  });
});
