import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { InputError, ProtocolError } from "../../src/errors/errors.ts";
import { createPushReceiver, type LatePush, type PushReceiverOptions } from "../../src/webhooks/index.ts";
import { anyJson, anyJsonValue } from "../support/any-json.ts";
import { share } from "../support/share.ts";
import { station } from "./station.ts";
import { accessKey, deferred, pushOf, secret, signed, vectors } from "./support.ts";

const push = pushOf({ messageType: "T", messageBody: { id: 1 }, timestamp: "1745483449000" });

describe("accept", () => {
  it.each(vectors.vectors)(
    "gets the push: $event, messageBody as $messageBody",
    async ({ event, body, authorization }) => {
      const { receive, accepted, refused } = station();
      const result = await receive({ body, authorization });
      expect(result).toEqual({ status: 200, reason: "accepted", push: accepted[0] });
      expect(accepted).toMatchObject([{ event, raw: body }]);
      expect(refused).toEqual([]);
    },
  );

  it("has resolved before the answer is 200", async () => {
    const order: string[] = [];
    const gate = deferred();
    const { receive } = station({
      accept: async () => {
        await gate.promise;
        order.push("stored");
      },
    });
    const answered = receive(push).then(() => order.push("answered"));
    gate.resolve();
    await answered;
    expect(order).toEqual(["stored", "answered"]);
  });

  it.each([
    () => {
      throw new Error("disk full");
    },
    () => Promise.reject(new Error("disk full")),
  ])("that fails makes it 500, so that the push comes again", async (accept) => {
    const { receive, refused } = station({ accept });
    const result = await receive(push);
    expect(result).toMatchObject({ status: 500, reason: "accept-failed", push: { event: "unknown" } });
    expect(result.error).toMatchObject({ message: "disk full" });
    expect(refused).toMatchObject([
      { reason: "accept-failed", status: 500, hint: expect.stringMatching(/accept threw it/) },
    ]);
    expect(refused[0]?.error).toBe(result.error);
  });

  it("gets the same push again when it is repeated, with the same key: nothing is remembered here", async () => {
    const { receive, accepted } = station();
    for (let round = 0; round < 3; round++) expect(await receive(push)).toMatchObject({ status: 200 });
    expect(accepted).toHaveLength(3);
    expect(new Set(accepted.map(({ key }) => key)).size).toBe(1);
  });

  it("gets the events that the user has named", async () => {
    const { receive, accepted } = station({ events: { T: "taobao.orderRefund" } });
    await receive(push);
    expect(accepted).toMatchObject([{ event: "taobao.orderRefund", body: { id: "1" } }]);
  });
});

