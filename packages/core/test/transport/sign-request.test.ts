import { describe, expect, it } from "vitest";
import type { SignInput } from "../../src/index.ts";
import { createAttempt } from "../../src/transport/call-record.ts";
import { signRequest } from "../../src/transport/sign-request.ts";

const NOW = 1_700_000_000_999;

interface Change {
  readonly signer?: (input: SignInput) => string | Promise<string>;
  readonly nonce?: string;
  readonly timestampUnit?: "s" | "ms";
  readonly now?: number;
  readonly isResigned?: boolean;
  readonly auth?: "query";
  readonly userId?: string;
  readonly own?: string;
  readonly url?: string;
  readonly body?: unknown;
  readonly headers?: Headers;
  readonly extra?: Record<string, string>;
}

/** Signs one request; `given` is what the signer was given. */
function signing(change: Change = {}) {
  const { signer = () => "SIGNATURE", nonce = "n0", timestampUnit, now = NOW, isResigned = false } = change;
  const { auth, userId, own, url = "https://api.example/v2/x?a=1", headers, extra } = change;
  const given: SignInput[] = [];
  const attempt = createAttempt(1, isResigned);
  const made = signRequest(
    {
      signer: (input: SignInput) => {
        given.push(input);
        return signer(input);
      },
      nonce: () => nonce,
      clock: { now: () => now, suspected: () => now + 5000 },
      timestampUnit,
    } as never,
    { operation: { auth } as never, userId },
    attempt,
    { accessKey: "key-1", accessSecret: "secret-1", userId: own } as never,
    { init: { method: "POST" }, body: "body" in change ? change.body : "{}", url, headers } as never,
    extra,
  );
  return { made, given, attempt };
}

const signed = { "access-key": "key-1", timestamp: "1700000000", "nonce-str": "n0", signature: "SIGNATURE" };
const json = { "content-type": "application/json" };

describe("a signed request", () => {
  it("has the four headers of its signature, at once if the signer answers at once", () => {
    const { made, given, attempt } = signing();
    expect(made).toEqual({ url: "https://api.example/v2/x?a=1", headers: { ...signed, ...json } });
    expect(given).toEqual([
      {
        accessKey: "key-1",
        accessSecret: "secret-1",
        timestamp: "1700000000",
        nonceStr: "n0",
        method: "POST",
        path: "/v2/x",
        query: "a=1",
        body: "{}",
      },
    ]);
    expect(Object.isFrozen(given[0])).toBe(true);
    expect(attempt.signedAt).toBe(NOW);
  });

  it("waits for a signer that takes its time", async () => {
    const { made } = signing({ signer: async () => "LATER" });
    expect(made).toBeInstanceOf(Promise);
    expect(await made).toMatchObject({ headers: { signature: "LATER" } });
  });

  it("names the sub-account of the call, or else of the credentials", () => {
    expect(signing({ userId: "7" }).made).toMatchObject({ headers: { "user-id": "7" } });
    expect(signing({ own: "8" }).made).toMatchObject({ headers: { "user-id": "8" } });
    expect(signing({ userId: "7", own: "8" }).made).toMatchObject({ headers: { "user-id": "7" } });
    for (const { made } of [signing(), signing({ userId: "" }), signing({ own: "" })])
      expect(made).toEqual({ url: "https://api.example/v2/x?a=1", headers: { ...signed, ...json } });
  });

  it("notes what no text may show: keys, sub-accounts and signature", () => {
    expect(signing({ userId: "7", own: "8" }).attempt.secrets).toEqual(["key-1", "secret-1", "7", "8", "SIGNATURE"]);
    expect(signing({ own: "8" }).attempt.secrets).toEqual(["key-1", "secret-1", "8", "8", "SIGNATURE"]);
    expect(signing().attempt.secrets).toEqual(["key-1", "secret-1", "", "", "SIGNATURE"]);
  });

  it("has its time in seconds or milliseconds, by the clock that is suspected when it is signed anew", () => {
    expect(signing({ timestampUnit: "s" }).given[0]?.timestamp).toBe("1700000000");
    expect(signing({ timestampUnit: "ms" }).given[0]?.timestamp).toBe("1700000000999");
    const anew = signing({ isResigned: true });
    expect([anew.given[0]?.timestamp, anew.attempt.signedAt]).toEqual(["1700000005", NOW + 5000]);
  });

  it("is signed with the text of its body only", () => {
    const form = new URLSearchParams({ a: "1" });
    expect(signing({ body: form }).given[0]?.body).toBe("");
    expect(signing({ body: undefined }).given[0]?.body).toBe("");
    expect(signing({ body: "text" }).given[0]?.body).toBe("text");
  });

  it("has the content type of a body, but the caller's headers win", () => {
    expect(signing({ body: undefined }).made).toMatchObject({ headers: signed });
    expect(signing({ body: undefined }).made).not.toHaveProperty("headers.content-type");
    const { made } = signing({ headers: new Headers({ "Accept-Language": "th" }) });
    expect(made).toMatchObject({ headers: { ...signed, "accept-language": "th" } });
    expect(made).not.toHaveProperty("headers.content-type");
  });

  it("takes the headers of a hook that are some, and none that would change its signature", () => {
    const extra = { "X-Trace": "1", signature: "other", "not a header": "2", bad: "a\nb" };
    expect(signing({ extra }).made).toEqual({
      url: "https://api.example/v2/x?a=1",
      headers: { ...signed, ...json, "x-trace": "1" },
    });
    const headers = new Headers({ "x-trace": "0", other: "1" });
    expect(signing({ headers, extra: { "X-Trace": "1" } }).made).toMatchObject({
      headers: { ...signed, "x-trace": "1", other: "1" },
    });
  });
});

describe("an operation that is signed in its query", () => {
  it("carries time and signature there, instead of those that the caller gave", () => {
    const url = "https://api.example/v2/x?timestamp=1&a=1&&sign=old&sign&timestamp&mysign=2&signs=3&x=timestamp=5";
    const { made, given } = signing({ auth: "query", url, signer: () => "S+/=" });
    const query = "a=1&mysign=2&signs=3&x=timestamp=5&timestamp=1700000000";
    expect(given[0]?.query).toBe(query);
    expect(made).toMatchObject({
      url: `https://api.example/v2/x?${query}&sign=S%2B%2F%3D`,
      headers: { signature: "S+/=" },
    });
    expect(signing({ auth: "query", url: "https://api.example/v2/x" }).made).toMatchObject({
      url: "https://api.example/v2/x?timestamp=1700000000&sign=SIGNATURE",
    });
  });
});

describe("a request is not signed", () => {
  it.each<[string, Change]>([
    ["a signed request goes to https or loopback only", { url: "http://api.example/v2/x" }],
    ["the clock did not return a number", { now: Number.NaN }],
    ["signature is missing", { signer: () => "" }],
    ["signature is not a string of printable ASCII without white space", { signer: () => "a b" }],
    ["nonce is not a string of printable ASCII without white space", { nonce: "a\nb" }],
  ])("%s", (message, change) => {
    expect(() => signing(change)).toThrow(message);
  });

  it("with an invalid signature, even from an asynchronous signer", async () => {
    await expect(signing({ signer: (async () => 5) as never }).made).rejects.toThrow(
      "signature is not a string of printable ASCII without white space",
    );
    await expect(signing({ signer: (() => undefined) as never }).made).rejects.toThrow("signature is missing");
  });
});
