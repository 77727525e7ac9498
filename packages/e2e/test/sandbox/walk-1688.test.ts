import { create1688 } from "@pandapon/1688";
import { createMock, type Mock } from "@pandapon/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const addressParam = {
  fullName: "李四",
  mobile: "13800138000",
  provinceText: "浙江省",
  cityText: "杭州市",
  areaText: "西湖区",
  address: "示例路 2 号",
};

const fen = (yuan: number | null | undefined): number => Math.round((yuan ?? Number.NaN) * 100);

/** What was expected to be there. */
function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("missing");
  return value;
}

describe("one purchase on 1688, over the wire, with the ids that each answer gives", () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await createMock();
  });
  afterAll(() => mock.close());

  it("goes from the search to the money back, and adds up at every step", async () => {
    const world = await mock.createWorld();
    const shop = create1688({ ...world.credentials, baseUrl: mock.url });

    const found = await shop.products.search({ keyword: "双肩包", beginPage: 1, pageSize: 20, country: "en" });
    expect(found.totalRecords).toBeGreaterThan(5);
    const cartLines = [];
    for (const item of there(found.data).slice(0, 3)) {
      expect(item.subject).toContain("双肩包");
      const product = await shop.products.get({ offerId: there(item.offerMapId) });
      const sku = there(product.productSkuInfos?.find(({ amountOnSale }) => (amountOnSale ?? 0) > 0));
      cartLines.push({
        offerMapId: there(item.offerMapId),
        specId: there(sku.specId),
        sellerOpenId: there(product.sellerOpenId),
        quantity: there(product.minOrderQuantity),
      });
      const picture = await fetch(there(product.productImage?.images?.[0]));
      expect(picture.headers.get("content-type")).toContain("image/svg+xml");
    }
    for (const line of cartLines) expect(await shop.cart.add(line)).toBe(true);

    const records = there((await shop.cart.list()).enableList).flatMap(({ cartItemInfos }) => there(cartItemInfos));
    const cartIds = cartLines.map(({ offerMapId, specId }) =>
      there(records.find((record) => record.offerMapId === offerMapId && record.specId === specId)?.id),
    );
    const preview = await shop.cart.previewOrder({ cartIds, addressParam });
    expect(preview.success).toBe(true);
    const made = await shop.cart.createOrder({ flow: "general", cartIds, addressParam });
    const orders = Array.isArray(made) ? made : [];
    const totals = orders.map(({ baseInfo }) => fen(baseInfo?.totalAmount));
    expect(totals).toEqual(there(preview.orderPreviewResuslt).map(({ sumPayment }) => sumPayment));
    for (const { baseInfo, productItems } of orders) {
      const goods = there(productItems).reduce((sum, { itemAmount }) => sum + fen(itemAmount), 0);
      expect(goods).toBe(fen(baseInfo?.sumProductPayment));
      expect(goods + fen(baseInfo?.shippingFee)).toBe(fen(baseInfo?.totalAmount));
    }

    const orderIds = orders.map(({ baseInfo }) => there(baseInfo?.idOfStr));
    const payment = there(await shop.orders.payBatch({ orderIds }));
    const cashier = new URL(there(payment.payUrl));
    const sum = totals.reduce((all, total) => all + total, 0);
    expect(await (await fetch(cashier)).text()).toContain(`¥${(sum / 100).toFixed(2)}`);
    const paid = await fetch(cashier.origin + cashier.pathname, { method: "POST", body: cashier.searchParams });
    expect(paid.status).toBe(200);

    const listed = async () =>
      there((await shop.orders.list({ pageNo: 1, pageSize: 20 })).data).filter(({ baseInfo }) =>
        orderIds.includes(there(baseInfo?.idOfStr)),
      );
    expect((await listed()).map(({ baseInfo }) => baseInfo?.status)).toEqual(orderIds.map(() => "waitsellersend"));
    await world.clock.advance("3d");
    const sent = await listed();
    expect(sent.map(({ baseInfo }) => baseInfo?.status)).toEqual(orderIds.map(() => "waitbuyerreceive"));
    const [first] = sent;
    const orderId = there(first?.baseInfo?.idOfStr);
    const tracking = await shop.orders.getTracking({ orderId, webSite: "1688" });
    expect(tracking.logisticsTrace?.[0]?.logisticsSteps?.length).toBeGreaterThan(3);

    const lines = there(first?.productItems);
    const orderEntryIds = lines.map(({ subItemIDString }) => there(subItemIDString));
    expect(await shop.orders.confirmReceipt({ orderId, orderEntryIds })).toMatchObject({ success: true });
    await world.clock.advance("2m");
    expect((await listed()).find(({ baseInfo }) => baseInfo?.idOfStr === orderId)?.baseInfo?.status).toBe("success");

    const goodsStatus = "aftersaleBuyerReceived";
    const { reasons } = await shop.afterSales.listReasons({ orderId, orderEntryIds, goodsStatus });
    const applyPayment = lines.reduce((all, { itemAmount }) => all + fen(itemAmount), 0);
    const { refundId } = await shop.afterSales.create({
      orderId,
      orderEntryIds,
      goodsStatus,
      disputeRequest: "returnRefund",
      applyPayment,
      applyCarriage: 0,
      applyReasonId: there(reasons?.[0]?.id),
      description: "not needed",
    });
    await world.clock.advance("3h");
    expect(await shop.afterSales.get({ refundId: there(refundId) })).toMatchObject({ status: "waitbuyersend" });
    const back = { refundId: there(refundId), logisticsCompanyNo: "ZTO", freightBill: "78412345678901" };
    expect(await shop.afterSales.submitReturn(back)).toMatchObject({ success: true });
    await world.clock.advance("3d");
    expect(await shop.afterSales.get({ refundId: there(refundId) })).toMatchObject({
      status: "refundsuccess",
      refundPayment: applyPayment,
    });
    const after = (await listed()).find(({ baseInfo }) => baseInfo?.idOfStr === orderId);
    expect(fen(after?.baseInfo?.refund)).toBe(applyPayment);
  });

  it("is refused in words that say what to do, and changes nothing", async () => {
    const world = await mock.createWorld();
    const shop = create1688({ ...world.credentials, baseUrl: mock.url });
    const line = { offerMapId: "L0PTnwSnx_dWNZWCtgK7Gg", specId: "e61a85a671bb3d0301d0412b51641c6b", quantity: 5_000 };
    const refused = await shop.orders.create({ flow: "general", addressParam, cargoParamList: [line] }).safe();
    expect(String(refused.error)).toContain("3568 in stock");
    expect(world.requests().at(-1)?.reason).toBe("out-of-stock");
    expect((await shop.orders.list({ pageNo: 1, pageSize: 1 })).totalRecords).toBe(6);
  });
});
