import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMock } from "@pandapon/mock";
import { describe, expect, test } from "vitest";
import { readYamlScenario } from "../../src/scenarios/read-yaml.ts";
import { address, call, orderSeeded } from "../support/shop.ts";

const known = {
  operations: new Map([["createOrder", ["plain"]]]),
  acts: ["seller.ship", "platform.setStock"],
};
const read = (text: string) => readYamlScenario(text, "own.yaml", known);
const head = "name: own\ntext: { en: Own }\n";

describe("a scenario file", () => {
  test("may write ids as numbers of any length", () => {
    const { timeline } = read(`${head}timeline:
  - { at: 1m, act: seller.ship, with: [1232730479761801257] }
  - { at: 60000, act: platform.setStock, with: [{ product: 2048091364570218, sku: 5016110273394 }, 3] }
`);
    expect(timeline.map((step) => step.with)).toEqual([
      ["1232730479761801257"],
      [{ product: "2048091364570218", sku: "5016110273394" }, 3],
    ]);
    expect(timeline[1]?.at).toBe(60_000);
    expect(read(`${head}rules:\n  - { do: html, times: always }\n`).rules).toEqual([{ do: { html: true } }]);
  });

  test("is read, with spans of time and faults by name", () => {
    const scenario = read(`${head}world: { shipAfterMs: 1m, balanceFen: 0 }
rules:
  - { on: createOrder, do: lose-answer, times: 1 }
timeline:
  - { at: 5m, act: seller.ship, with: [$order] }
  - on: { event: order.created, nth: 2 }
    after: 10s
    act: platform.setStock
`);
    expect(scenario).toMatchObject({
      world: { shipAfterMs: 60_000, balanceFen: 0 },
      rules: [{ operationId: "createOrder", do: { loseAnswer: true }, times: 1 }],
      timeline: [
        { at: 300_000, actor: "seller", verb: "ship", with: ["$order"], afterMs: 0 },
        { on: { event: "order.created", nth: 2 }, afterMs: 10_000, actor: "platform", verb: "setStock" },
      ],
    });
  });

  test("can say how fast parcels go, in spans of time", () => {
    const steps = "{ collectedMs: 1h, stationsMs: [2h, 3h], deliveringMs: 4h, signedMs: 5h }";
    expect(read(`${head}world: { parcelSteps: ${steps} }\n`).world).toEqual({
      parcelSteps: {
        collectedMs: 3_600_000,
        stationsMs: [7_200_000, 10_800_000],
        deliveringMs: 14_400_000,
        signedMs: 18_000_000,
      },
    });
  });

  test.each([
    ["name: [", /own\.yaml:\d+:\d+: /],
    ["name: own\n", "own.yaml:1:1: text must be a map"],
    [
      `${head}world: { switches: { stockAt: later } }\n`,
      'own.yaml:3:22: world.switches.stockAt "later" is not known: creation, payment',
    ],
    [
      `${head}world: { switches: { stokAt: payment } }\n`,
      'own.yaml:3:22: world.switches.stokAt "stokAt" is not known; did you mean "stockAt"?',
    ],
    [
      `${head}world: { balanceFen: much }\n`,
      "own.yaml:3:10: world.balanceFen must be a whole number from 0 on, or null",
    ],
    [
      `${head}timeline:\n  - { on: { event: order.creatd }, act: seller.ship }\n`,
      'own.yaml:4:13: timeline.0.on.event "order.creatd" is not known; did you mean "order.created"?',
    ],
    [`${head}rulez: []\n`, 'own.yaml:3:1: rulez "rulez" is not known; did you mean "rules"?'],
    [
      `${head}rules:\n  - { on: createOrdr, do: reset }\n`,
      'own.yaml:4:7: rules.0.on "createOrdr" is not known; did you mean "createOrder"?',
    ],
    [`${head}rules:\n  - do: { status: 9 }\n`, "own.yaml:4:5: rules.0.do status: takes 200 to 599"],
    [`${head}timeline:\n  - act: seller.ship\n`, 'own.yaml:4:5: timeline.0 a step has either "at" or "on"'],
    [
      `${head}timeline:\n  - at: soon\n    act: seller.ship\n`,
      'own.yaml:4:5: timeline.0.at "soon" is not a span of time',
    ],
    [
      `${head}timeline:\n  - at: 1m\n    act: seller.shp\n`,
      'own.yaml:5:5: timeline.0.act "seller.shp" is not known; did you mean "seller.ship"?',
    ],
    [
      `${head}timeline:\n  - at: 1m\n    act: seller.ship\n    with: ["1", { carier: x }]\n`,
      'own.yaml:6:19: timeline.0.with.1.carier is not known; did you mean "carrier"?',
    ],
    [
      `${head}timeline:\n  - { at: 1m, act: platform.setStock, with: [{ product: "1", skus: "2" }, 0] }\n`,
      'own.yaml:4:62: timeline.0.with.0.skus is not known; did you mean "sku"?',
    ],
    [
      `${head}world: { parcelSteps: { colectedMs: 1h } }\n`,
      'own.yaml:3:25: world.parcelSteps.colectedMs "colectedMs" is not known; did you mean "collectedMs"?',
    ],
    [`${head}world: { parcelSpeed: 0 }\n`, "own.yaml:3:10: world.parcelSpeed must be a number above 0"],
    [`${head}world: { payRefundAfterMs: null }\n`, "world.payRefundAfterMs must be a whole number from 0 on"],
    [`${head}world: { mostOrders: -1 }\n`, "world.mostOrders must be a whole number from 1 on"],
    [`${head}world: { parcelSteps: fast }\n`, "world.parcelSteps must be an object, or null"],
    [
      `${head}world: { parcelSteps: { collectedMs: 1h, stationsMs: [2h, -1], deliveringMs: 3h, signedMs: 4h } }\n`,
      "world.parcelSteps.stationsMs.1 must be a whole number from 0 on",
    ],
    [`${head}world: { users: [1, { a: 1 }] }\n`, "world.users.1 must be text"],
    [`${head}world: { shipAfter: 1m }\n`, 'did you mean "shipAfterMs"?'],
  ])("%j is refused with line and column", (text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(TypeError);
  });
});

