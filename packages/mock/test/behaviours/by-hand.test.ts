import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { mockForFile } from "../support/server.ts";

// A shop that knows the description alone: fetch, MD5 and JSON, nothing of this repository. Ids are carried as text.
const running = mockForFile({ now: "2026-01-05T10:00:00+08:00" });

interface Answer<Data> {
  readonly code: number;
  readonly msg: string;
  readonly data: Data;
}

/** What the walks read of the answers; the description says more. */
interface Page<Item> {
  readonly totalPage: number;
  readonly totalRecords: number;
  readonly data: readonly Item[];
}
interface TaobaoProduct {
  readonly promotionPrice: number;
  readonly shopName: string;
  readonly mpId: string;
  readonly title: string;
  readonly skuList: readonly {
    readonly quantity: number;
    readonly mpSkuId: string;
    readonly skuId: string;
    readonly promotionPrice: string;
  }[];
}
interface TaobaoOrder {
  readonly id: string;
  readonly purchaseAmount: string;
  readonly productAmount: string;
  readonly payAmount: string;
  readonly domesticPostFee: number;
  readonly subOrderVOS: readonly [TaobaoLine, ...TaobaoLine[]];
}
interface TaobaoLine {
  readonly subOrderId: string;
  readonly taobaoSubPurchaseId: string;
  readonly purchaseAmount: string;
}
interface TaobaoCase {
  readonly refundOrder: { readonly refundId: string; readonly refundFee: number; readonly refundStatus: number };
}
interface AlibabaOrder {
  readonly baseInfo: {
    readonly id: string;
    readonly totalAmount: number;
    readonly sumProductPayment: number;
    readonly shippingFee: number;
    readonly refund?: number;
  };
  readonly productItems: readonly [AlibabaLine, ...AlibabaLine[]];
}
interface AlibabaLine {
  readonly subItemIDString: string;
  readonly itemAmount: number;
}

/** Numbers of 16 and more digits as text. */
const read = <Data>(text: string): Answer<Data> =>
  JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}/g, (found) => (found.startsWith('"') ? found : `"${found}"`)));

