import { expect, test } from "vitest";
import { mockForFile } from "../support/server.ts";
import { address } from "../support/shop.ts";

const running = mockForFile({ auth: "off", manual: true });

/** The sentence in the row of a call. */
async function row(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
  const { mock } = running;
  const init = { method, headers: { "content-type": "application/json", ...headers } };
  await mock
    .fetch(`http://mock${path}`, body === undefined ? init : { ...init, body: JSON.stringify(body) })
    .then((response) => response.text())
    .catch(() => undefined);
  const rows = await mock.fetch("http://127.0.0.1/__mock/requests?limit=1");
  const { items } = (await rows.json()) as {
    readonly items: readonly { readonly summary: { en: string; zh: string } }[];
  };
  return items[0]?.summary;
}

const CART = "/v2/taobao/cart/list";

test("a row says what the call came to in the world", async () => {
  const order = await row("POST", "/v2/taobao/cart/create/order", { ids: ["382"], orderAddress: address });
  expect(order?.en).toMatch(/^Order \d+ created, ¥39\.90$/);
  expect(order?.zh).toMatch(/^订单 \d+ 已创建，¥39\.90$/);
  expect(await row("GET", CART)).toEqual({ en: "No records in the cart", zh: "购物车有 0 条记录" });
});

test("a row says why the world refused", async () => {
  const refused = await row("POST", "/v2/taobao/cart/create/order", { ids: ["382"], orderAddress: address });
  expect(refused?.en).toContain("382 is not a record");
});

test("a row says what a rule did, which one it was, and what was carried out anyway", async () => {
  const { mock } = running;
  mock.next("listTaobaoCartItems", "out-of-stock");
  expect(await row("GET", CART)).toEqual({
    en: 'Refused by your rule "out-of-stock"',
    zh: '规则 "out-of-stock"：拒绝',
  });
  const lost = mock.next("listTaobaoCartItems", "lose-answer");
  expect(await row("GET", CART)).toEqual({
    en: `Answer lost after the call was carried out (your ${lost.id}); No records in the cart`,
    zh: `规则 ${lost.id}：已执行，应答丢失；购物车有 0 条记录`,
  });
  const down = mock.next("listTaobaoCartItems", { status: 503 });
  expect((await row("GET", CART))?.en).toBe(`Answered with HTTP 503 (your ${down.id})`);
  const page = mock.next("listTaobaoCartItems", "html");
  expect((await row("GET", CART))?.en).toBe(`Answered with a gateway's HTML page (HTTP 502) (your ${page.id})`);
});

test("a row says which example was asked for", async () => {
  expect((await row("GET", CART, undefined, { prefer: "example=user-unknown" }))?.en).toBe(
    "Answered with the example user-unknown",
  );
});
