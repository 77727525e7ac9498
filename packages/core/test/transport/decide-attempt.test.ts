import { describe, expect, it } from "vitest";
import { type Attempt, type CallRecord, createAttempt } from "../../src/transport/call-record.ts";
import { decideAttempt } from "../../src/transport/decide-attempt.ts";
import type { End } from "../../src/transport/settled.ts";

const NOW = 1_700_000_000_000;
const success = { code: 200, data: {} } as never;

/** Whether another attempt follows, of a read unless `isRead` says otherwise. */
function decide(end: End<never>, change: Partial<Attempt> = {}, isRead = true, before: readonly Attempt[] = []) {
  const attempt = Object.assign(createAttempt(before.length + 1, false), { isHandedOver: true, signedAt: NOW }, change);
  const record: CallRecord = {
    attempts: [...before, attempt],
    credentials: undefined,
    sent: [],
    answer: undefined,
    failures: [],
  };
  const plan = {
    isRead,
    timing: { timeoutMs: 1000, deadlineMs: 1000, retries: 2 },
    deadline: Number.POSITIVE_INFINITY,
  };
  return decideAttempt({ clock: { now: () => NOW } as never, random: () => 0 }, plan as never, record, attempt, end);
}

const answered = (status: number, envelope?: object, headers = {}): End<never> =>
  ({ value: { response: new Response(null, { status, headers }), text: "", envelope } }) as never;
const again = { waitMs: 0, isResigned: false };

describe("after an answer another attempt follows", () => {
  it("when the status says that it may help", () => {
    for (const status of [408, 425, 429, 500, 502, 503, 599]) {
      expect([status, decide(answered(status))]).toEqual([status, again]);
      expect([status, decide(answered(status, { code: 5 }))]).toEqual([status, again]);
    }
    for (const status of [400, 401, 403, 404, 409, 422, 428, 430, 499])
      expect([status, decide(answered(status))]).toEqual([status, undefined]);
  });

  it("never when it is a success, or no answer of the API under a status of success", () => {
    expect(decide(answered(200, success))).toBeUndefined();
    for (const status of [200, 299]) expect(decide(answered(status))).toBeUndefined();
  });

  it("once, signed anew, when the server's clock is too far from the timestamp", () => {
    const date = new Date(NOW + 700_000).toUTCString();
    const signedAnew = { waitMs: 0, isResigned: true };
    for (const status of [200, 299, 300, 401])
      expect(decide(answered(status, { code: 5 }, { date }))).toEqual(signedAnew);
    expect(decide(answered(300, undefined, { date }))).toEqual(signedAnew);
    expect(decide(answered(200, undefined, { date }))).toBeUndefined();
    expect(decide(answered(200, success, { date }))).toBeUndefined();
    const first = createAttempt(1, false);
    expect(decide(answered(401, { code: 5 }, { date }), {}, true, [first])).toEqual(signedAnew);
    expect(decide(answered(401, { code: 5 }, { date }), {}, true, [first, createAttempt(2, true)])).toBeUndefined();
    expect(decide(answered(401, { code: 5 }, { date }), {}, true, [createAttempt(1, true)])).toBeUndefined();
  });
});

describe("without an answer another attempt follows", () => {
  const broken: End<never> = { thrown: new TypeError("fetch failed") };

  it("of a read, once the request was handed over", () => {
    expect(decide(broken)).toEqual(again);
    expect(decide(broken, { isHandedOver: false })).toBeUndefined();
  });

  it("of a write only if it is proven that nothing was sent", () => {
    expect(decide(broken, {}, false)).toBeUndefined();
    expect(decide(broken, { isUnsent: () => true }, false)).toEqual(again);
    expect(decide(broken, { isUnsent: () => true, isHandedOver: false }, false)).toBeUndefined();
  });

  it("but not after an answer that cannot be decoded", () => {
    const thrown = Object.assign(new Error("incorrect header check"), { code: "Z_DATA_ERROR" });
    expect(decide({ thrown })).toBeUndefined();
  });
});

it("an attempt is unsent, unsigned and without secrets when it begins", () => {
  const attempt = createAttempt(3, true);
  expect(attempt).toMatchObject({
    number: 3,
    isResigned: true,
    secrets: [],
    signedAt: Number.NaN,
    isHandedOver: false,
  });
  expect(attempt.isUnsent()).toBe(false);
});
