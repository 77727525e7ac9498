import { describe, expect, expectTypeOf, it, vi } from "vitest";
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
  it("know each other, and each its own kind", async () => {
    vi.resetModules();
    const other = (await import("../../src/index.ts")) as typeof import("../../src/index.ts");
    expect(other.ApiError).not.toBe(ApiError);
    const theirs = new other.ApiError("no", { code: 5 });
    expect(theirs instanceof ApiError).toBe(true);
    expect(theirs instanceof PandaPonError).toBe(true);
    expect(theirs instanceof InputError).toBe(false);
    expect(isPandaPonFailure(theirs)).toBe(true);
    expect(new ApiError("no") instanceof other.PandaPonError).toBe(true);
    expect(new InputError("no") instanceof other.ApiError).toBe(false);
  });

  it("of once and of pushes too", async () => {
    const load = async () => ({
      ...(await import("../../src/once/index.ts")),
      ...(await import("../../src/webhooks/index.ts")),
    });
    const mine = await load();
    vi.resetModules();
    const theirs = await load();
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
  it("tells name and message of an error, and anything else by its text", () => {
    expect([new TypeError("a"), new Error(""), "text", 5, undefined, { toString: () => "own" }].map(textOf)).toEqual([
      "TypeError: a",
      "Error",
      "text",
      "5",
      "undefined",
      "own",
    ]);
  });

  it("never throws, and cuts what is long", () => {
    expect([Object.create(null), Symbol("a"), { toString: null, valueOf: null }].map(textOf)).toEqual([
      "object",
      "Symbol(a)",
      "object",
    ]);
    for (const long of ["x".repeat(20_000), new Error("x".repeat(20_000))])
      expect(textOf(long).length).toBeLessThan(5100);
  });
});
