import { describe, expect, it } from "vitest";
import { streamByIds } from "../../src/bulk/index.ts";
import * as core from "../../src/index.ts";
import { InputError } from "../../src/index.ts";
import { otelHooks } from "../../src/otel.ts";
import { catchUp, checkQuestion } from "../../src/reconcile/index.ts";
import { createPushReceiver, signPush, verifyPush } from "../../src/webhooks/index.ts";
import { offline } from "../support/client.ts";
import { credentials } from "../support/credentials.ts";
import { findThings, getThing } from "../support/operations.ts";

/** Every way in, with what a program without types may give. */
const odd = [5, null, "text", Symbol("odd"), Object.create(null), () => 1] as never[];
const client = () => offline(() => Response.json({ code: 200, data: null }), { retries: 0 }).client;
type RawCall = (...all: unknown[]) => Promise<unknown>;

const doors: [string, (given: never) => unknown, unknown[]?][] = [
  ["formatChinaTime", (given) => core.formatChinaTime(given)],
  ["parseChinaTime", (given) => core.parseChinaTime(given)],
  ["fenToYuan", (given) => core.fenToYuan(given), [null, "text", Symbol("odd"), Object.create(null), 0.5]],
  ["yuanToFen", (given) => core.yuanToFen(given)],
  ["parseJsonText", (given) => core.parseJsonText(given)],
  ["parseLossless", (given) => core.parseLossless(given), [5, null, Symbol("odd"), Object.create(null)]],
  ["stringifyWire", (given) => core.stringifyWire({ toJSON: () => (given as { a: object }).a.toString() }), [null]],
  ["fromEnv", (given) => core.fromEnv(given)],
  ["createLimiter", (given) => core.createLimiter(given), [5, null, "text", () => 1]],
  ["createClient", (given) => core.createClient(given)],
  ["clientFrom", (given) => core.clientFrom(given)],
  ["as", (given) => client().as(given), [5, null, "a b", Object.create(null), () => 1]],
  ["call: operation", (given) => client().call(given)],
  ["call: options", (given) => client().call(getThing, {}, given), [5, null, "text", () => 1]],
  ["call: headers", (given) => client().call(getThing, {}, { headers: given }), [5, "text", () => 1]],
  ["register", (given) => client().register(given), [5, null, "text", () => 1]],
  ["raw.use", (given) => client().raw.use(given), [5, "text", Object.create(null), () => 1]],
  ["raw: path", (given) => (client().raw.GET as unknown as RawCall)(given), [5, null, Object.create(null), () => 1]],
  ["raw: init", (given) => (client().raw.GET as unknown as RawCall)("/v2/thing/get", given), [5, "text", () => 1]],
  [
    "raw: headers",
    (given) => (client().raw.GET as unknown as RawCall)("/v2/thing/get", { headers: given }),
    [5, "x-a: 1", () => 1],
  ],
  ["raw.request", (given) => (client().raw as unknown as { request: RawCall }).request(given), [5, null, () => 1]],
  ["list: client", (given) => core.list(given, findThings), [5, null, "text", () => 1]],
  ["list: operation", (given) => core.list(client(), given)],
  ["collect", (given) => core.list(client(), findThings).collect(given)],
  ["createGroup: client", (given) => core.createGroup(given, {}), [5, null, "text", () => 1]],
  ["createGroup: operations", (given) => core.createGroup(client(), given), [5, null, "text", () => 1]],
  ["createCallGroup: client", (given) => core.createCallGroup(given, {}), [5, null, "text", () => 1]],
  ["createCallGroup: operations", (given) => core.createCallGroup(client(), given), [5, null, "text", () => 1]],
  ["sign", (given) => core.sign(given), [5, null, "text", () => 1]],
  ["sign: scheme", (given) => core.sign({} as never, given)],
  ["signParts", (given) => core.signParts({} as never, given), [5, null, "text"]],
  ["headersOf", (given) => core.headersOf(given, "signature"), [null, undefined]],
  ["explainSignature", (given) => core.explainSignature(given), [5, null, "text", () => 1]],
  ["createNonceSource", (given) => core.createNonceSource(given), [5, null, "text", Object.create(null)]],
  ["streamByIds: ids", (given) => streamByIds(given, (() => {}) as never).next()],
  ["streamByIds: read", (given) => streamByIds(["1"], given).next(), [5, null, "text", Object.create(null)]],
  [
    "streamByIds: options",
    (given) => streamByIds(["1"], (() => {}) as never, given).next(),
    [5, null, "text", () => 1],
  ],
  ["createRedactor", (given) => core.createRedactor(given), [5, null, "text", Object.create(null), () => 1]],
  ["compileWire", (given) => core.compileWire(given), [5, null, "text", [5], () => 1]],
  ["explainSignature: a field", (given) => core.explainSignature({ accessKey: given } as never), [5, null]],
  ["signPush", (given) => signPush("{}", given), [5, null, "text", undefined]],
  ["createPushReceiver", (given) => createPushReceiver(given), [5, null, "text", undefined]],
  ["reconcile: question", (given) => checkQuestion(given), [5, null, "text", () => 1]],
  ["reconcile: options", (given) => checkQuestion({}, given), [5, null, "text", () => 1]],
  ["reconcile: lines", (given) => checkQuestion({ lines: given })],
  ["reconcile: a line", (given) => checkQuestion({ lines: [given] }), [5, null, "text", () => 1]],
  ["reconcile: except", (given) => checkQuestion({ except: given })],
  ["reconcile: clock", (given) => checkQuestion({}, { clock: given }), [5, null, "text"]],
  ["catchUp", (given) => catchUp(given, given, given)[Symbol.asyncIterator]().next()],
  ["otelHooks", (given) => otelHooks(given), [5, null, "text", () => 1]],
];

