import { describe, expect, test } from "vitest";
import { behaviours } from "../../../src/behaviours/index.ts";
import { told } from "../../../src/behaviours/telling/telling.ts";
import { requestExamples } from "../../support/request-examples.ts";
import { createSandbox } from "../../support/world.ts";

/** The sentence for a call in a fresh world; undefined if the world refused it. */
function sentence(operationId: string, input: Readonly<Record<string, unknown>>) {
  const { world, call } = createSandbox();
  const outcome = call(operationId, input);
  return outcome.ok ? told(operationId, { input, data: outcome.value, events: outcome.events, world }) : undefined;
}

describe("what a call came to", () => {
  test("is said in one sentence for every operation, in both languages", { timeout: 30_000 }, () => {
    const silent = new Set(behaviours.keys());
    for (const { operationId, name, input } of requestExamples("")) {
      const text = sentence(operationId, input);
      if (text === undefined) continue;
      silent.delete(operationId);
      for (const words of [text.en, text.zh]) {
        expect(words, `${operationId} ${name}`).not.toMatch(/undefined|NaN|null|\[object|^\s|\s$| {2}|: ?$|^[:：,，]/);
        expect(words.length, `${operationId} ${name}`).toBeGreaterThan(3);
      }
      expect(text.en).toMatch(/^[A-Z0-9]/);
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
    }
    // They have parameters in the path or no example request of their own.
    for (const operationId of silent)
      expect(told(operationId, { input: {}, data: {}, events: [], world: createSandbox().world })).toBeDefined();
  });

  test("names things, amounts and numbers", () => {
    const order = "1232730479761801257";
    const said: readonly (readonly [string, Record<string, unknown>, string, string])[] = [
      [
        "searchTaobaoProducts",
        { keyword: "电动车", pageSize: 5 },
        '19 products for "电动车", page 1 of 4',
        "“电动车”：19 个商品，第 1 / 4 页",
      ],
      ["searchTaobaoProducts", { keyword: "没有的东西" }, 'No products for "没有的东西"', "“没有的东西”：0 个商品"],
      ["payTaobaoOrder", { orderId: order }, `Order ${order} paid, ¥39.90`, `订单 ${order} 已付款，¥39.90`],
      ["cancelTaobaoOrder", { orderId: order }, `Order ${order} cancelled`, `订单 ${order} 已取消`],
      [
        "getTaobaoOrder",
        { orderId: order },
        `Order ${order}: WAIT_BUYER_P, ¥39.90`,
        `订单 ${order}：WAIT_BUYER_P，¥39.90`,
      ],
      [
        "updateTaobaoCartItemQuantity",
        { id: "382", quantity: 1 },
        "Cart record 382 set to 1 piece",
        "购物车记录 382 数量改为 1",
      ],
    ];
    for (const [operationId, input, en, zh] of said)
      expect(sentence(operationId, input), operationId).toEqual({ en, zh });
  });

  test("reports several orders at once", () => {
    const { world, call } = createSandbox();
    const orderIds = ["2542285634930345679", "2542285634920345678"];
    const outcome = call("batchPay1688Orders", { orderIds });
    if (!outcome.ok) throw new Error(outcome.refusal.text.en);
    expect(told("batchPay1688Orders", { input: { orderIds }, data: outcome.value, events: [], world })?.en).toBe(
      "Order 2542285634930345679 waiting at the cashier, ¥44.00; 1 cannot be paid",
    );
  });
});