async function call<Data>(method: "GET" | "POST", path: string, body?: object): Promise<Answer<Data>> {
  const { mock } = running;
  const { accessKey, accessSecret, userId } = mock.credentials;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(16).toString("hex");
  const signature = createHash("md5")
    .update(accessKey + timestamp + nonce + accessSecret)
    .digest("hex")
    .toUpperCase();
  const response = await fetch(mock.url + path, {
    method,
    headers: {
      "access-key": accessKey,
      timestamp,
      "nonce-str": nonce,
      "user-id": userId,
      signature,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.headers.get("x-mock-warnings"), path).toBeNull();
  return read(await response.text());
}

async function data<Data>(method: "GET" | "POST", path: string, body?: object): Promise<Data> {
  const answer = await call<Data>(method, path, body);
  expect(answer.code, `${path}: ${answer.msg}`).toBe(200);
  return answer.data;
}

const sum = <One>(list: readonly One[], amount: (one: One) => number | string): number =>
  list.reduce((total, one) => total + Number(amount(one)), 0);
const fen = (yuan: unknown): number => Math.round(Number(yuan) * 100);

test("Taobao: from the search to the money back, every amount that appears twice is the same", {
  timeout: 30_000,
}, async () => {
  const search = { keyword: "电动车", pageNo: 1, pageSize: 5 };
  const searched = (pageNo: number): Promise<Page<{ readonly itemMapId: string; readonly price: string }>> =>
    data("POST", "/v2/taobao/product/item/search", { ...search, pageNo });
  const first = await searched(1);
  const found = [...first.data];
  for (let pageNo = 2; pageNo <= first.totalPage; pageNo++) found.push(...(await searched(pageNo)).data);
  expect(new Set(found.map(({ itemMapId }) => itemMapId)).size).toBe(first.totalRecords);

  const shops = new Set<string>();
  for (const { itemMapId, price } of found) {
    const product = await data<TaobaoProduct>("GET", `/v2/taobao/product/get?itemId=${itemMapId}`);
    expect(product.promotionPrice).toBe(fen(price));
    const sku = product.skuList.find(({ quantity }) => quantity > 3);
    if (sku === undefined || shops.size === 3 || shops.has(product.shopName)) continue;
    shops.add(product.shopName);
    const { mpId, title: itemTitle } = product;
    const { mpSkuId, skuId, promotionPrice } = sku;
    const line = { itemMapId, mpId, mpSkuId, skuId, itemTitle, quantity: 2, price: Number(promotionPrice) };
    await data<unknown>("POST", "/v2/taobao/cart/add", line);
  }
  const cart = await data<{
    readonly enableList: readonly { readonly cartItemInfos: readonly { readonly id: number }[] }[];
  }>("GET", "/v2/taobao/cart/list");
  const records = cart.enableList.flatMap(({ cartItemInfos }) => cartItemInfos);
  const ids = records.map(({ id }) => id).slice(0, shops.size);
  const orderAddress = {
    name: "张三",
    mobile_phone: "13800138000",
    country: "中国",
    state: "浙江省",
    city: "杭州市",
    address: "文三路 1 号",
  };
  const preview = await data<{
    readonly totalRealPayPrice: { readonly amount: number };
    readonly renderItemList: readonly { readonly orderFee: { readonly amount: number } }[];
  }>("POST", "/v2/taobao/cart/confirm/order", { ids, orderAddress });
  const total = preview.totalRealPayPrice.amount;
  expect(sum(preview.renderItemList, ({ orderFee }) => orderFee.amount)).toBe(total);
  const { id } = await data<{ readonly id: string }>("POST", "/v2/taobao/cart/create/order", { ids, orderAddress });
  const get = (): Promise<TaobaoOrder> => data("GET", `/v2/taobao/order/detail/get?orderId=${id}`);
  const order = await get();
  expect(Number(order.purchaseAmount)).toBe(total);
  expect(Number(order.productAmount) + order.domesticPostFee).toBe(total);
  expect(sum(order.subOrderVOS, ({ purchaseAmount }) => purchaseAmount)).toBe(total);
  const listed = await data<Page<TaobaoOrder>>("POST", "/v2/taobao/order/page", {
    pageNo: 1,
    pageSize: 50,
    status: "WAIT_BUYER_P",
  });
  expect(listed.data.find((one) => one.id === id)).toEqual(order);
  await data<unknown>("POST", "/v2/taobao/order/pay", { orderId: id });
  expect(Number((await get()).payAmount)).toBe(total);

  await running.mock.clock.advance("3d");
  const [line] = (await get()).subOrderVOS;
  const tracked = await data<{
    readonly pnmLogisticsDetails: readonly { readonly receiver: { readonly name: string } }[];
  }>("GET", `/v2/taobao/order/logistics/detail/get?subPurchaseOrderId=${line.taobaoSubPurchaseId}`);
  expect(tracked.pnmLogisticsDetails[0]?.receiver.name).toBe("张三");
  const wish = { refundType: 1, goodsStatus: 3, refundDesc: "坏了" };
  const form = await data<{
    readonly refundOrderTemplate: {
      readonly maxRefundFee: { readonly refundFee: number };
      readonly refundReasons: readonly [{ readonly reasonId: number }];
    };
  }>("POST", "/v2/taobao/order/refund/render", {
    subOrderId: line.subOrderId,
    refundType: 1,
    goodsStatus: 3,
  });
  const { maxRefundFee, refundReasons } = form.refundOrderTemplate;
  const { reasonId } = refundReasons[0];
  const apply = (refundFee: number): Promise<Answer<{ readonly refundOrderAggregate: TaobaoCase }>> =>
    call("POST", "/v2/taobao/order/refund/submit", { subOrderId: line.subOrderId, ...wish, reasonId, refundFee });
  expect((await apply(maxRefundFee.refundFee + 1)).code).not.toBe(200);
  const { refundId } = (await apply(maxRefundFee.refundFee)).data.refundOrderAggregate.refundOrder;
  await running.mock.act.seller.refuseRefund(refundId, { text: "请提供照片" });
  const half = Math.floor(maxRefundFee.refundFee / 2);
  await data<unknown>("POST", "/v2/taobao/order/refund/modify", { refundId, ...wish, reasonId, refundFee: half });
  await running.mock.act.seller.agreeRefund(refundId);
  await running.mock.clock.advance("1h");
  const cases = await data<Page<TaobaoCase>>("POST", "/v2/taobao/order/refund/queryList", {
    refundId,
    pageNo: 1,
    pageSize: 20,
  });
  expect(cases).toMatchObject({ totalRecords: 1, data: [{ refundOrder: { refundFee: half, refundStatus: 100 } }] });
});

test("1688: previews, orders, list and refund add up", { timeout: 30_000 }, async () => {
  const addressParam = {
    fullName: "李四",
    mobile: "13800138000",
    provinceText: "浙江省",
    cityText: "杭州市",
    address: "示例路 2 号",
  };
  const search = { keyword: "包", beginPage: 1, pageSize: 20, country: "en" };
  const { data: found } = await data<Page<{ readonly offerMapId: string }>>(
    "POST",
    "/v2/alibaba/product/keywords/query",
    search,
  );
  const sellers = new Set<string>();
  const cargoParamList: object[] = [];
  for (const { offerMapId } of found) {
    const product = await data<{
      readonly productSkuInfos: readonly { readonly amountOnSale: number; readonly specId: string | null }[];
      readonly sellerOpenId: string;
      readonly minOrderQuantity: number;
    }>("POST", "/v2/alibaba/product/detail/get", { offerId: offerMapId, country: "en" });
    const sku = product.productSkuInfos.find(({ amountOnSale }) => amountOnSale > 20);
    if (sku === undefined || sellers.size === 2 || sellers.has(product.sellerOpenId)) continue;
    sellers.add(product.sellerOpenId);
    const quantity = Math.max(2, product.minOrderQuantity);
    cargoParamList.push({ offerMapId, quantity, ...(sku.specId === null ? {} : { specId: sku.specId }) });
  }
  const wish = { addressParam, cargoParamList };
  const preview = await data<{ readonly orderPreviewResuslt: readonly { readonly sumPayment: number }[] }>(
    "POST",
    "/v2/alibaba/order/create/previewbatch",
    wish,
  );
  const orders = await data<[AlibabaOrder, ...AlibabaOrder[]]>("POST", "/v2/alibaba/order/batch/create", {
    flow: "general",
    ...wish,
  });
  expect(orders.length).toBe(preview.orderPreviewResuslt.length);
  expect(sum(orders, ({ baseInfo }) => fen(baseInfo.totalAmount))).toBe(
    sum(preview.orderPreviewResuslt, ({ sumPayment }) => sumPayment),
  );
  const list = async (): Promise<readonly AlibabaOrder[]> =>
    (await data<Page<AlibabaOrder>>("POST", "/v2/alibaba/order/page", { pageNo: 1, pageSize: 50 })).data;
  const all = await list();
  for (const order of orders) {
    const { baseInfo, productItems } = order;
    expect(fen(baseInfo.totalAmount)).toBe(fen(baseInfo.sumProductPayment) + fen(baseInfo.shippingFee));
    expect(sum(productItems, ({ itemAmount }) => fen(itemAmount))).toBe(fen(baseInfo.sumProductPayment));
    expect(all.find((one) => one.baseInfo.id === baseInfo.id)).toEqual(order);
    await running.mock.act.buyer.pay(baseInfo.id);
  }
  await running.mock.clock.advance("2d");
  const { baseInfo, productItems } = orders[0];
  const { subItemIDString: entry, itemAmount } = productItems[0];
  const lines = { orderId: baseInfo.id, orderEntryIds: [entry] };
  const goodsStatus = "refundWaitBuyerReceive";
  const { reasons } = await data<{
    readonly reasons: readonly { readonly id: number; readonly needVoucher: boolean }[];
  }>("POST", "/v2/alibaba/refund/reason/list", { ...lines, goodsStatus });
  const applyReasonId = reasons.find(({ needVoucher }) => !needVoucher)?.id;
  const asked = {
    ...lines,
    disputeRequest: "refund",
    goodsStatus,
    applyPayment: fen(itemAmount),
    applyCarriage: 0,
    applyReasonId,
    description: "未收到",
  };
  const { refundId } = await data<{ readonly refundId: string }>("POST", "/v2/alibaba/refund/detail/create", asked);
  await running.mock.act.seller.agreeRefund(refundId);
  expect(await data<object>("POST", "/v2/alibaba/refund/info", { refundId })).toMatchObject({
    applyPayment: fen(itemAmount),
    refundPayment: fen(itemAmount),
  });
  const after = (await list()).find((one) => one.baseInfo.id === baseInfo.id);
  expect(fen(after?.baseInfo.refund)).toBe(fen(itemAmount));
});
