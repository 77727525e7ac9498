import { createClient, createLimiter, signatureSchemes } from "@pandapon/core";
import { createLogistics } from "@pandapon/logistics";
import { createTaobao } from "@pandapon/taobao";
import published from "../../../core/vectors/signature.json" with { type: "json" };
import { test } from "../harness/test.ts";
import { credentials, envelope, NONCE, offline } from "../support/offline.ts";

const { vectors } = published;

const search = { keyword: "衣", pageNo: 1 };

// Made while the module is loaded, as programs do: some runtimes forbid random numbers and timers there.
const early = createTaobao({
  ...credentials,
  dangerouslyAllowBrowser: true,
  limits: createLimiter({ concurrency: 1, rate: { requests: 5, perMs: 1 } }),
  fetch: async (_, { headers }) => envelope({ itemId: new Headers(headers).get("nonce-str")?.length }),
});

export const calls = [
  test("calls: signed as the vectors say, sent once", async (check, environment) => {
    const { client, seen } = offline(environment, () => envelope({ data: [] }), { nonce: () => NONCE });
    await createTaobao(client).products.search(search);
    check.equal(seen.length, 1);
    check.equal(seen[0]?.url, "https://api.pandapon.com/v2/taobao/product/item/search");
    check.equal(seen[0]?.method, "POST");
    check.equal(seen[0]?.body, '{"keyword":"衣","pageNo":1}');
    const headers = Object.fromEntries(seen[0]?.headers ?? []);
    check.equal(headers["content-type"], "application/json");
    check.equal(headers["access-key"], credentials.accessKey);
    check.equal(headers["user-id"], credentials.userId);
    check.equal(headers.timestamp, "1700000000");
    check.equal(headers["nonce-str"], NONCE);
    check.equal(headers.signature, vectors.find(({ name }) => name === "A, seconds")?.signature);
  }),
  test("calls: signed by another scheme and in milliseconds when told so", async (check, environment) => {
    const options = { nonce: () => NONCE, signatureScheme: signatureSchemes.B, timestampUnit: "ms" } as const;
    const { client, seen } = offline(environment, () => envelope({}), options);
    await createTaobao(client).cart.list();
    check.equal(seen[0]?.headers.get("signature"), vectors.find(({ name }) => name === "B, milliseconds")?.signature);
  }),
  test("calls: a field of the query is encoded as RFC 3986 has it", async (check, environment) => {
    const { client, seen } = offline(environment, () => envelope({}));
    await createTaobao(client).products.get({ itemId: "a b&c=中'(*)+/" });
    check.equal(
      seen[0]?.url,
      "https://api.pandapon.com/v2/taobao/product/get?itemId=a%20b%26c%3D%E4%B8%AD%27%28%2A%29%2B%2F",
    );
    check.equal([seen[0]?.body, seen[0]?.headers.has("content-type")], ["", false]);
  }),
  test("calls: warehouse logistics is signed in the query as well", async (check, environment) => {
    const { client, seen } = offline(environment, () => envelope({}), { nonce: () => NONCE });
    const receiverAddress = { country: "TH" } as never;
    await createLogistics(client).freight.estimate({ itemId: "1", skuId: "2", receiverAddress, quantity: 1 } as never);
    const { searchParams } = new URL(seen[0]?.url ?? "");
    check.equal(searchParams.get("timestamp"), "1700000000");
    check.equal(searchParams.get("sign"), seen[0]?.headers.get("signature"));
    check.match(searchParams.get("sign"), /^[0-9A-F]{32}$/);
  }),
  test("calls: a client made while the module is loaded works later", async (check) => {
    const products = await Promise.all([early.products.get({ itemId: "1" }), early.products.get({ itemId: "2" })]);
    check.equal(products, [{ itemId: "32" }, { itemId: "32" }]);
  }),
  test("calls: withResponse gives all that came, safe gives data or error", async (check, environment) => {
    const reply = (_: unknown, count: number) =>
      count < 3
        ? envelope({ id: 5 }, {}, { headers: { "x-trace": "7" } })
        : envelope(null, { code: 99100, msg: "没有" });
    const { client } = offline(environment, reply);
    const { orders } = createTaobao(client);
    const { headers, text, ...answer } = await orders.get({ orderId: "5" }).withResponse();
    check.equal(headers.get("x-trace"), "7");
    check.match(text, /"msg":"成功"/);
    const { envelope: whole, ...rest } = answer;
    check.equal(rest, {
      data: { id: "5" },
      requestId: "f".repeat(32),
      developId: "1110123456789012345",
      attempts: 1,
      status: 200,
    });
    check.equal([whole.code, whole.msg], [200, "成功"]);
    check.equal(await orders.get({ orderId: "5" }).safe(), { ok: true, data: { id: "5" } });
    const refused = await orders.get({ orderId: "5" }).safe();
    check.equal([refused.ok, refused.error?.name, refused.error?.code], [false, "ApiError", 99100]);
  }),
  test("calls: raw is openapi-fetch, signed, with middleware", async (check, environment) => {
    const { client, seen } = offline(environment, () => envelope({ id: 1 }));
    const order: string[] = [];
    client.raw.use({
      onRequest({ request }) {
        order.push("request");
        request.headers.set("x-mine", "1");
      },
      onResponse({ response }) {
        order.push(`response ${response.status}`);
      },
    });
    const taobao = createTaobao(client);
    const { data } = await taobao.client.raw.POST("/v2/taobao/cart/create/order", { body: { ids: ["7"] } });
    check.equal(data?.code, 200);
    check.equal(order, ["request", "response 200"]);
    check.equal([seen[0]?.headers.get("x-mine"), seen[0]?.headers.has("signature")], ["1", true]);
    check.equal(await taobao.cart.createOrder({ ids: [ID] }), { id: "1" });
    check.equal([seen[1]?.body, seen[1]?.headers.get("x-mine")], [`{"ids":[${ID}]}`, "1"]);
  }),
  test("calls: a sub-account, a provider of credentials, a signer that takes its time", async (check, environment) => {
    let asked = 0;
    const { client, seen } = offline(environment, () => envelope({}), {
      accessKey: undefined,
      accessSecret: undefined,
      userId: undefined,
      credentials: async () => ({ ...credentials, userId: String(++asked) }),
      signer: async ({ path }: { path: string }) => `signed:${path}`,
    } as never);
    await createTaobao(client).cart.list();
    await createTaobao(client.as("2100000000009")).cart.list();
    check.equal(
      seen.map(({ headers }) => [headers.get("user-id"), headers.get("signature")]),
      [
        ["1", "signed:/v2/taobao/cart/list"],
        ["2100000000009", "signed:/v2/taobao/cart/list"],
      ],
    );
  }),
  test("calls: the clock follows the server's when it is off", async (check, environment) => {
    const date = new Date(1_700_000_000_000 + 3_600_000).toUTCString();
    let calls = 0;
    const { client, seen } = offline(environment, () =>
      calls++ === 0 ? Response.json({ code: 401 }, { status: 401, headers: { date } }) : envelope({}),
    );
    await createTaobao(client).cart.list();
    check.equal(
      seen.map(({ headers }) => headers.get("timestamp")),
      ["1700000000", "1700003600"],
    );
  }),
  test("calls: what cannot be a client is refused", (check, environment) => {
    const opt = { ...credentials, dangerouslyAllowBrowser: environment.isBrowser };
    check.throws(() => createClient({ ...opt, baseUrl: "http://api.pandapon.com" }), { name: "InputError" });
    check.throws(() => createClient({ ...opt, accessSecret: "a\n" }), { name: "InputError" });
    check.throws(() => createClient({ ...opt, timeoutMs: 2 ** 31 }), { name: "InputError" });
  }),
];

const ID = "2541753627432451493";
