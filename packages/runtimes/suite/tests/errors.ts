import { ApiError, PandaPonError } from "@pandapon/core";
import { createTaobao } from "@pandapon/taobao";
import { test } from "../harness/test.ts";
import { envelope, offline } from "../support/offline.ts";

const json = (body: unknown, status: number, headers?: HeadersInit): Response =>
  new Response(JSON.stringify(body), headers ? { status, headers } : { status });

export const errors = [
  test("errors: a refusal on HTTP 200 and on HTTP 401 is an ApiError", async (check, environment) => {
    const refusal = {
      requestId: "r1",
      code: 99401,
      developId: 1110123456789012345n.toString(),
      msg: "签名错误",
      data: null,
    };
    const { client } = offline(environment, (_, count) => json(refusal, count === 1 ? 200 : 401));
    const { cart } = createTaobao(client);
    for (const status of [200, 401]) {
      const error = await check.rejects(cart.list(), {
        name: "ApiError",
        operationId: "listTaobaoCartItems",
        status,
        code: 99401,
        msg: "签名错误",
        requestId: "r1",
        attempts: 1,
        retryable: false,
      });
      check.ok(
        error instanceof ApiError && error instanceof PandaPonError && error instanceof Error,
        "instanceof holds",
      );
      check.match(error.hint, /./);
      check.match(error.stack, /./);
    }
  }),
  test("errors: HTML, nothing, broken JSON and JSON without envelope are a ProtocolError", async (check, environment) => {
    const bodies = ["<html>登录</html>", "", '{"code":200,', "[1]"];
    const { client } = offline(environment, (_, count) => new Response(bodies[count - 1] ?? null));
    const { cart } = createTaobao(client);
    for (const body of bodies) await check.rejects(cart.list(), { name: "ProtocolError", status: 200, body });
  }),
  test("errors: 429 is a RateLimitError that says how long to wait", async (check, environment) => {
    const { client } = offline(environment, () => json({}, 429, { "retry-after": "7" }));
    const call = createTaobao(client).cart.list({}, { retries: 0 });
    await check.rejects(call, { name: "RateLimitError", status: 429, retryAfterMs: 7000, retryable: true });
  }),
  test("errors: a fetch that fails is a TransportError with its cause", async (check, environment) => {
    const cause = new TypeError("fetch failed");
    const { client } = offline(environment, () => Promise.reject(cause));
    const error = await check.rejects(createTaobao(client).cart.list({}, { retries: 1 }), {
      name: "TransportError",
      attempts: 2,
      retryable: true,
    });
    // A copy without secrets: what is not ours may carry them.
    check.equal((error.cause as Error).name, "TypeError");
    check.equal((error.cause as Error).message, "fetch failed");
  }),
  test("errors: survive JSON.stringify", async (check, environment) => {
    const { client } = offline(environment, () => envelope(null, { code: 99100 }));
    const error = await check.rejects(createTaobao(client).cart.list(), { name: "ApiError" });
    const copy = JSON.parse(JSON.stringify(error)) as Record<string, unknown>;
    check.equal([copy.name, copy.message, copy.code], ["ApiError", error.message, 99100]);
  }),
];