const settings = [
  "fetch",
  "signer",
  "clock",
  "nonce",
  "random",
  "hooks",
  "overrides",
  "requestInitExt",
  "signatureScheme",
  "limits",
  "baseUrl",
  "timestampUnit",
];

async function thrownBy(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    return error;
  }
}

describe("everything that is thrown at wrong arguments is an InputError", () => {
  it.each(doors)("%s", async (_, open, given = odd) => {
    for (const one of given) expect(await thrownBy(() => open(one as never))).toBeInstanceOf(InputError);
  });

  it.each(settings)("option %s", async (name) => {
    for (const one of [5, "text"])
      expect(await thrownBy(() => core.createClient({ ...credentials, [name]: one } as never))).toBeInstanceOf(
        InputError,
      );
  });
});

const boom = (): never => {
  throw new RangeError("boom");
};
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
/** Values that throw when they are looked at. */
const hostile: [string, unknown][] = [
  ["a revoked proxy", revoked],
  ["a proxy whose traps throw", new Proxy({}, { get: boom, has: boom, ownKeys: boom, getPrototypeOf: boom })],
  ["an object whose getters throw", new Proxy({}, { get: boom })],
  ["an object that is not text", { toString: boom, valueOf: boom, [Symbol.toPrimitive]: boom, toJSON: boom }],
];

describe("a value that throws on access becomes an InputError, with the thrown value as its cause", () => {
  const more: typeof doors = [
    ["register: an operation", (given) => client().register({ a: given })],
    ["call: input", (given) => client().call(getThing, given)],
    ["call: a field", (given) => client().call(getThing, { id: given } as never)],
    [
      "raw: a body",
      (given) => (client().raw as unknown as { POST: RawCall }).POST("/v2/thing/search", { body: given }),
    ],
    ["list: a page", (given) => core.list(client(), findThings, { pageNo: given } as never)],
    ["list: options", (given) => core.list(client(), findThings, {}, given)],
    ["signPush: a field", (given) => signPush("{}", { accessKey: "a", secret: given })],
    ["verifyPush", (given) => verifyPush(given, given)],
    ["verifyPush: keys", (given) => verifyPush({ body: new Uint8Array(), authorization: "a" }, given)],
    ...[
      "accessKey",
      "secrets",
      "base",
      "maxAgeMs",
      "clock",
      "accept",
      "guardMs",
      "maxBytes",
      "events",
      "onLate",
      "onRefused",
      "learn",
    ].map((name): (typeof doors)[number] => [
      `createPushReceiver: ${name}`,
      (given) => createPushReceiver({ accessKey: "a", secrets: "b", accept: () => {}, [name]: given } as never),
    ]),
    [
      "createPushReceiver: secrets in a list",
      (given) => createPushReceiver({ accessKey: "a", secrets: [given], accept: () => {} }),
    ],
    [
      "sign: a field",
      (given) => core.sign({ accessKey: "a", accessSecret: "b", timestamp: "1", nonceStr: given } as never),
    ],
  ];

  describe.each(hostile)("%s", (_, value) => {
    it.each([...doors, ...more])("%s", async (__, open) => {
      const error = await thrownBy(() => open(value as never));
      if (error instanceof Error) expect(error).toBeInstanceOf(InputError);
    });

    it.each([...settings, "timeoutMs", "retries", "maxAnswerBytes"])("option %s", async (name) => {
      const error = await thrownBy(() => core.createClient({ ...credentials, [name]: value } as never));
      if (error instanceof Error) expect(error).toBeInstanceOf(InputError);
    });
  });

  it("keeps the thrown value", async () => {
    expect(await thrownBy(() => core.createLimiter(hostile[2]?.[1] as never))).toMatchObject({
      name: "InputError",
      message: "an argument throws: see cause",
      cause: { name: "RangeError", message: "boom" },
    });
  });
});

