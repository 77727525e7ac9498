import { create1688 } from "@pandapon/1688";
import type { ClientOptions } from "@pandapon/core";
import { createTaobao } from "@pandapon/taobao";
import type { Environment } from "../environment.ts";
import { test } from "../harness/test.ts";
import { credentials, optIn } from "../support/offline.ts";

/** For a client of the server that misbehaves; and how often its requests got there. */
function faulty(
  { faultsUrl, isBrowser }: Environment,
  fault: string,
): { options: ClientOptions; arrived: () => Promise<number> } {
  const id = crypto.randomUUID();
  const baseUrl = `${faultsUrl}/${fault}/${id}`;
  const arrived = async (): Promise<number> => Number(await (await fetch(`${faultsUrl}/arrived/${id}`)).text());
  return { options: { ...credentials, ...optIn(isBrowser), baseUrl, random: () => 0 }, arrived };
}

const order = { ids: ["2541753627432451493"], orderAddress: { name: "张三", city: "杭州市" } as never };

export const wire = [
  test("wire: what arrives is what was signed", async (check, environment) => {
    const { options } = faulty(environment, "echo");
    const { msg, headers, text } = (await createTaobao(options).cart.createOrder(order).withResponse()).envelope
      .data as never as {
      msg: string;
      headers: Record<string, string>;
      text: string;
    };
    check.equal(text, '{"ids":[2541753627432451493],"orderAddress":{"name":"张三","city":"杭州市"}}');
    check.match(msg, /^POST .*\/v2\/taobao\/cart\/create\/order$/);
    check.equal([headers["access-key"], headers["user-id"]], [credentials.accessKey, credentials.userId]);
    check.equal(headers["content-type"], "application/json");
    check.match(headers.signature, /^[0-9A-F]{32}$/);
    check.match(headers["nonce-str"], /^[A-Za-z0-9]{32}$/);
    check.ok(Math.abs(Number(headers.timestamp) - Date.now() / 1000) < 60, "seconds of now");
  }),
  test("wire: a gzipped answer in pieces, characters cut in two", async (check, environment) => {
    for (const fault of ["gzip", "pieces"]) {
      const { options } = faulty(environment, fault);
      const { data } = (await createTaobao(options).orders.list()) as {
        data?: readonly { id?: string; note?: string }[];
      };
      check.equal(data?.length, 500);
      check.equal(data?.[499], { id: "2541753627432400499", note: "短袖衬衫 👕 499" });
    }
  }),
  test("wire: an answer of HTML is a ProtocolError", async (check, environment) => {
    const { options, arrived } = faulty(environment, "html");
    await check.rejects(createTaobao(options).cart.list(), {
      name: "ProtocolError",
      status: 200,
      body: "<h1>登录</h1>",
    });
    check.equal(await arrived(), 1);
  }),
  test("wire: a read is sent again after 503", async (check, environment) => {
    const { options, arrived } = faulty(environment, "busy");
    check.equal((await createTaobao(options).cart.list().withResponse()).attempts, 2);
    check.equal(await arrived(), 2);
  }),
  test("wire: no answer and half an answer end at timeoutMs", async (check, environment) => {
    for (const fault of ["silent", "stalled"]) {
      const { options, arrived } = faulty(environment, fault);
      const call = createTaobao(options).cart.list({}, { timeoutMs: 500, retries: 0 });
      await check.rejects(call, { name: "TimeoutError", attempts: 1 });
      check.ok((await arrived()) <= 1, "on a busy machine it may not have got there");
    }
  }),
  test("wire: a signal lets go of a connection", async (check, environment) => {
    const { options, arrived } = faulty(environment, "stalled");
    const controller = new AbortController();
    const call = createTaobao(options).cart.list({}, { signal: controller.signal });
    while ((await arrived()) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort(new Error("enough"));
    await check.rejects(call, { name: "AbortedError" });
    check.equal(await arrived(), 1);
  }),
  test("wire: a read whose answer breaks off is sent again, then a TransportError", async (check, environment) => {
    const { options, arrived } = faulty(environment, "cut");
    await check.rejects(createTaobao(options).cart.list({}, { retries: 1 }), {
      name: "TransportError",
      attempts: 2,
      retryable: true,
    });
    check.equal(await arrived(), 2);
  }),
  test("wire: a write whose answer breaks off, or never comes, is sent once", async (check, environment) => {
    for (const [fault, timeoutMs] of [
      ["cut", 8000],
      ["silent", 500],
    ] as const) {
      const { options, arrived } = faulty(environment, fault);
      const call = createTaobao(options).cart.createOrder(order, { timeoutMs, retries: 3 });
      await check.rejects(call, { name: "OutcomeUnknownError", attempts: 1, reconcile: "listTaobaoOrders" });
      check.ok((await arrived()) <= 1, "on a busy machine it may not have got there, but never twice");
    }
  }),
  test("wire: a write by POST on a kept connection that is reset: one attempt, repeated by fetch itself only", async (check, environment) => {
    const { options, arrived } = faulty(environment, "reset");
    check.equal(await arrived(), 0);
    const call = createTaobao(options).cart.createOrder(order, { retries: 3 });
    await check.rejects(call, { name: "OutcomeUnknownError", attempts: 1 });
    check.equal(await arrived(), environment.repeats.post ? 2 : 1);
  }),
  test("wire: a payment by GET on a kept connection that is reset: one attempt, repeated by fetch itself only", async (check, environment) => {
    const { options, arrived } = faulty(environment, "reset");
    check.equal(await arrived(), 0);
    const call = create1688(options).orders.pay({ orderId: "7" }, { retries: 3 });
    await check.rejects(call, { name: "OutcomeUnknownError", operationId: "pay1688Order", attempts: 1 });
    check.equal(await arrived(), environment.repeats.get ? 2 : 1);
  }),
  test("wire: a redirect is not followed", async (check, environment) => {
    const { options, arrived } = faulty(environment, "moved");
    await check.rejects(createTaobao(options).cart.list({}, { retries: 0 }), { name: "ApiError", attempts: 1 });
    check.equal(await arrived(), 1);
  }),
  test("wire: no server listens: a read says so, a write only where the runtime tells why", async (check, environment) => {
    const { refusedUrl, isBrowser, tellsRefusal } = environment;
    const { cart } = createTaobao({ ...credentials, ...optIn(isBrowser), baseUrl: refusedUrl, retries: 0 });
    await check.rejects(cart.list(), { name: "TransportError", retryable: true });
    await check.rejects(cart.createOrder(order), { name: tellsRefusal ? "TransportError" : "OutcomeUnknownError" });
  }),
  test("wire: forty calls at once", async (check, environment) => {
    const { options, arrived } = faulty(environment, "echo");
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => createTaobao(options).cart.list().withResponse()),
    );
    const nonces = answers.map(
      ({ envelope }) => (envelope.data as { headers: Record<string, string> }).headers["nonce-str"],
    );
    check.equal(new Set(nonces).size, 40);
    check.equal(await arrived(), 40);
  }),
];
