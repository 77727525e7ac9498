import { describe, expect, it, vi } from "vitest";
import * as errors from "../../src/index.ts";
import type { OnceAttempt, OnceRecord } from "../../src/once/record.ts";
import { sendOnce } from "../../src/once/send-once.ts";
import { contextOf, START, shop, stopTheClock } from "./support.ts";

stopTheClock();

const before: OnceAttempt = { n: 1, owner: "a", sentAt: START - 1000, sendMs: 1000, endedAt: START - 1000 };

/** Sends as the key K, after these attempts. */
async function sending(
  send: (options: errors.CallOptions) => Promise<unknown>,
  {
    attempts = [],
    sendMs = 30_000,
    serverTime = async () => START as number | undefined,
    journal = (_: OnceRecord) => {},
  }: {
    readonly attempts?: readonly OnceAttempt[];
    readonly sendMs?: number;
    readonly serverTime?: () => Promise<number | undefined>;
    readonly journal?: (record: OnceRecord) => void;
  } = {},
) {
  const { clock, platform, settings, journal: memory } = shop("sure", { sendMs });
  const context = contextOf({
    platform: { ...platform, serverTime },
    settings: {
      ...settings,
      journal: {
        ...memory,
        async put(record, version) {
          journal(record);
          return memory.put(record, version);
        },
      },
    },
  });
  const facts = async () => ({ attempts });
  const record = await context.session.acquire({ key: "create:K", kind: "create", inputHash: "ab" }, facts);
  return { clock, sent: await sendOnce(context, { ...record, attempts }, {}, send) };
}

describe("a sending", () => {
  it("is the next attempt, noted before it leaves with the time on both clocks", async () => {
    const written: OnceRecord[] = [];
    const { sent } = await sending(async () => written.at(-1), { journal: (record) => written.push(record) });
    const attempt = { n: 1, owner: expect.stringContaining("shared:"), sentAt: START, sendMs: 30_000 };
    expect(sent).toMatchObject({
      end: "answered",
      value: {
        state: "sending",
        attempts: [{ ...attempt, serverTimeAtSend: START }],
        lease: { until: START + 40_000 },
      },
    });
  });

  it("has no time of the server where no answer shows it", async () => {
    const { sent } = await sending(async () => 1, { serverTime: async () => undefined });
    expect(Object.keys(sent.record.attempts[0] ?? {})).not.toContain("serverTimeAtSend");
  });

  it("has the time that writing has left of its own", async () => {
    const journal = ({ state }: OnceRecord) => void (state === "sending" && vi.advanceTimersByTime(70));
    const { sent } = await sending(async ({ deadlineMs }) => deadlineMs, { journal });
    expect(sent).toMatchObject({ value: 29_930 });
  });
});

describe("a sending that fails", () => {
  it.each([
    [new errors.InputError("wrong"), "unsent"],
    [new errors.TransportError("no connection"), "unsent"],
    [new errors.TimeoutError("in the queue"), "unsent"],
    [new errors.AbortedError("by the caller"), "unsent"],
    [new errors.ApiError("sold out"), "refused"],
    [new errors.RateLimitError("too many"), "refused"],
    [new errors.OutcomeUnknownError("no answer"), "unknown"],
    [new errors.ProtocolError("no envelope"), "unknown"],
    // Only core's own errors say that nothing was sent: others may have the same name.
    [new DOMException("too late", "TimeoutError"), "unknown"],
    [Object.assign(new Error("wrong"), { name: "InputError" }), "unknown"],
    [undefined, "unknown"],
  ] as const)("by %s was %s", async (error, end) => {
    const { sent } = await sending(() => Promise.reject(error));
    expect(sent).toMatchObject({ end, record: { attempts: [{ end, endedAt: START }] } });
    expect(sent).toHaveProperty("error", error);
  });

  it.each([
    ["intended, if nothing was sent before", [], "intended"],
    ["intended, if nothing left before", [{ ...before, end: "unsent" }], "intended"],
    ["doubtful, if an attempt before may have arrived", [{ ...before, end: "unknown" }], "doubtful"],
    ["doubtful, if an attempt before has no known end", [before, { ...before, n: 2, end: "unsent" }], "doubtful"],
  ] as const)("before it left leaves the key %s", async (_, attempts, state) => {
    const { sent } = await sending(() => Promise.reject(new errors.InputError("wrong")), { attempts });
    expect(sent).toMatchObject({ end: "unsent", record: { state } });
    expect(sent.record.attempts.map(({ n }) => n)).toEqual([...attempts.map(({ n }) => n), attempts.length + 1]);
  });

  it("after it left makes the key doubtful", async () => {
    for (const error of [new errors.ApiError("sold out"), new Error("broken")])
      expect((await sending(() => Promise.reject(error))).sent.record.state).toBe("doubtful");
  });
});

describe("a sending whose time has passed while its record was written", () => {
  const never = (): Promise<never> => Promise.reject(new Error("it was sent"));
  const tooLong = { end: "unsent", error: { name: "JournalFailed", message: "writing to the journal took too long" } };

  it.each([31_000, -31_000])("as the clock stepped by %d ms does not leave", async (ms) => {
    const { sent } = await steppingBy(ms, never);
    expect(sent).toMatchObject(tooLong);
  });

  it("leaves as long as the clock moved no further than a sending takes", async () => {
    for (const ms of [30_000, -30_000])
      expect((await steppingBy(ms, async () => "sent")).sent).toMatchObject({ end: "answered", value: "sent" });
  });

  it("leaves with a millisecond left, and not with less", async () => {
    const taking = (ms: number) => ({
      sendMs: 3,
      journal: ({ state }: OnceRecord) => void (state === "sending" && vi.advanceTimersByTime(ms)),
    });
    const { sent } = await sending(async ({ deadlineMs }) => deadlineMs, taking(2));
    expect(sent).toMatchObject({ end: "answered", value: 1 });
    expect((await sending(never, taking(3))).sent).toMatchObject(tooLong);
  });
});

async function steppingBy(ms: number, send: () => Promise<unknown>) {
  const one = shop();
  const put: typeof one.journal.put = async (record, version) => {
    if (record.state === "sending") one.clock.now += ms;
    return one.journal.put(record, version);
  };
  const context = contextOf({ ...one, settings: { ...one.settings, journal: { ...one.journal, put } } });
  const record = await context.session.acquire({ key: "create:K", kind: "create", inputHash: "ab" }, async () => ({}));
  return { sent: await sendOnce(context, record, {}, send) };
}
