import { describe, expect, it } from "vitest";
import { createClient } from "../../src/index.ts";
import { findByIds, findCreated } from "../../src/reconcile/index.ts";
import { credentials } from "../support/client.ts";
import { listOrders, made, NOW, others, reader, type ShopOrder, SINCE } from "./support.ts";

interface Asked {
  readonly page: number;
  readonly size: number;
}

const lines = [{ sku: "7579055774996", quantity: 2 }];
const mine: ShopOrder = { no: "4711", made: made(2), lines: [{ sku: "7579055774996", pieces: 2 }] };
const row = mine.lines ?? [];
const cut = (list: readonly unknown[], { page, size }: Asked) => list.slice((page - 1) * size, page * size);

/** A list of which each page is answered as told: a page, or a whole answer. */
function listOf(answer: (asked: Asked, call: number) => unknown) {
  let calls = 0;
  const client = createClient({
    ...credentials,
    clock: () => NOW,
    retries: 0,
    fetch: async (_, init) => {
      const given = answer(JSON.parse(String(init?.body)) as Asked, calls++);
      return given instanceof Response ? given : Response.json({ code: 200, msg: "成功", data: given });
    },
  });
  return (page: number, size: number) => client.call(listOrders, { page, size });
}

const refusal = (code: number, status = 200) => Response.json({ code, msg: "系统异常", data: null }, { status });
const withHeaders = (orders: readonly unknown[], headers: Record<string, string>) =>
  Response.json({ code: 200, msg: "成功", data: { orders, total: orders.length } }, { headers });

/** What a search says, or the name of the error that it ends with. */
async function outcome(answer: (asked: Asked, call: number) => unknown, question: object = { lines }) {
  const asked = { since: SINCE, ...question };
  const result = findCreated(listOf(answer), reader(), asked, { clock: () => NOW });
  return result.then(
    ({ state }) => state as string,
    (error: Error) => error.name,
  );
}

