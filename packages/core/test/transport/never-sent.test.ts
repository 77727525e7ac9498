import { describe, expect, it } from "vitest";
import { codeOf, detailOf, isNothingSent, isRefusedByRequest, isUndecodable } from "../../src/transport/never-sent.ts";

describe("isNothingSent", () => {
  const below = (levels: number): Error =>
    levels === 0
      ? Object.assign(new Error("no"), { code: "ECONNREFUSED" })
      : new Error("above", { cause: below(levels - 1) });

  it("looks five causes down, at what has the shape of an error", () => {
    expect([0, 1, 4, 5].map((levels) => isNothingSent(below(levels)))).toEqual([true, true, true, false]);
    for (const thrown of [undefined, null, "ECONNREFUSED", { code: "ECONNREFUSED" }, () => {}])
      expect(isNothingSent(thrown)).toBe(false);
  });

  it.each([
    ["ENOTFOUND", true],
    ["EAI_", false],
    ["EAI_FAIL", true],
    ["ECONNREFUSED", true],
    ["CERT", false],
    ["CERT_HAS_EXPIRED", true],
    ["SELF_SIGNED_CERT_IN_CHAIN", true],
    ["a CERT", false],
    ["UNABLE_TO_VERIFY", false],
    ["UNABLE_TO_VERIFY_X", false],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", true],
    ["USER_NOT_CERTIFIED", false],
    ["UND_ERR_CONNECT_TIMEOUT", true],
    ["ConnectionRefused", true],
    ["FailedToOpenSocket", true],
    ["XENOTFOUND", false],
    ["ENOTFOUNDX", false],
    [undefined, false],
  ])("code %s: %s", (code, expected) => {
    expect(isNothingSent(Object.assign(new Error("no"), { code }))).toBe(expected);
  });

  it("goes by the system call, a reset apart", () => {
    const failed = (syscall: string, code: string): boolean =>
      isNothingSent(Object.assign(new Error("no"), { syscall, code }));
    expect([failed("connect", "X"), failed("getaddrinfo", "X"), failed("read", "X")]).toEqual([true, true, false]);
    expect([failed("connect", "ECONNRESET"), failed("getaddrinfo", "ECONNRESET")]).toEqual([false, false]);
  });

  it("cannot be made to throw", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const probe of [isNothingSent, detailOf, codeOf, isUndecodable]) expect(() => probe(proxy)).not.toThrow();
    expect(isNothingSent(proxy)).toBe(false);
  });
});

describe("the detail of a failed fetch", () => {
  const chain = (...errors: object[]): unknown =>
    errors.reduceRight<unknown>(
      (cause, one) => ({ message: "", ...one, ...(cause !== undefined && { cause }) }),
      undefined,
    );

  it.each([
    ["a code", [{ message: "fetch failed" }, { code: "ECONNRESET", message: "read ECONNRESET" }], "ECONNRESET"],
    [
      "a message where there is no code",
      [{ message: "fetch failed" }, { message: "other side closed" }],
      "other side closed",
    ],
    [
      "the first code of the chain, with undici's own words",
      [
        { message: "fetch failed" },
        { code: 0, message: "Request was cancelled." },
        { code: "UND_ERR_ABORTED", message: "Proxy response (407) !== 200 when HTTP Tunneling" },
      ],
      "Proxy response (407) !== 200 when HTTP Tunneling (UND_ERR_ABORTED)",
    ],
    ["the first address of several", [{ message: "a" }, { errors: [{ code: "ETIMEDOUT", message: "" }] }], "ETIMEDOUT"],
    ["nothing", [{ message: "fetch failed" }], ""],
  ])("is %s", (_, errors, expected) => {
    expect(detailOf(chain(...errors))).toBe(expected);
  });
});

describe("arguments that the runtime's Request refuses", () => {
  it("are known by its own words, and by nothing else", () => {
    const init = { method: "GET", body: "x" };
    let refusal: unknown;
    try {
      void new Request("https://x.example/", init);
    } catch (error) {
      refusal = error;
    }
    expect(isRefusedByRequest(refusal, "https://x.example/", init)).toBe(true);
    expect(isRefusedByRequest(new TypeError("fetch failed"), "https://x.example/", init)).toBe(false);
    expect(isRefusedByRequest(refusal, "https://x.example/", { method: "POST", body: "x" })).toBe(false);
  });
});

describe("a chain of failures", () => {
  const nested = (levels: number, error: object): unknown =>
    levels === 0 ? error : { message: "above", cause: nested(levels - 1, error) };

  it("is looked at five levels below the failure", () => {
    const coded = { message: "no", code: "ECONNRESET" };
    expect([1, 5, 6].map((levels) => detailOf(nested(levels, coded)))).toEqual(["ECONNRESET", "ECONNRESET", "above"]);
    expect([0, 1, 5, 6].map((levels) => codeOf(nested(levels, coded)))).toEqual([
      "ECONNRESET",
      "ECONNRESET",
      "ECONNRESET",
      undefined,
    ]);
  });

  it("is described by its first text that is not empty", () => {
    expect(detailOf(nested(1, { message: "", cause: { message: "other side closed" } }))).toBe("other side closed");
    expect(detailOf(nested(1, { message: "", code: "", cause: { message: "x", code: "EPIPE" } }))).toBe("EPIPE");
    expect(detailOf(nested(1, { message: undefined, code: 5 }))).toBe("");
  });

  it("with addresses inside addresses is not followed for ever", () => {
    const coded = Object.assign(new Error("no"), { code: "ECONNREFUSED" });
    const inside = (levels: number): unknown =>
      levels === 0 ? coded : { message: "all", errors: [inside(levels - 1)] };
    expect([1, 4, 5].map((levels) => isNothingSent(inside(levels)))).toEqual([true, true, false]);
    expect(isNothingSent({ message: "all", errors: [coded, new Error("reset")] })).toBe(false);
    expect(isNothingSent({ message: "all", errors: [], code: "ECONNREFUSED" })).toBe(true);
  });

  it("that cannot be read proves nothing", () => {
    const throwing = {
      message: "above",
      get cause(): never {
        throw new Error("no");
      },
    };
    expect([detailOf(throwing), codeOf(throwing), isUndecodable(throwing)]).toEqual(["", undefined, false]);
    expect([undefined, null, "text", 5].map(codeOf)).toEqual([undefined, undefined, undefined, undefined]);
    expect(codeOf({ message: "a", code: 5 })).toBeUndefined();
  });

  it("with a cause is not what Request says", () => {
    const init = { method: "GET", body: "x" };
    let refusal = new Error();
    try {
      void new Request("https://x.example/", init);
    } catch (error) {
      refusal = error as Error;
    }
    const caused = new TypeError(refusal.message, { cause: new Error("reset") });
    expect(isRefusedByRequest(caused, "https://x.example/", init)).toBe(false);
    expect(isRefusedByRequest(undefined, "https://x.example/", init)).toBe(false);
    expect(isRefusedByRequest({ message: refusal.message }, "https://x.example/", init)).toBe(true);
  });
});