describe("the guard", () => {
  const slow = (own: Partial<PushReceiverOptions> = {}) => {
    const gate = deferred();
    const late: LatePush[] = [];
    const it = station({ guardMs: 1, accept: () => gate.promise, onLate: (push) => late.push(push), ...own });
    return { ...it, gate, late };
  };

  // What a receiver loads when it is first needed is there: from here on nothing but the guard takes time.
  beforeAll(async () => {
    for (const own of [{}, { onRefused: undefined }]) await station(own).receive(push);
    await station().receive({ ...push, authorization: "" });
  });

  it("answers 503 when accept is slow, and reports it", async () => {
    const { receive, late, refused, gate } = slow();
    const result = await receive(push);
    expect(result).toEqual({ status: 503, reason: "too-slow", push: late[0]?.push });
    expect(late).toHaveLength(1);
    expect(refused).toEqual([]);
    gate.resolve();
    expect(await late[0]?.finished).toMatchObject({ status: 200, reason: "accepted" });
  });

  it("tells how the work ended, failures included, and nothing is unhandled", async () => {
    const { receive, late, gate } = slow();
    await receive(push);
    gate.reject(new Error("disk full"));
    expect(await late[0]?.finished).toMatchObject({ reason: "accept-failed", error: { message: "disk full" } });
  });

  it("lets the work finish although no caller is told", async () => {
    const { receive, gate } = slow({ onLate: undefined });
    const done = vi.fn();
    gate.promise.then(done, () => {});
    expect(await receive(push)).toMatchObject({ status: 503 });
    gate.resolve();
    await gate.promise;
    expect(done).toHaveBeenCalledOnce();
  });

  it.each([
    () => {
      throw new Error("a broken hook");
    },
    () => Promise.reject(new Error("a broken hook")),
  ])("survives a hook that fails", async (onLate) => {
    const { receive, gate } = slow({ onLate });
    expect(await receive(push)).toMatchObject({ status: 503 });
    gate.resolve();
  });

  it("answers 503 when the body does not arrive, and no longer accepts it", async () => {
    const { fetch, accepted, refused } = station({ guardMs: 1 });
    const body = deferred<Uint8Array>();
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        controller.enqueue(await body.promise);
        controller.close();
      },
    });
    const init = { method: "POST", body: stream, duplex: "half", headers: { authorization: push.authorization } };
    const work: Promise<unknown>[] = [];
    const context = { waitUntil: (it: Promise<unknown>) => void work.push(it) };
    const response = await fetch(new Request("https://shop.example/", init as RequestInit), undefined, context);
    expect(response.status).toBe(503);
    expect(refused).toMatchObject([
      { reason: "too-slow", hint: expect.stringMatching(/did not arrive within guardMs/) },
    ]);
    body.resolve(new TextEncoder().encode(push.body));
    expect(await Promise.all(work)).toMatchObject([{ status: 503, reason: "too-slow" }]);
    expect(accepted).toEqual([]);
  });

  it("is 600 ms by default, and leaves no timer behind", async () => {
    const set = vi.spyOn(globalThis, "setTimeout");
    const clear = vi.spyOn(globalThis, "clearTimeout");
    try {
      const receiver = createPushReceiver({ accessKey, secrets: secret, accept: () => {} });
      expect(await receiver.receive(push)).toMatchObject({ status: 200 });
      const index = set.mock.calls.findIndex(([, ms]) => ms === 600);
      expect(index).toBeGreaterThanOrEqual(0);
      expect(clear).toHaveBeenCalledWith(set.mock.results[index]?.value);
    } finally {
      set.mockRestore();
      clear.mockRestore();
    }
  });
});

describe("a refusal", () => {
  it.each([
    ["missing-signature", 401, { body: push.body }],
    ["missing-signature", 401, { body: push.body, authorization: null }],
    ["malformed-signature", 401, { body: push.body, authorization: "x" }],
    ["wrong-signature", 401, { body: `${push.body} `, authorization: push.authorization }],
    ["wrong-signature", 401, { body: "", authorization: push.authorization }],
    ["malformed-body", 500, pushOf("nonsense")],
    ["body-not-raw", 500, { body: { parsed: true } as unknown as string, authorization: push.authorization }],
    ["body-not-raw", 500, { body: { parsed: true } as unknown as string }],
    ["body-not-raw", 500, { authorization: push.authorization }],
    ["too-large", 413, pushOf("x".repeat(1_048_577))],
  ] as const)("is %s, with status %i", async (reason, status, given) => {
    const { receive, accepted, refused } = station();
    const result = await receive(given);
    expect(result).toMatchObject({ status, reason });
    expect(refused).toMatchObject([{ status, reason, hint: expect.stringMatching(/\w/) }]);
    expect(refused[0]?.error).toBe(result.error);
    expect(accepted).toEqual([]);
  });

  it("takes a body of exactly the limit", async () => {
    const limit = { maxBytes: push.body.length };
    expect(await station(limit).receive(push)).toMatchObject({ status: 200 });
    const less = station({ maxBytes: push.body.length - 1 });
    expect(await less.receive(push)).toMatchObject({ status: 413 });
    expect(less.refused[0]?.error).toMatchObject({
      message: `The body has more than ${push.body.length - 1} bytes`,
      hint: expect.stringMatching(/Raise maxBytes/),
    });
  });

  it("is by age when that is asked for", async () => {
    const at = (ms: number) => station({ maxAgeMs: 1000, clock: () => 1_745_483_449_000 + ms });
    expect(await at(1000).receive(push)).toMatchObject({ status: 200 });
    expect(await at(1001).receive(push)).toMatchObject({ status: 401, reason: "expired" });
  });

  it("is a failure of the user's own function when that is what failed", async () => {
    const { receive, refused } = station({
      base: () => {
        throw new Error("mine");
      },
    });
    expect(await receive(push)).toMatchObject({ status: 500, reason: "failed", error: { message: "mine" } });
    expect(refused).toMatchObject([{ hint: expect.stringMatching(/a function of yours threw it/) }]);
  });

  it("needs no listener", async () => {
    const receiver = createPushReceiver({ accessKey, secrets: secret, accept: () => {} });
    expect(await receiver.receive({ ...push, body: "x" })).toMatchObject({ status: 401, reason: "wrong-signature" });
  });

  it.each([
    () => {
      throw new Error("a broken hook");
    },
    () => Promise.reject(new Error("a broken hook")),
  ])("survives a hook that fails", async (onRefused) => {
    expect(await station({ onRefused }).receive({ ...push, body: "x" })).toMatchObject({ status: 401 });
  });
});