describe("a value that is not a number of the wanted kind is refused", () => {
  const numbers = [Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, "5", "", null, true, [], 10n, {}];

  it.each(["timeoutMs", "deadlineMs", "retries", "maxAnswerBytes"])("%s of a client", async (name) => {
    for (const value of numbers.filter((one) => name !== "maxAnswerBytes" || one !== null)) {
      expect(await thrownBy(() => core.createClient({ ...credentials, [name]: value } as never))).toBeInstanceOf(
        InputError,
      );
    }
  });

  it.each(["timeoutMs", "deadlineMs", "retries"])("%s of a call", async (name) => {
    for (const value of numbers) {
      expect(await thrownBy(() => client().call(getThing, {}, { [name]: value } as never))).toBeInstanceOf(InputError);
    }
  });

  it.each(["maxAgeMs", "guardMs", "maxBytes"])("%s of a push receiver", async (name) => {
    const rest = { accessKey: "a", secrets: "b", accept: () => {} };
    for (const value of [...numbers.filter((one) => one !== 1.5), Symbol("odd"), 0])
      expect(await thrownBy(() => createPushReceiver({ ...rest, [name]: value } as never))).toBeInstanceOf(InputError);
  });

  it("limits", async () => {
    for (const value of [Number.NaN, 0, "", 5, {}, { concurrency: 5 }]) {
      expect(await thrownBy(() => core.createClient({ ...credentials, limits: value } as never))).toBeInstanceOf(
        InputError,
      );
    }
    for (const value of numbers.filter((one) => one !== null)) {
      expect(await thrownBy(() => core.createLimiter({ concurrency: value } as never))).toBeInstanceOf(InputError);
      for (const name of ["requests", "perMs"]) {
        const rate = { requests: 1, perMs: 10, [name]: value };
        expect(await thrownBy(() => core.createLimiter({ rate } as never))).toBeInstanceOf(InputError);
      }
    }
  });
});

it.each([Number.NaN, 0, "", false, 5, {}, Symbol("odd")])("%s is not a signal, and is refused", async (signal) => {
  expect(await thrownBy(() => client().call(getThing, { id: "1" } as never, { signal } as never))).toBeInstanceOf(
    InputError,
  );
});

it("a value that is not an id is a failed item of a stream", async () => {
  const read = (): never => {
    throw new Error("must not be asked");
  };
  for (const one of [null, {}, [], Symbol("odd"), Object.create(null)]) {
    const { value } = await streamByIds([one as never], read).next();
    expect(value).toMatchObject({ ok: false, error: { name: "InputError" } });
  }
});

it("text that is not an id is told so", async () => {
  const { client } = offline(() => Response.json({ code: 200, data: null }));
  const error = await thrownBy(() => client.call({ ...getThing, numberIds: ["id"] }, { id: "TH-1" }));
  expect(error).toMatchObject({
    name: "InputError",
    message: expect.stringContaining("`id` is not a 64-bit id: digits only"),
  });
});
