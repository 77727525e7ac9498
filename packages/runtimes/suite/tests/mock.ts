import { create1688 } from "@pandapon/1688";
import { fenToYuan, parseJsonText } from "@pandapon/core";
import { createLogistics } from "@pandapon/logistics";
import { createTaobao } from "@pandapon/taobao";
import { test } from "../harness/test.ts";
import { credentials, optIn } from "../support/offline.ts";

const orderAddress = {
  name: "张三",
  mobile_phone: "13800138000",
  country: "中国",
  state: "浙江省",
  city: "杭州市",
  district: "西湖区",
  address: "文三路 1 号",
  zip: "310000",
};

export const mock = [
  test("mock: a signed order, from its ids to its JSON text", async (check, { mockUrl, isBrowser }) => {
    const { cart } = createTaobao({ ...credentials, ...optIn(isBrowser), baseUrl: mockUrl });
    const { data, attempts, status } = await cart.createOrder({ ids: ["382"], orderAddress }).withResponse();
    check.equal([attempts, status], [1, 200]);
    check.match(data.id, /^\d{19}$/);
    const [line] = data.subOrderVOS ?? [];
    check.equal(fenToYuan(line?.purchaseAmount ?? ""), "39.90");
    const result = parseJsonText(line?.subOrderResult ?? "");
    check.equal(result.purchase_order_outer_id, "2541753627432400493");
    check.equal(parseJsonText(result.option_fields?.zh ?? ""), { 颜色: "850浅灰", 尺码: "M80-105斤" });
  }),
  test("mock: every package gets through, by headers and by query", async (check, { mockUrl, isBrowser }) => {
    const options = { ...credentials, ...optIn(isBrowser), baseUrl: mockUrl };
    const products = await create1688(options).products.search({ keyword: "连衣裙", beginPage: 1, pageSize: 20 });
    check.match(JSON.stringify(products), /offer/);
    const { addresses, freight } = createLogistics(options);
    check.equal((await addresses.get().withResponse()).status, 200);
    const receiverAddress = { country: "TH" };
    const input = {
      itemId: "2048232789087639",
      skuId: "1",
      receiverAddress,
      quantity: 1,
      price: "39.90",
      currency: "CNY",
    };
    check.equal((await freight.estimate(input as never).withResponse()).status, 200);
  }),
  test("mock: a wrong secret is refused, with a reason", async (check, { mockUrl, isBrowser }) => {
    const wrong = { ...credentials, ...optIn(isBrowser), accessSecret: "not-the-secret", baseUrl: mockUrl };
    const error = await check.rejects(createTaobao(wrong).cart.list(), { name: "ApiError", status: 401, attempts: 1 });
    check.match(error.msg, /签名/);
    check.match(error.requestId, /^[0-9a-f]{32}$/);
  }),
];