describe("scenarios of the mock", () => {
  test("never-paid: payment fails, and the order closes after half an hour", async () => {
    await using mock = await createMock({ auth: "off", scenario: "never-paid" });
    const id = await orderSeeded(mock);
    const paid = await call(mock, "POST", "/v2/taobao/order/pay", { orderIds: [id] });
    expect(JSON.stringify(paid)).not.toContain('"willPayPurchaseOrderIds":["2');
    await mock.clock.advance("31m");
    expect(JSON.stringify((await call(mock, "GET", `/v2/taobao/order/detail/get?orderId=${id}`)).data)).toContain(
      "TRADE_CLOSED",
    );
  });

  test("lost-answers: the first order is placed, and its answer lost", async () => {
    await using mock = await createMock({ auth: "off", scenario: "lost-answers" });
    await expect(orderSeeded(mock)).rejects.toThrow("fetch failed");
    expect(mock.calls("createTaobaoCartOrder")[0]).toMatchObject({ code: 200, fault: "loseAnswer" });
    expect(mock.unusedRules()).toEqual([]);
  });

  test("sold-out-at-order: by control API, in one world alone", async () => {
    await using mock = await createMock({ auth: "off" });
    const world = await mock.createWorld("w");
    const chosen = await mock.fetch("http://mock/__mock/scenario?world=w", {
      method: "PUT",
      body: '{"name":"sold-out-at-order"}',
    });
    expect(chosen.status).toBe(200);
    const preview = await call(world, "POST", "/v2/taobao/cart/confirm/order", { ids: ["382"], orderAddress: address });
    expect(preview.code).toBe(200);
    await expect(orderSeeded(world)).rejects.toThrow("refused");
    expect(world.requests().at(-1)?.reason).toBe("out-of-stock");
    await orderSeeded(mock);
  });

  test("price-raised: by header, on a time line", async () => {
    await using mock = await createMock({ auth: "off" });
    const list = async (): Promise<string> =>
      (await mock.fetch("http://mock/v2/taobao/cart/list", { headers: { "x-mock-scenario": "price-raised" } })).text();
    expect(await list()).toContain('"promotionPrice":3990');
    await mock.clock.advance("6m");
    expect(await list()).toContain('"promotionPrice":4490');
    const refused = await mock.fetch("http://mock/v2/taobao/cart/list", { headers: { "x-mock-scenario": "nope" } });
    expect(refused.status).toBe(400);
    expect(((await refused.json()) as { msg: string }).msg).toContain("happy-path");
  });

  describe("on 1688", () => {
    const to = {
      cartIds: ["382"],
      addressParam: {
        fullName: "李四",
        mobile: "13800138000",
        provinceText: "浙江省",
        cityText: "杭州市",
        address: "示例路 2 号",
      },
    };

    test("price-raised: the cart shows the new price", async () => {
      await using mock = await createMock({ auth: "off", scenario: "price-raised" });
      const shirt = async (): Promise<string> =>
        JSON.stringify((await call(mock, "GET", "/v2/alibaba/cart/list")).data);
      expect(await shirt()).toContain('"price":19');
      await mock.clock.advance("6m");
      expect(await shirt()).toContain('"price":24');
    });

    test("sold-out-at-order: the preview is right, the order is refused", async () => {
      await using mock = await createMock({ auth: "off", scenario: "sold-out-at-order" });
      const preview = await call(mock, "POST", "/v2/alibaba/cart/preview/order", to);
      expect(preview.data).toMatchObject({ success: true });
      const { code } = await call(mock, "POST", "/v2/alibaba/cart/create/order", { ...to, flow: "general" });
      expect([code, mock.requests().at(-1)?.reason]).toEqual([99100, "out-of-stock"]);
    });

    test("refund-refused-then-granted: the second application of the same lines is granted", async () => {
      await using mock = await createMock({ auth: "off", scenario: "refund-refused-then-granted" });
      const application = {
        orderId: "2542285634920345678",
        orderEntryIds: ["2542285634921345678"],
        disputeRequest: "refund",
        goodsStatus: "refundWaitSellerSend",
        applyPayment: 1900,
        applyCarriage: 0,
        applyReasonId: "20021",
        description: "",
      };
      const apply = () => call(mock, "POST", "/v2/alibaba/refund/detail/create", application);
      const { refundId } = (await apply()).data;
      const status = async () => (await call(mock, "POST", "/v2/alibaba/refund/info", { refundId })).data.status;
      await mock.clock.advance("11m");
      expect(await status()).toBe("waitbuyermodify");
      expect((await apply()).data).toEqual({ refundId });
      await mock.clock.advance("11m");
      expect(await status()).toBe("refundsuccess");
    });
  });

  test("a file of your own, and mistakes in it", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "scenario-")), "own.yaml");
    writeFileSync(file, `${head}rules:\n  - { on: listTaobaoCartItems, do: { status: 503 } }\n`);
    await using mock = await createMock({ auth: "off", scenario: file });
    expect((await mock.fetch("http://mock/v2/taobao/cart/list")).status).toBe(503);
    writeFileSync(file, `${head}rules:\n  - { on: listTaobaoCart, do: reset }\n`);
    await expect(createMock({ scenario: file })).rejects.toThrow(/own\.yaml:4:7: .*did you mean "listTaobaoCartItems"/);
    await expect(createMock({ scenario: "hapy-path" })).rejects.toThrow('did you mean "happy-path"?');
    await expect(createMock({ scenario: "./none.yaml" })).rejects.toThrow("no file is named");
  });
});
