import { describe, expect, it } from "vitest";
import type { PandaPonError } from "../../src/index.ts";
import { envelope, failure, offline } from "../support/client.ts";
import { createThing, getThing } from "../support/operations.ts";

describe("a status after a write", () => {
  const nameAfter = async (status: number, body = "{}"): Promise<string> => {
    const response = { status, headers: new Headers(), statusText: "", text: async () => body, body: null } as never;
    return ((await failure(offline(() => response).client.call(createThing))) as PandaPonError).name;
  };

  it.each([0, 100, 101, 300, 302, 303, 304, 305, 408, 499, 500, 503, 599, 600])("%i proves nothing", async (status) => {
    expect(await nameAfter(status)).toBe("OutcomeUnknownError");
    expect(await nameAfter(status, '{"code":99100}')).toBe("OutcomeUnknownError");
  });

  it.each([301, 307, 308, 400, 401, 403, 404, 409, 421, 422, 425])("%i is a refusal", async (status) => {
    expect(await nameAfter(status)).toBe("ApiError");
  });

  it.each([301, 308, 400, 404, 409, 429])("%i with the code of a success contradicts itself", async (status) => {
    for (const code of ["200", '"200"'])
      expect(await nameAfter(status, `{"code":${code},"data":{"id":"1"}}`)).toBe("OutcomeUnknownError");
  });
});

describe("an error of ours that another call made", () => {
  const other = async (): Promise<unknown> =>
    failure(offline(() => envelope(1)).client.call(getThing, { id: {} as never }));

  it("does not tell that nothing was sent, if fetch or middleware throws it after sending", async () => {
    const foreign = await other();
    expect(foreign).toMatchObject({ name: "InputError" });
    const byFetch = offline(() => {
      throw foreign;
    });
    expect(await failure(byFetch.client.call(createThing))).toMatchObject({ name: "OutcomeUnknownError" });
    expect(await failure(byFetch.client.call(getThing))).toMatchObject({ name: "TransportError", attempts: 3 });
    const byMiddleware = offline(() => envelope(1));
    byMiddleware.client.raw.use({
      onResponse() {
        throw foreign;
      },
    });
    expect(await failure(byMiddleware.client.call(createThing))).toMatchObject({ name: "OutcomeUnknownError" });
  });

  it("is passed on unchanged before anything was sent", async () => {
    const foreign = await other();
    const { client } = offline(() => envelope(1), {
      signer: () => {
        throw foreign;
      },
    });
    expect(await failure(client.call(createThing))).toBe(foreign);
  });

  it("is not confused with what a middleware's own answer means", async () => {
    const { client } = offline(() => envelope(1));
    client.raw.use({ onResponse: () => new Response('{"code":99100,"msg":"no"}') });
    expect(await failure(client.call(getThing))).toMatchObject({ name: "ApiError", code: 99100 });
    expect(await failure(client.call(createThing))).toMatchObject({ name: "ApiError", code: 99100 });
  });
});

it("a dispatcher of another undici, as fetch refuses it, is a failure whose hint names the fetch to give", async () => {
  const { client } = offline(() => {
    throw new TypeError("fetch failed", {
      cause: Object.assign(new Error("invalid onRequestStart method"), { code: "UND_ERR_INVALID_ARG" }),
    });
  });
  const error = await failure(client.call(createThing));
  expect(error).toMatchObject({ name: "TransportError", hint: expect.stringContaining("undici.fetch") });
});
