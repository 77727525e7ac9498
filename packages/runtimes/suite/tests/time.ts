import { createTaobao } from "@pandapon/taobao";
import { test } from "../harness/test.ts";
import { envelope, offline } from "../support/offline.ts";

/** A fetch that only its signal ends. */
const hang = (_: unknown, __: number, signal: AbortSignal): Promise<Response> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });

/** An answer whose body never ends. */
const trickle = (): Response =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"code":200,')),
    }),
  );

export const time = [
  test("time: timeoutMs ends an attempt that gets no answer", async (check, environment) => {
    const { client, seen } = offline(environment, hang);
    const call = createTaobao(client).cart.list({}, { timeoutMs: 30, retries: 1 });
    await check.rejects(call, { name: "TimeoutError", attempts: 2, retryable: true });
    check.equal(seen.length, 2);
  }),
  test("time: timeoutMs covers the body", async (check, environment) => {
    const { client } = offline(environment, trickle);
    await check.rejects(createTaobao(client).cart.list({}, { timeoutMs: 30, retries: 0 }), { name: "TimeoutError" });
  }),
  test("time: deadlineMs ends a call between its attempts", async (check, environment) => {
    const { client, seen } = offline(
      environment,
      () => new Response("", { status: 503, headers: { "retry-after": "5" } }),
    );
    await check.rejects(createTaobao(client).cart.list({}, { deadlineMs: 3000 }), { name: "ApiError", status: 503 });
    check.equal(seen.length, 1);
  }),
  test("time: a signal ends a call, and its reason is kept", async (check, environment) => {
    const { client } = offline(environment, hang);
    const { cart } = createTaobao(client);
    const controller = new AbortController();
    const reason = { why: "the user left" };
    const call = cart.list({}, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 20);
    const error = await check.rejects(call, { name: "AbortedError", attempts: 1 });
    check.ok(error.cause === reason, "the very reason");
    const again = await check.rejects(cart.list({}, { signal: controller.signal }), { name: "AbortedError" });
    check.ok(again.cause === reason, "of a signal that had fired before, too");
  }),
  test("time: AbortSignal.timeout is a signal as any other", async (check, environment) => {
    const { client } = offline(environment, hang);
    const error = await check.rejects(createTaobao(client).cart.list({}, { signal: AbortSignal.timeout(20) }), {
      name: "AbortedError",
    });
    check.equal((error.cause as Error).name, "TimeoutError");
  }),
  test("time: a write that ran out of time has an unknown outcome and is not sent again", async (check, environment) => {
    const { client, seen } = offline(environment, hang);
    const error = await check.rejects(
      createTaobao(client).cart.createOrder({ ids: [1] }, { timeoutMs: 30, retries: 5 }),
      {
        name: "OutcomeUnknownError",
        operationId: "createTaobaoCartOrder",
        reconcile: "listTaobaoOrders",
        attempts: 1,
        retryable: false,
      },
    );
    check.match(error.hint, /orders\.list/);
    check.equal((error.cause as Error).name, "TimeoutError");
    check.equal(seen.length, 1);
  }),
  test("time: a write that was answered 500, HTML or nothing has an unknown outcome", async (check, environment) => {
    const replies = [new Response("", { status: 500 }), new Response("<html>"), new Response("")];
    const { client, seen } = offline(environment, (_, count) => replies[count - 1] ?? envelope({}));
    const { cart } = createTaobao(client);
    for (const _ of replies)
      await check.rejects(cart.createOrder({ ids: [1] }), { name: "OutcomeUnknownError", attempts: 1 });
    check.equal(seen.length, replies.length);
  }),
];
