import { createTaobao } from "@pandapon/taobao";
import { test } from "../harness/test.ts";
import { envelope, NOW, offline } from "../support/offline.ts";

export const retry = [
  test("retry: a read is sent again, signed anew", async (check, environment) => {
    let now = NOW;
    const reply = (_: unknown, count: number) => (count < 3 ? new Response("", { status: 503 }) : envelope({ id: 1 }));
    const { client, seen } = offline(environment, reply, {
      clock: () => {
        now += 1000;
        return now;
      },
    });
    const { attempts } = await createTaobao(client).orders.get({ orderId: "1" }).withResponse();
    check.equal([attempts, seen.length], [3, 3]);
    for (const name of ["timestamp", "nonce-str", "signature"]) {
      check.equal(new Set(seen.map(({ headers }) => headers.get(name))).size, 3, name);
    }
  }),
  test("retry: a POST that reads is sent again with its body", async (check, environment) => {
    const reply = (_: unknown, count: number) =>
      count < 2 ? new Response("", { status: 502 }) : envelope({ data: [] });
    const { client, seen } = offline(environment, reply);
    await createTaobao(client).products.search({ keyword: "衣", pageNo: 1 });
    check.equal(
      seen.map(({ body }) => body),
      ['{"keyword":"衣","pageNo":1}', '{"keyword":"衣","pageNo":1}'],
    );
  }),
  test("retry: retries 0 sends once", async (check, environment) => {
    const { client, seen } = offline(environment, () => new Response("", { status: 503 }));
    await check.rejects(createTaobao(client).cart.list({}, { retries: 0 }), {
      name: "ApiError",
      status: 503,
      attempts: 1,
    });
    check.equal(seen.length, 1);
  }),
  test("retry: a refused timestamp is signed again once by the server's clock", async (check, environment) => {
    const date = new Date(NOW + 7_200_000).toUTCString();
    const reply = (_: unknown, count: number) =>
      count === 1 ? envelope(null, { code: 99423 }, { status: 401, headers: { date } }) : envelope({ id: 1 });
    const { client, seen } = offline(environment, reply);
    check.equal(await createTaobao(client).orders.get({ orderId: "1" }), { id: "1" });
    check.equal(
      seen.map(({ headers }) => headers.get("timestamp")),
      ["1700000000", "1700007200"],
    );
  }),
];
