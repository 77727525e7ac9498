import { describe, expect, it } from "vitest";
import { createError, type FailedCall } from "../../src/errors/create-error.ts";
import { ApiError, type PandaPonError } from "../../src/index.ts";
import { mapWork } from "../support/map-work.ts";

const signature = "0123456789abcdef".repeat(2);
const call = (input: unknown, sent?: unknown[]): FailedCall => ({
  operationId: "op",
  attempts: 1,
  secrets: [signature],
  input,
  sent,
});

describe("createError", () => {
  it("shows no part of a secret that a cut goes through", () => {
    for (let before = 0; before < 32; before += 5) {
      const echo = "!".repeat(before) + signature.repeat(2000);
      const { body, msg, message } = createError(call({}), ApiError, echo, { body: echo, msg: echo });
      for (const text of [body, msg, message]) expect(text).not.toMatch(/\d{2}/);
    }
  });

  it("nor of a long address that is cut anywhere", () => {
    const address = Array.from({ length: 50 }, (_, index) => `street ${index}`).join(", ");
    for (let before = 0; before < 2100; before += 97) {
      const echo = "!".repeat(before) + address.repeat(100);
      const { body, msg, message } = createError(call({ address }), ApiError, echo, { body: echo, msg: echo });
      for (const text of [body, msg, message]) expect(text).not.toContain("street");
    }
  });

  it("takes personal data of what was sent as well as of the input", () => {
    const { message } = createError(
      call({ phone: "13800138000" }, ['{"address":"1 Road"}']),
      ApiError,
      "13800138000 of 1 Road",
      {},
    );
    expect(message).toBe("op: [redacted] of [redacted]");
  });

  it("keeps texts of the server to itself when it cannot look for all that is personal", () => {
    const list = Array.from({ length: 3000 }, (_, index) => ({ name: `name ${index}`, address: `street ${index}` }));
    const error = createError(call({ list }), ApiError, "no to street 2999", {
      body: "street 2999 ".repeat(9),
      msg: "refused: street 2999",
      requestId: "r1",
      code: 99100,
      hint: "Do this.",
    });
    const all = JSON.stringify(error);
    expect(all).not.toContain("street");
    expect(error).toMatchObject({ operationId: "op", requestId: "r1", code: 99100, hint: "Do this." });
    expect(error.msg).toContain("too much personal data");
  });

  it("keeps a number of milliseconds a number", () => {
    const waits = [60_000, 70_000].map((retryAfterMs) =>
      createError(call({ zip: 60_000 }), ApiError, "no", { retryAfterMs }),
    );
    expect(waits.map(({ retryAfterMs }) => retryAfterMs)).toEqual([undefined, 70_000]);
  });

  it("writes a message of one line", () => {
    expect(createError(call({}), ApiError, "a\r\n\u001b[31mb", {}).message).toBe("op: a [31mb");
  });

  it("redacts headers and leaves out those whose name is a secret", () => {
    const headers = new Headers({ a: `x ${signature}`, [signature]: "1", b: "2" });
    expect([...(createError(call({}), ApiError, "no", { headers }).headers ?? [])]).toEqual([
      ["a", "x [redacted]"],
      ["b", "2"],
    ]);
  });

  it("summarizes a cause, and keeps the caller's own unchanged", () => {
    const cause = Object.assign(new TypeError("fetch failed"), { request: {} });
    expect(createError(call({}), ApiError, "no", { cause }).cause).not.toHaveProperty("request");
    for (const key of ["reason", "thrown"])
      expect(createError(call({}), ApiError, "no", { [key]: cause }).cause).toBe(cause);
    expect("cause" in createError(call({}), ApiError, "no", {})).toBe(false);
  });

  it("drops an error with a secret that the caller's function threw, but keeps every reason of a signal", () => {
    const told = new Error("no", { cause: new Error(`of ${signature}`) });
    const { cause } = createError(call({}), ApiError, "no", { thrown: told });
    expect((cause as Error).cause).toMatchObject({ message: "of [redacted]" });
    expect(createError(call({}), ApiError, "no", { thrown: signature }).cause).toBe("[redacted]");
    expect(createError(call({}), ApiError, "no", { reason: told }).cause).toBe(told);
  });

  it("redacts the id of an operation that a path was made into", () => {
    const error = createError({ ...call({}), operationId: `GET /user/${signature}` }, ApiError, "no", {});
    expect(error.operationId).toBe("GET /user/[redacted]");
  });

  it("does little work for 20 MB of a hostile answer and 1,000 personal texts of 20 kB", () => {
    const texts = Array.from({ length: 1000 }, (_, index) => `${index}${"a%25\\u0061".repeat(2000)}`);
    const hostile = "a%25\\u0061&amp;".repeat(1_500_000);
    const headers = new Headers(Array.from({ length: 100 }, (_, index) => [`h${index}`, hostile.slice(0, 20_000)]));
    const cause = Object.assign(new Error(hostile, { cause: new Error(hostile) }), { code: hostile });
    const details = {
      body: hostile,
      msg: hostile,
      requestId: hostile,
      developId: hostile,
      code: hostile,
      headers,
      cause,
    };
    let error: PandaPonError | undefined;
    const work = mapWork(() => {
      error = createError(call({ address: texts }), ApiError, hostile, details);
    });
    // A look-up takes about 20 ns.
    expect(work).toBeLessThan(1_000_000);
    expect(error?.body?.length).toBeLessThanOrEqual(1000);
    expect(JSON.stringify(error).length).toBeLessThan(20_000);
  });

  it("encodes no text twice of 2,000 Chinese ones: an encoder takes a microsecond for each", () => {
    const { encode } = TextEncoder.prototype;
    let count = 0;
    TextEncoder.prototype.encode = function (text?: string) {
      count++;
      return encode.call(this, text);
    };
    try {
      const address = Array.from({ length: 2000 }, (_, index) => `${index}${"浙江省杭州市".repeat(16)}`);
      createError(call({ address }), ApiError, "no", { msg: address[7], cause: new Error("文三路") });
    } finally {
      TextEncoder.prototype.encode = encode;
    }
    expect(count).toBeLessThan(20);
  });

  it("redacts what the server says in a header of its own too, and leaves out what is absent", () => {
    const error = createError(call({ phone: "13800138000" }), ApiError, "no", {
      developId: "d-13800138000",
      requestId: "r-13800138000",
    });
    expect(error).toMatchObject({ developId: "d-[redacted]", requestId: "r-[redacted]" });
    expect(createError(call({}), ApiError, "no", { developId: undefined })).not.toHaveProperty("developId");
    expect(createError(call({}), ApiError, "no", { developId: "", requestId: "", msg: "", body: "" })).toMatchObject({
      developId: "",
      requestId: "",
      msg: "",
      body: "",
    });
  });

  it("keeps headers up to 3,000 characters, a long value with its first 300", () => {
    const headers = new Headers({ long: "l".repeat(5000) });
    for (let count = 10; count < 99; count++) headers.set(`x-${count}`, "v".repeat(96));
    const kept = [...(createError(call({}), ApiError, "no", { headers }).headers ?? [])];
    expect(kept[0]).toEqual(["long", "l".repeat(300)]);
    // 304 characters are for the first, 100 for each other.
    expect(kept).toHaveLength(1 + 26);
    const full = new Headers(Array.from({ length: 30 }, (_, count) => [`x-${count + 10}`, "v".repeat(96)]));
    expect([...(createError(call({}), ApiError, "no", { headers: full }).headers ?? [])]).toHaveLength(30);
  });
});
