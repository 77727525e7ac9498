import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createMock, type Mock } from "@pandapon/mock";
import { createTaobao } from "@pandapon/taobao";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const orderAddress = {
  name: "李四",
  mobile_phone: "13800138000",
  country: "中国",
  state: "浙江省",
  city: "杭州市",
  district: "西湖区",
  address: "示例路 2 号",
  zip: "310000",
};

/** What was expected to be there. */
function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("missing");
  return value;
}

interface Received {
  readonly body: string;
  readonly authorization: string | undefined;
}

/** A receiver that knows nothing of this repository's code. */
async function receiver(): Promise<{ server: Server; url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ body: Buffer.concat(chunks).toString(), authorization: request.headers.authorization });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`, received };
}

describe("one purchase on Taobao, over the wire, with the ids that each answer gives", () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await createMock();
  });
  afterAll(() => mock.close());

  it("goes from the search to the money back, through a lost answer, with pushes that another verifier takes", async () => {
    const world = await mock.createWorld();
    const { server, url, received } = await receiver();
    world.pushTo(url);
    const shop = createTaobao({ ...world.credentials, baseUrl: mock.url });

    const found = await shop.products.search({ keyword: "衬衫", pageNo: 1, pageSize: 20 });
    const hit = there(found.data?.find(({ quantity }) => Number(quantity) > 5));
    const product = await shop.products.get({ itemId: there(hit.itemMapId) });
    const sku = there(product.skuList?.find(({ quantity, mpSkuId }) => Number(quantity) > 5 && mpSkuId !== null));
    const before = Number(product.quantity);
    await shop.cart.add({ mpId: there(product.mpId), mpSkuId: there(sku.mpSkuId), quantity: 2 });
    const records = there((await shop.cart.list()).enableList).flatMap(({ cartItemInfos }) => there(cartItemInfos));
    const record = there(records.find(({ skuId, mpSkuId }) => mpSkuId === sku.mpSkuId || skuId === sku.skuId));
    const ids = [there(record.id)];
    const preview = await shop.cart.previewOrder({ ids, orderAddress });
    const total = Number(there(preview.totalRealPayPrice?.amount));

    // The answer is lost after the order was made: the caller cannot know, and looks.
    world.next("createTaobaoCartOrder", "lose-answer");
    const since = world.clock.now();
    const lost = await shop.cart.createOrder({ ids, orderAddress }).safe();
    expect(lost.error).toBeDefined();
    const page = await shop.orders.list({ pageNo: 1, pageSize: 20 });
    const listed = there(page.data).filter((order) => Number(there(order.purchaseAmount)) === total);
    const order = there(listed[0]);
    expect(world.calls("createTaobaoCartOrder")).toHaveLength(1);
    expect(world.clock.now()).toBeGreaterThanOrEqual(since);
    expect(Number((await shop.products.get({ itemId: there(hit.itemMapId) })).quantity)).toBe(
      before - Number(record.quantity),
    );

    const orderId = there(order.id);
    const paid = await shop.orders.pay({ orderId });
    expect(paid.payFailurePurchaseOrderIds).toEqual([]);
    expect(Number((await shop.orders.get({ orderId })).payAmount)).toBe(total);
    await world.clock.advance("3d");
    const sent = await shop.orders.get({ orderId });
    const line = there(sent.subOrderVOS?.[0]);
    const fee = sent.subOrderVOS?.reduce((sum, { purchaseAmount }) => sum + Number(purchaseAmount), 0);
    expect(fee).toBe(total);
    const logistics = JSON.stringify(
      await shop.orders.getLogistics({ subPurchaseOrderId: there(line.taobaoSubPurchaseId) }),
    );
    expect(logistics).toContain("SIGNED");

    const subOrderId = there(line.subOrderId);
    const form = await shop.afterSales.render({ subOrderId, refundType: 1, goodsStatus: 4 });
    expect(JSON.stringify(form)).toContain("reason");
    const applied = await shop.afterSales.submit({ subOrderId, refundType: 1, goodsStatus: 4 });
    const refundId = there(applied.refundOrderAggregate?.refundOrder?.refundId);
    await world.clock.advance("3h");
    const done = await shop.afterSales.get({ refundId: String(refundId) });
    expect(Number(done.refundOrderAggregate?.refundOrder?.refundFee)).toBe(Number(line.purchaseAmount));
    expect((await shop.orders.get({ orderId })).subOrderVOS?.[0]?.status).toBe("TRADE_CLOSED");

    // Authorization: hex of HMAC-SHA256 over access key and raw body, with the secret as key.
    const { accessKey, accessSecret } = world.credentials;
    expect(received.length).toBeGreaterThanOrEqual(4);
    for (const { body, authorization } of received) {
      const own = createHmac("sha256", accessSecret)
        .update(accessKey + body)
        .digest("hex");
      expect(authorization?.toLowerCase()).toBe(own);
    }
    const told = received.map(({ body }) => (JSON.parse(body) as { messageType: string }).messageType);
    expect(new Set(told).size).toBe(2);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it("worlds side by side never meet", async () => {
    const worlds = await Promise.all(Array.from({ length: 20 }, () => mock.createWorld()));
    const orders = await Promise.all(
      worlds.map(async (world) => {
        const shop = createTaobao({ ...world.credentials, baseUrl: mock.url });
        const { id } = await shop.cart.createOrder({ ids: ["382"], orderAddress });
        await shop.orders.pay({ orderId: there(id) });
        const { totalRecords } = await shop.orders.list({ pageNo: 1, pageSize: 1 });
        return { records: totalRecords, requests: world.requests().length };
      }),
    );
    expect(new Set(orders.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(orders[0]?.requests).toBe(3);
  });
});