describe("a list that does not show all of its orders never proves that one does not exist", () => {
  const old = others(20);
  it.each<[string, (asked: Asked, call: number) => unknown]>([
    [
      "an empty page in the middle, no total",
      ({ page }) => ({ orders: page === 2 ? [] : page === 1 ? old : page === 3 ? [mine] : [] }),
    ],
    ["an empty first page, no total", ({ page }) => ({ orders: page === 2 ? [mine] : [] })],
    [
      "a total that counts the page, a server that caps its size",
      ({ page }) => ({ orders: cut([...others(12), mine], { page, size: 10 }), total: page === 1 ? 10 : 3 }),
    ],
    ["a total that is the cap", ({ page }) => ({ orders: cut([...others(12), mine], { page, size: 10 }), total: 10 })],
    [
      "a size that is capped, at the offsets asked for, no total",
      ({ page, size }) => ({ orders: [...others(12), mine].slice((page - 1) * size).slice(0, 10) }),
    ],
    [
      "a total of 1 and one order of several",
      ({ page }) => ({ orders: cut([...others(3), mine], { page, size: 1 }), total: 1 }),
    ],
    [
      "HTML on the page behind",
      ({ page }) =>
        page === 1 ? { orders: old, total: 20 } : new Response("<html>", { headers: { "content-type": "text/html" } }),
    ],
    ["a failure of the server behind", ({ page }) => (page === 1 ? { orders: old, total: 20 } : refusal(500, 500))],
    ["a failure in the envelope behind", ({ page }) => (page === 1 ? { orders: old, total: 20 } : refusal(500))],
    ["a rate limit behind", ({ page }) => (page === 1 ? { orders: old, total: 20 } : refusal(429, 429))],
    ["a refused signature behind", ({ page }) => (page === 1 ? { orders: old, total: 20 } : refusal(99400, 401))],
    ["orders at another place, the list empty", () => ({ orders: [], records: [mine] })],
    ["orders at another place, the list empty, total 0", () => ({ orders: [], records: [mine], total: 0 })],
    [
      "a last page from another server, which has seen one more",
      ({ page }) => (page === 1 ? { orders: old, total: old.length } : { orders: [], total: old.length + 1 }),
    ],
    [
      "a page that another one follows, which is empty",
      ({ page }) => ({ orders: page === 1 ? old : [], hasNext: page === 1 }),
    ],
    ["a list cut off that says so", () => ({ orders: [], total: 0, hasMore: true })],
    ["a total larger than the list", () => ({ orders: old.slice(0, 3), total: 4 })],
    [
      "a total as text with commas",
      ({ page }) => (page === 1 ? { orders: old, total: "1,021" } : { orders: [], total: "1,021" }),
    ],
    ["a total as a float", ({ page }) => (page === 1 ? { orders: old, total: "21.0" } : { orders: [] })],
    ["a total that shrinks", ({ page }, call) => ({ orders: page === 1 ? old : [], total: 30 - call })],
    ["null orders on page 2", ({ page }) => ({ orders: page === 1 ? old : null, total: 20 + page })],
    ["null as an order", () => ({ orders: [null], total: 1 })],
    ["a text as an order", () => ({ orders: ["4711"], total: 1 })],
    ["an order without anything", () => ({ orders: [{}], total: 1 })],
    ["no answer to the page", ({ page }) => (page === 2 ? new Response("") : { orders: old, total: 21 })],
    ["data null on the first", () => null],
    ["a page that repeats", () => ({ orders: old })],
    [
      "every other walk another list",
      ({ page }, call) => ({ orders: page === 1 ? (call % 4 < 2 ? old : others(21).slice(1)) : [], total: 20 }),
    ],
    [
      "orders renamed between walks",
      ({ page }, call) => ({ orders: page === 1 ? old.map((o) => ({ ...o, no: `${o.no}-${call}` })) : [], total: 20 }),
    ],
    [
      "an order whose lines are another's in the first walk",
      (_, call) => ({ orders: [call === 0 ? { ...mine, lines: [{ sku: "1", pieces: 1 }] } : mine], total: 1 }),
    ],
    [
      "an order that only the first walk shows",
      (_, call) => ({ orders: call === 0 ? [{ ...mine, lines: null }] : [], total: call === 0 ? 1 : 0 }),
    ],
    ["the list under data itself", () => [mine]],
    ["orders as an object", () => ({ orders: { 0: mine }, total: 1 })],
    ["orders as a text of JSON", () => ({ orders: JSON.stringify([mine]), total: 1 })],
    ["orders inside arrays", () => ({ orders: [[mine]], total: 1 })],
    ["orders wrapped in objects", () => ({ orders: [{ order: mine }], total: 1 })],
    ["keys in capitals", () => ({ ORDERS: [mine], TOTAL: 1 })],
  ])("%s", async (_, answer) => {
    expect(await outcome(answer)).not.toBe("not-found");
  });
});

describe("a copy of a list never proves that an order does not exist", () => {
  it.each<Record<string, string>>([
    { age: "1" },
    { "x-cache": "TCP_HIT from a23-1-2-3.deploy.akamaitechnologies.com" },
    { "x-cache": "TCP_MEM_HIT dirn:11:220" },
    { "x-cache": "RefreshHit from cloudfront" },
    { "x-cache": "MISS, HIT" },
    { "x-cache": "STALE" },
    { "cf-cache-status": "STALE" },
    { "cf-cache-status": "UPDATING" },
    { "cf-cache-status": "REVALIDATED" },
    { "x-proxy-cache": "HIT" },
    { "x-cache-hits": "0, 1" },
    { "x-nginx-cache": "HIT" },
    { "x-cache-lookup": "HIT from proxy:3128" },
    { "x-vercel-cache": "HIT" },
    { "cache-status": 'ExampleCache; hit; ttl=376, "other"; fwd=miss' },
    { warning: '110 - "Response is Stale"' },
    { date: new Date(SINCE.getTime() - 60_000).toUTCString() },
    { date: new Date(SINCE.getTime() - 86_400_000).toUTCString() },
  ])("%j", async (headers) => {
    expect(await outcome(() => withHeaders(others(3), headers))).not.toBe("not-found");
  });

  it.each<Record<string, string>>([
    {},
    { age: "0" },
    { "x-cache": "MISS from proxy" },
    { "cf-cache-status": "DYNAMIC" },
    { "x-cache-hits": "0" },
    { "cache-control": "no-cache, stale-while-revalidate=0" },
    { date: new Date(NOW).toUTCString() },
  ])("but an answer that is not a copy does: %j", async (headers) => {
    expect(await outcome(() => withHeaders(others(3), headers))).toBe("not-found");
  });
});