describe("the console's Verify call", () => {
  it("is answered 200 and recorded", async () => {
    const { receive, accepted, refused } = station();
    for (const body of ["", new Uint8Array(), undefined])
      expect(await receive({ ...(body !== undefined && { body }) })).toEqual({ status: 200, reason: "verify-call" });
    expect(await receive({ body: "", authorization: signed("") })).toEqual({ status: 200, reason: "verify-call" });
    expect(accepted).toEqual([]);
    expect(refused.map(({ reason, status, hint }) => [reason, status, hint.slice(0, 13)])).toEqual(
      Array.from({ length: 4 }, () => ["verify-call", 200, "Nothing to do"]),
    );
  });

  it("is an empty body only: a space, an object and a push are refused", async () => {
    for (const body of [" ", "{}", push.body])
      expect(await station().receive({ body })).toMatchObject({ status: 401, reason: "missing-signature" });
  });
});

describe("what onRefused gets", () => {
  const headers = {
    authorization: push.authorization,
    "Access-Key": accessKey,
    cookie: "session=1",
    "user-id": "2100000000000",
    "x-list": ["a", "b"],
    "content-type": "application/json",
    absent: undefined,
  };

  it("has the raw bytes and headers, which show what is signed", async () => {
    const { receive, refused } = station();
    await receive({ body: `${push.body} `, authorization: push.authorization, headers });
    expect(Buffer.from(refused[0]?.body ?? []).toString()).toBe(`${push.body} `);
    expect(refused[0]?.authorization).toBe(push.authorization);
    expect(refused[0]?.headers).toEqual({
      authorization: "[64 characters]",
      "Access-Key": "[32 characters]",
      cookie: "[9 characters]",
      "user-id": "[13 characters]",
      "x-list": "a,b",
      "content-type": "application/json",
    });
  });

  it("names the known bases that would fit", async () => {
    const { receive, refused } = station({ secrets: ["older", secret] });
    await receive({ body: push.body, authorization: signed(push.body, secret, []).toUpperCase() });
    expect(refused).toMatchObject([{ matchingBases: ["body"], hint: expect.stringMatching(/Set base: "body"/) }]);
    const other = station({ base: "body" });
    await other.receive(push);
    await other.receive({ body: push.body });
    expect(other.refused.map(({ matchingBases }) => matchingBases)).toEqual([["upstream"], []]);
  });

  it("shows neither body nor signature nor secret in a log", async () => {
    const { receive, refused } = station();
    await receive({ ...pushOf('{"messageBody":{"name":"张三"}'), headers });
    await receive({ body: '{"name":"张三"}', authorization: push.authorization, headers });
    const { inspect } = await import("node:util");
    const log = refused.map((it) => `${JSON.stringify(it)}${inspect(it, { depth: 9 })}`).join();
    expect(log).toMatch(/malformed-body/);
    for (const text of ["张三", push.authorization, secret, accessKey, "2100000000000"])
      expect(log).not.toContain(text);
  });
});

