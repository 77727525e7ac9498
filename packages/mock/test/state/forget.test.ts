import { expect, test } from "vitest";
import { actsOf } from "../../src/state/acts/acts.ts";
import { dataOf, testWorld } from "../support/test-world.ts";

const address = {
  name: "张三",
  mobile_phone: "13800138000",
  country: "中国",
  state: "浙江省",
  city: "杭州市",
  district: "西湖区",
  address: "文三路 1 号",
};

function paidLine(rules: Parameters<typeof testWorld>[0] = {}) {
  const world = testWorld(rules);
  const { id } = dataOf(world, "createTaobaoCartOrder", { ids: ["382"], orderAddress: address });
  actsOf(world).buyer.pay(id);
  const line = world.taobao.orders.find(id)?.lines[0]?.id ?? "";
  const apply = (): string => {
    dataOf(world, "submitTaobaoRefund", { subOrderId: line });
    return world.taobao.orders.find(id)?.lines[0]?.refundIds.at(-1) ?? "";
  };
  return { world, id, line, apply };
}

test("a case keeps its application and its last 500 messages", () => {
  const { world, apply } = paidLine();
  const refundId = apply();
  for (let count = 0; count < 600; count++) actsOf(world).seller.say(refundId, `${count}`);
  const messages = world.taobao.refunds.get(refundId)?.messages ?? [];
  expect(messages).toHaveLength(500);
  expect(messages[0]?.kind).toBe("applied");
  expect(messages.at(-1)?.text).toBe("599");
});

test("cases that ended are forgotten beyond the number of the rules, and their lines name them no more", () => {
  const { world, id, apply } = paidLine({ mostOrders: 30 });
  const all: string[] = [];
  for (let count = 0; count < 60; count++) {
    all.push(apply());
    actsOf(world).buyer.withdrawRefund(all.at(-1) ?? "");
  }
  expect(world.taobao.refunds.size).toBeLessThanOrEqual(30);
  const named = world.taobao.orders.find(id)?.lines[0]?.refundIds ?? [];
  expect(named.every((refundId) => world.taobao.refunds.get(refundId) !== undefined)).toBe(true);
  expect(named.at(-1)).toBe(all.at(-1));
});

test("a cart that only grows forgets its oldest records", () => {
  const world = testWorld({ cartAdd: "record" });
  const item = { mpId: "2048091364570218", mpSkuId: "5016110273394", quantity: 1 };
  const [first] = world.taobao.cart.values();
  for (let count = 0; count < 5100; count++) dataOf(world, "addTaobaoCartItem", item);
  expect(world.taobao.cart.size).toBeLessThanOrEqual(5000);
  expect(world.taobao.cart.get(first?.id ?? "")).toBeUndefined();
});