describe("an order in another form is never overlooked", () => {
  const single = (order: object) => () => ({ orders: [{ ...mine, ...order }], total: 1 });
  it.each<object>([
    { lines: [{ sku: "7579055774996", pieces: "2" }] },
    { lines: [{ sku: "7579055774996", pieces: "2.00" }] },
    { lines: [{ sku: "7579055774996", pieces: "2件" }] },
    { lines: [{ sku: "7579055774996", pieces: "２" }] },
    { lines: [{ sku: "7579055774996", pieces: null }] },
    { lines: [{ sku: " 7579055774996 ", pieces: 2 }] },
    { lines: [{ sku: "7.579055774996e12", pieces: 2 }] },
    { lines: [{ sku: "07579055774996", pieces: 2 }] },
    { lines: [{ sku: "sku_7579055774996", pieces: 2 }] },
    { lines: [{ sku: "7579055774996_0", pieces: 2 }] },
    { lines: [{ sku: "628189716010:7579055774996", pieces: 2 }] },
    { lines: [{ sku: 0, pieces: 2 }] },
    { lines: [{ sku: "-1", pieces: 2 }] },
    { lines: [{ sku: {}, pieces: 2 }] },
    { lines: [{ pieces: 2 }] },
    { lines: [] },
    { lines: null },
    { lines: [null] },
    { lines: { sku: "7579055774996" } },
    // The same row twice, as a join of two tables gives it.
    { lines: [...row, ...row] },
    { made: null },
    { made: "" },
    { made: "0000-00-00 00:00:00" },
    { made: "2000-01-01 08:00:00" },
    { made: "2025/04/24 16:30:02" },
    { made: 1745483402 },
    { made: "1745483402000" },
    { made: "1970-01-01 08:00:00" },
    { no: 0 },
    { no: null },
  ])("%j", async (order) => {
    expect(await outcome(single(order))).not.toBe("not-found");
  });

  it.each<[unknown, unknown]>([
    ["LZD-000123", " lzd-000123 "],
    ["LZD-000123", "LZD-000123-1"],
    ["LZD-000123", "PP_LZD-000123"],
    ["LZD-000123", "LZD-000123 / LZD-000124"],
    ["LZD-000123", "LZD%2D000123"],
    ["LZD-000123", "-"],
    ["LZD-000123", "0"],
    ["LZD-000123", 0],
    ["LZD-000123", "null"],
    ["LZD-000123", "N/A"],
    ["LZD-000123", "无"],
    ["LZD-000123", ["LZD-000123"]],
    ["LZD-000123", { no: "LZD-000123" }],
    ["订单-123", "??-123"],
    ["订单-123", "\ufffd\ufffd-123"],
    ["订单-123", "è®¢å-123"],
    ["000123", 123],
    ["000123", "123.0"],
    ["12345678901234567890", 12345678901234567000],
    ["12345678901234567890", "1.2345678901234567e+19"],
  ])("own number %j shown as %j", async (mark, shown) => {
    expect(await outcome(single({ mark: shown }), { mark })).not.toBe("not-found");
  });

  it.each<[unknown, unknown]>([
    ["LZD-1", "LZD-10"],
    ["LZD-1", "LZD-2"],
    ["LZD-000123", "LZD-000124"],
    ["订单-123", "订单-124"],
    ["订单-123", "货单-123"],
  ])("but %j is not %j", async (mark, shown) => {
    expect(await outcome(single({ mark: shown }), { mark })).toBe("not-found");
  });
});

describe("a payment is not seen where there is none", () => {
  it("an id that is only in another form is not the order asked for", async () => {
    const list = listOf(() => ({ orders: [{ ...mine, no: "471", payment: "paid" }], total: 1 }));
    const result = await findByIds(list, reader(), { since: SINCE, ids: ["4711"] }, { clock: () => NOW });
    expect(result).toMatchObject({ state: "unsettled", reason: "not-seen" });
  });
});