describe("learn", () => {
  const lessonsOf = async (given: object, own: Partial<PushReceiverOptions> = {}) => {
    const lessons: unknown[] = [];
    const { receive } = station({ learn: (lesson) => lessons.push(lesson), onRefused: undefined, ...own });
    const { status } = await receive(given);
    expect(lessons).toMatchObject([{ status }]);
    return lessons[0];
  };

  it("reports the form of a push, and answers as usual", async () => {
    const headers = { authorization: push.authorization, "user-agent": "x" };
    expect(await lessonsOf({ ...push, headers })).toEqual({
      status: 200,
      reason: "accepted",
      messageType: "T",
      matchingBases: ["upstream"],
      hexCase: "lower",
      messageBody: "object",
      timestamp: "string of 13 digits",
      bytes: push.body.length,
      headers: { authorization: "[64 characters]", "user-agent": "x" },
    });
  });

  it("reports the form of the hex digits", async () => {
    const { authorization } = push;
    const mixed = authorization.replace(/[a-f]/, (letter) => letter.toUpperCase());
    const forms = { upper: authorization.toUpperCase(), mixed, digits: "7".repeat(64), none: "Bearer x" };
    for (const [hexCase, given] of Object.entries(forms))
      expect(await lessonsOf({ ...push, authorization: given })).toMatchObject({ hexCase });
    expect(await lessonsOf({ body: push.body })).toMatchObject({ hexCase: "none", reason: "missing-signature" });
  });

  it("reports the form of body and timestamp", async () => {
    const of = (envelope: object | string) => lessonsOf(pushOf(envelope));
    expect(await of({ messageBody: "{}", timestamp: 1_745_483_449 })).toMatchObject({
      messageBody: "text",
      timestamp: "number of 10 digits",
    });
    expect(await of({ messageBody: null, timestamp: "x" })).toMatchObject({
      messageBody: "other",
      timestamp: "string",
    });
    expect(await of({ messageBody: 7 })).toMatchObject({
      messageBody: "other",
      timestamp: "absent",
      messageType: undefined,
    });
    expect(await of({})).toMatchObject({ messageBody: "absent" });
    expect(await of("nonsense")).toMatchObject({
      messageBody: "unreadable",
      timestamp: "unreadable",
      reason: "malformed-body",
    });
    expect(await lessonsOf({})).toMatchObject({ messageBody: "unreadable", bytes: 0, reason: "verify-call" });
  });

  it("writes a line when no hook takes the lesson", async () => {
    const info = vi.spyOn(console, "info").mockImplementation(() => {});
    try {
      expect(await station({ learn: true }).receive(push)).toMatchObject({ status: 200 });
      expect(info.mock.calls).toEqual([
        [expect.stringMatching(/^PandaPon push: \{"status":200,.*"matchingBases":\["upstream"\]/)],
      ]);
    } finally {
      info.mockRestore();
    }
  });

  it("survives a listener that fails", async () => {
    const learn = () => Promise.reject(new Error("a broken hook"));
    expect(await station({ learn }).receive(push)).toMatchObject({ status: 200 });
  });
});

it.each([
  [{ accept: undefined }, "accept is missing"],
  [{ guardMs: 0 }, "guardMs or maxBytes is out of range"],
  [{ guardMs: 2 ** 31 }, "guardMs or maxBytes is out of range"],
  [{ guardMs: Number.NaN }, "guardMs or maxBytes is out of range"],
  [{ maxBytes: 0 }, "guardMs or maxBytes is out of range"],
  [{ maxBytes: Number.NaN }, "guardMs or maxBytes is out of range"],
  [{ secrets: [] }, "secrets is missing"],
  [{ accessKey: undefined }, "accessKey is missing"],
])("refuses the options %j", (own, message) => {
  const create = () => station(own as Partial<PushReceiverOptions>);
  expect(create).toThrow(InputError);
  expect(create).toThrow(message);
});

it("answers every request, and lets nothing in that is not signed", async () => {
  const { receive, accepted } = station({ onRefused: undefined, maxBytes: 200 });
  const header = fc.oneof(
    fc.string(),
    fc.constantFrom(
      push.authorization,
      push.authorization.toUpperCase(),
      `Bearer ${push.authorization}`,
      "0".repeat(64),
    ),
    fc.string({ unit: fc.constantFrom(..."0123456789abcdefABCDEF"), minLength: 62, maxLength: 66 }),
    fc.constantFrom(undefined, null, ""),
  );
  const body = fc.oneof(
    anyJson(),
    fc.string({ unit: "binary" }),
    fc.uint8Array(),
    anyJsonValue(),
    fc.constant(undefined),
  );
  await fc.assert(
    fc.asyncProperty(body, header, async (body, authorization) => {
      const result = await receive({ body, authorization } as Parameters<typeof receive>[0]);
      expect([401, 413, 500]).toContain(result.reason === "verify-call" ? 401 : result.status);
      if (result.error) expect(result.reason === "failed" || result.error instanceof ProtocolError).toBe(false);
    }),
    { numRuns: share(10_000) },
  );
  expect(accepted).toEqual([]);
}, 120_000);
