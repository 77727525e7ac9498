import { beforeAll, describe, expect, expectTypeOf, it, vi } from "vitest";
import { textOf } from "../../src/errors/thrown.ts";
import {
  ApiError,
  InputError,
  isPandaPonFailure,
  type OutcomeUnknownError,
  PandaPonError,
  type PandaPonFailure,
} from "../../src/index.ts";

describe("isPandaPonFailure", () => {
  it("knows our errors, and nothing else", () => {
    expect(isPandaPonFailure(new InputError("a"))).toBe(true);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const other of [new Error("a"), undefined, null, "InputError", { name: "InputError" }, proxy])
      expect(isPandaPonFailure(other)).toBe(false);
  });

  it("lets the compiler tell the kinds apart by name", () => {
    const tell = (error: unknown): string | undefined => {
      if (!isPandaPonFailure(error)) throw error;
      expectTypeOf(error).toEqualTypeOf<PandaPonFailure>();
      switch (error.name) {
        case "OutcomeUnknownError":
          expectTypeOf(error).toEqualTypeOf<OutcomeUnknownError>();
          return error.reconcile;
        case "ApiError":
          expectTypeOf(error).toEqualTypeOf<ApiError>();
          return error.msg;
        default:
          return error.hint;
      }
    };
    expect(tell(new ApiError("no", { msg: "库存不足" }))).toBe("库存不足");
  });
});

describe("errors of two copies of this library", () => {
  const loadOnce = async () => ({
    ...(await import("../../src/once/index.ts")),
    ...(await import("../../src/webhooks/index.ts")),
  });
  let other: typeof import("../../src/index.ts");
  let mine: Awaited<ReturnType<typeof loadOnce>>;
  let theirs: typeof mine;
  // A copy takes a second to load, and belongs to no test.
  beforeAll(async () => {
    mine = await loadOnce();
    vi.resetModules();
    other = await import("../../src/index.ts");
    theirs = await loadOnce();
  });

  it("know each other, and each its own kind", () => {
    expect(other.ApiError).not.toBe(ApiError);
    const their = new other.ApiError("no", { code: 5 });
    expect(their instanceof ApiError).toBe(true);
    expect(their instanceof PandaPonError).toBe(true);
    expect(their instanceof InputError).toBe(false);
    expect(isPandaPonFailure(their)).toBe(true);
    expect(new ApiError("no") instanceof other.PandaPonError).toBe(true);
    expect(new InputError("no") instanceof other.ApiError).toBe(false);
  });

  it("of once and of pushes too", () => {
    const details = { key: "k", reason: "list-changed", askAgainAt: new Date(0), orderIds: [] } as const;
    for (const [one, Kind] of [
      [new theirs.PendingError("no", details), mine.PendingError],
      [new theirs.AmbiguousError("no", details), mine.AmbiguousError],
      [new theirs.RefusedError("no", details), mine.RefusedError],
      [new theirs.PushVerificationError("signature" as never, "no", ""), mine.PushVerificationError],
    ] as const) {
      expect(one.constructor).not.toBe(Kind);
      expect([one instanceof Kind, one instanceof PandaPonError, one instanceof ApiError]).toEqual([true, true, false]);
    }
    expect(new theirs.RefusedError("no", details) instanceof mine.PendingError).toBe(false);
  });

  it("are not confused with classes that a program derives", () => {
    class SoldOut extends ApiError {}
    expect(new SoldOut("no") instanceof ApiError).toBe(true);
    expect(new SoldOut("no") instanceof SoldOut).toBe(true);
    expect(new ApiError("no") instanceof SoldOut).toBe(false);
    for (const other of [new Error("no"), null, 5, "ApiError"]) expect(other instanceof ApiError).toBe(false);
  });
});

describe("textOf", () => {
  it("returns name and message of an error, and the text of any other value", () => {
    expect([new TypeError("a"), new Error(""), "text", 5, undefined, { toString: () => "own" }].map(textOf)).toEqual([
      "TypeError: a",
      "Error",
      "text",
      "5",
      "undefined",
      "own",
    ]);
  });

  it("names an error by its fields, regardless of its own toString", () => {
    expect(textOf(Object.assign(new TypeError("a"), { toString: () => "own" }))).toBe("TypeError: a");
    expect(textOf(Object.assign(new Error("a"), { name: "" }))).toBe("a");
    expect(textOf(Object.assign(new Error(), { message: 5 }))).toBe("Error: 5");
  });

  it("never throws, and cuts long texts", () => {
    expect([Object.create(null), Symbol("a"), { toString: null, valueOf: null }].map(textOf)).toEqual([
      "object",
      "Symbol(a)",
      "object",
    ]);
    const long = "x".repeat(20_000);
    expect(textOf(long)).toBe("x".repeat(5000));
    expect(textOf({ toString: () => long })).toBe("x".repeat(5000));
    expect(textOf(new Error(long))).toBe(`Error: ${"x".repeat(5000)}`);
  });
});
