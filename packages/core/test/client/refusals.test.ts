import { describe, expect, it } from "vitest";
import { createClient, createGroup, createLimiter, fromEnv, InputError, list } from "../../src/index.ts";
import { credentials, envelope, failure, offline } from "../support/client.ts";

const made = (options: object) => () => createClient({ ...credentials, ...options } as never);
const { client } = offline(() => envelope(1));

describe("a caller without types is told what is wrong, and nothing is sent:", () => {
  it.each<[string, () => unknown]>([
    ["createClient got no options", () => createClient(undefined as never)],
    ["createClient got no options", () => createClient(null as never)],
    ["createClient got no options", () => createClient("key" as never)],
    ["credentials is not a function", () => createClient({ credentials } as never)],
    ["credentials is not a function", () => createClient({ credentials: Promise.resolve(credentials) } as never)],
    ["fetch is not a function", made({ fetch: {} })],
    ["signer is not a function", made({ signer: "A" })],
    ["clock is not a function", made({ clock: 5 })],
    ["nonce is not a function", made({ nonce: "n" })],
    ["random is not a function", made({ random: 0.5 })],
    ["hooks is not an object", made({ hooks: () => {} })],
    ["logger is not an object", made({ logger: "info" })],
    ["logger is not an object", made({ logger: true })],
    ["logger is not an object", made({ logger: 0 })],
    ["overrides is not an object", made({ overrides: "x" })],
    ["requestInitExt is not an object", made({ requestInitExt: null })],
    ["signatureScheme is not an object", made({ signatureScheme: "A" })],
    ["signatureScheme is not one of signatureSchemes", made({ signatureScheme: {} })],
    ["limits.acquire is not a function", made({ limits: {} })],
    ['timestampUnit is neither "s" nor "ms"', made({ timestampUnit: "min" })],
    ['timestampUnit is neither "s" nor "ms"', made({ timestampUnit: "msec" })],
    ['timestampUnit is neither "s" nor "ms"', made({ timestampUnit: "" })],
    ["maxAnswerBytes is 0, not a whole number from 1 to 2147483647", made({ maxAnswerBytes: 0 })],
    ["overrides.payThing.path must begin with exactly one slash", made({ overrides: { payThing: { path: "v2" } } })],
    ["overrides.payThing.path must begin with exactly one slash", made({ overrides: { payThing: { path: "//v2" } } })],
    ["overrides.payThing.path must begin with exactly one slash", made({ overrides: { payThing: { path: ["/v2"] } } })],
    ["overrides.payThing.path must begin with exactly one slash", made({ overrides: { payThing: null } })],
    ["env is not an object", () => fromEnv(null as never)],
    ["operations is not an object", () => client.register(null as never)],
    ["client is not an object", () => createGroup(null as never, {})],
    ["operations is not an object", () => createGroup(client, "listThings" as never)],
    ["client is not an object", () => list(undefined as never, {} as never)],
    ["operation is not an object", () => list(client, "listThings" as never)],
    ["userId is missing", () => client.as("")],
    ["the middleware is not an object with onRequest, onResponse or onError", () => client.raw.use({} as never)],
    ["the middleware is not an object with onRequest, onResponse or onError", () => client.raw.use("text" as never)],
  ])("%s", (message, call) => {
    expect(call).toThrow(InputError);
    expect(call).toThrow(expect.objectContaining({ message }));
  });

  it.each<[string, () => Promise<unknown>]>([
    ["method is not a string", () => client.raw.request(5 as never, "/v2/x" as never)],
    ["path is not a string", () => client.raw.GET(undefined as never)],
    ["init is not an object", () => client.raw.GET("/v2/x" as never, "text" as never)],
  ])("%s", async (message, call) => {
    expect(await failure(call())).toEqual(new InputError(message));
  });

  it("what to pass instead", () => {
    for (const limits of [4, { concurrency: 4 }])
      expect(made({ limits })).toThrow(
        expect.objectContaining({ hint: "Pass createLimiter({ concurrency: 4 }), or false." }),
      );
    expect(() => createLimiter(undefined as never)).toThrow(
      expect.objectContaining({ hint: "Pass { concurrency: 4 }, for instance." }),
    );
    expect(() => createClient(undefined as never)).toThrow(
      expect.objectContaining({ hint: "Pass { accessKey, accessSecret, userId }, { credentials } or fromEnv()." }),
    );
  });
});

describe("and is not refused", () => {
  it("what is undefined, a unit of time that exists, a middleware of any one kind, or none", () => {
    expect(made({ fetch: undefined, hooks: undefined, limits: undefined, timestampUnit: undefined })).not.toThrow();
    for (const timestampUnit of ["s", "ms"]) expect(made({ timestampUnit })).not.toThrow();
    expect(made({ limits: false })).not.toThrow();
    for (const logger of [console, {}, Object.assign(() => {}, { warn: () => {} })])
      expect(made({ logger })).not.toThrow();
    for (const name of ["onRequest", "onResponse", "onError"]) {
      const middleware = { [name]: () => undefined };
      client.raw.use(middleware as never, undefined as never);
      client.raw.eject(middleware as never);
    }
  });
});

it("a limiter is asked for its state only if it has one", () => {
  const idle = { running: 0, waiting: 0, pausedMs: 0 };
  expect(offline(() => envelope(1), { limits: false }).client.limits()).toEqual(idle);
  const own = { acquire: async () => () => {} };
  expect(offline(() => envelope(1), { limits: own as never }).client.limits()).toEqual(idle);
});
