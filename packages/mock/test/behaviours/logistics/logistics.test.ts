import { describe, expect, it } from "vitest";
import { actsOf } from "../../../src/state/acts/acts.ts";
import { advanceTo } from "../../../src/state/run.ts";
import { AnswerSchemas } from "../../support/answer-schemas.ts";
import { call, dataOf, reasonOf, testWorld } from "../../support/test-world.ts";

const PERSON = {
  name: "李四",
  province: "浙江省",
  city: "杭州市",
  district: "西湖区",
  address: "示例路 2 号",
  phone: "13800138000",
};
const ITEM = { itemId: "2048232789087639", skuId: "4970432383383", quantity: 1, currency: "CNY", price: "3990" };
const LINES = [
  {
    itemId: "2048020617114736",
    skuId: "413185732720",
    quantity: 1,
    freightInfo: { serviceId: "1", companyName: "", serviceCategory: "" },
  },
  { ...ITEM, quantity: 2, freightInfo: { serviceId: "2", companyName: "", serviceCategory: "" } },
];
const WAYBILLS = {
  logisticInfos: [
    { lineItem: ITEM, logisticNumer: "FARJP2408000013YQ", domesticLogisticInfo: [{ logisticNumer: "SF1" }] },
  ],
};
const to = (country: string) => ({
  receiverAddress: { country, name: "Li Si", address: "Example Street 2", zip: "10001" },
});

describe("saved addresses", () => {
  it("are added, changed and listed, the oldest first", () => {
    const world = testWorld();
    expect(dataOf(world, "getUserAddress")).toHaveLength(1);
    expect(dataOf(world, "saveUserAddress", PERSON)).toBeUndefined();
    const [seeded, added] = dataOf(world, "getUserAddress");
    expect(seeded).toMatchObject({ id: "1232730479761817001", address: "文三路 1 号" });
    expect(added).toEqual({ id: expect.stringMatching(/^\d{19}$/), ...PERSON });
    dataOf(world, "saveUserAddress", { id: added.id, address: "示例路 3 号" });
    expect(dataOf(world, "getUserAddress")[1]).toEqual({ ...added, address: "示例路 3 号" });
    dataOf(world, "saveUserAddress", PERSON);
    expect(dataOf(world, "getUserAddress")).toHaveLength(3);
  });

  it("are refused when a field is missing, or the id is unknown", () => {
    const world = testWorld();
    for (const name of ["name", "province", "city", "address", "phone"]) {
      const outcome = call(world, "saveUserAddress", { ...PERSON, [name]: " " });
      expect(outcome.ok ? "" : outcome.refusal.reason).toBe(name === "phone" ? "phone-missing" : "address-incomplete");
      expect(outcome.ok ? "" : outcome.refusal.text.en).toContain(`${name} is missing`);
    }
    expect(reasonOf(world, "saveUserAddress", { ...PERSON, id: "1" })).toBe("address-unknown");
    expect(dataOf(world, "getUserAddress")).toHaveLength(1);
  });
});

describe("freight abroad", () => {
  it("is estimated per service that goes to the country, by weight", () => {
    const world = testWorld();
    const prices = (input: object): Record<string, number> =>
      Object.fromEntries(
        dataOf(world, "estimateOverseasFreight", { ...ITEM, ...input }).map((quote: Record<string, string>) => [
          quote.serviceId,
          Number(quote.price),
        ]),
      );
    expect(Object.keys(prices(to("US")))).toEqual(["1", "2", "3"]);
    expect(Object.keys(prices(to("CN")))).toEqual(["1", "2", "4"]);
    expect(prices({ receiverAddress: { country: "中国" } })).toEqual(prices({ receiverAddress: {} }));
    expect(prices({ ...to("US"), quantity: 100 })["1"]).toBeGreaterThan(prices(to("US"))["1"] ?? 0);
    expect(reasonOf(world, "estimateOverseasFreight", { ...ITEM, ...to("AQ") })).toBe("no-service");
    expect(reasonOf(world, "estimateOverseasFreight", { ...ITEM, ...to("US"), skuId: "1" })).toBe("sku-unknown");
    expect(reasonOf(world, "estimateOverseasFreight", { ...ITEM, ...to("US"), quantity: 0 })).toBe("quantity-invalid");
  });

  it("is previewed, booked once, and told the domestic parcels", () => {
    const world = testWorld();
    const preview = dataOf(world, "previewOrderFreight", { ...to("US"), renderItems: LINES });
    expect(preview.renderId).toBe("FF2026030200008");
    expect(preview.mockServices.map(({ serviceId }: { serviceId: string }) => serviceId)).toEqual(["1", "2", "3"]);
    expect(dataOf(world, "previewOrderFreight", { ...to("US"), renderItems: LINES }).renderId).toBe("FF2026030200009");
    const booked = dataOf(world, "createInternationalLogisticsOrder", {
      renderId: preview.renderId,
      tmallOrderInfo: { tmallOrderId: "T-1" },
      remark: "fragile",
    });
    expect(booked).toEqual({ mockNumber: "FARUS2603000014YQ" });
    expect(reasonOf(world, "createInternationalLogisticsOrder", { renderId: preview.renderId })).toBe(
      "preview-expired",
    );
    const parcel = (number: string) => ({
      lineItem: LINES[0],
      logisticNumer: booked.mockNumber,
      domesticLogisticInfo: [{ logisticNumer: number, logisticCompanyName: "顺丰", rtsTime: "1754342534" }],
    });
    expect(
      dataOf(world, "updateDomesticLogistics", { tmallOrderId: "T-1", logisticInfos: [parcel("SF1")] }),
    ).toBeNull();
    dataOf(world, "updateDomesticLogistics", { tmallOrderId: "T-1", logisticInfos: [parcel("SF2")] });
    const [order] = world.freightOrders.values();
    expect(order).toMatchObject({
      state: "domestic-known",
      remark: "fragile",
      tmallOrderId: "T-1",
      domestic: [{ number: booked.mockNumber, parcels: [{ number: "SF2" }] }],
    });
    expect(order?.domestic).toHaveLength(1);
  });

  it("is booked from the seed's preview, and from lines without a preview", () => {
    const world = testWorld();
    expect(reasonOf(world, "createInternationalLogisticsOrder", { renderId: "FF2024080200007" })).toBe("accepted");
    expect(reasonOf(world, "createInternationalLogisticsOrder", { ...to("JP"), lineItems: LINES })).toBe("accepted");
    expect(reasonOf(world, "createInternationalLogisticsOrder", to("JP"))).toBe("lines-empty");
    expect(reasonOf(world, "createInternationalLogisticsOrder", { renderId: "FF1" })).toBe("preview-expired");
  });

  it("has previews that expire on the world's clock", () => {
    const world = testWorld();
    const { renderId } = dataOf(world, "previewOrderFreight", { ...to("US"), renderItems: LINES });
    advanceTo(world, world.now + 30 * 60_000 + 1);
    expect(reasonOf(world, "createInternationalLogisticsOrder", { renderId })).toBe("preview-expired");
  });

  it("refuses services that do not go there, empty previews and unknown orders", () => {
    const world = testWorld();
    expect(reasonOf(world, "previewOrderFreight", { ...to("RU"), renderItems: LINES })).toBe("no-service");
    expect(reasonOf(world, "previewOrderFreight", to("US"))).toBe("lines-empty");
    expect(reasonOf(world, "updateDomesticLogistics", { orderId: "21", tmallOrderId: "12345667", ...WAYBILLS })).toBe(
      "order-unknown",
    );
  });

  it("is booked as it was previewed: lines and country must be the same, services and address may be chosen", () => {
    const world = testWorld();
    const { renderId } = dataOf(world, "previewOrderFreight", { ...to("US"), renderItems: LINES });
    const refused = (input: object): string =>
      reasonOf(world, "createInternationalLogisticsOrder", { renderId, ...input });
    expect(refused({ lineItems: [LINES[0]] })).toBe("preview-expired");
    expect(refused({ lineItems: [LINES[0], { ...LINES[1], quantity: 3 }] })).toBe("preview-expired");
    expect(refused({ lineItems: [...LINES, LINES[0]] })).toBe("preview-expired");
    expect(refused({ lineItems: [LINES[0], { ...LINES[1], quantity: 0 }] })).toBe("quantity-invalid");
    expect(refused({ lineItems: [{ ...LINES[0], itemId: "1" }] })).toBe("sku-unknown");
    expect(refused({ lineItems: [LINES[1], { ...LINES[0], freightInfo: { serviceId: "4" } }] })).toBe("no-service");
    expect(refused(to("JP"))).toBe("preview-expired");
    expect(
      refused({
        lineItems: [LINES[1], { ...LINES[0], quantity: null, freightInfo: { serviceId: "3" } }],
        receiverAddress: { address: "Example Street 3" },
      }),
    ).toBe("accepted");
    const [order] = world.freightOrders.values();
    expect(order).toMatchObject({
      lines: [
        { itemId: LINES[0]?.itemId, quantity: 1, serviceId: "3" },
        { itemId: ITEM.itemId, quantity: 2, serviceId: "2" },
      ],
      receiver: { country: "US", name: "Li Si", street: "Example Street 3", zip: "10001" },
    });
  });

  it("needs to know where to", () => {
    const world = testWorld();
    const { renderId } = dataOf(world, "previewOrderFreight", {
      receiverAddress: { country: "JP" },
      renderItems: LINES,
    });
    expect(reasonOf(world, "createInternationalLogisticsOrder", { renderId })).toBe("address-incomplete");
    expect(reasonOf(world, "createInternationalLogisticsOrder", { lineItems: LINES })).toBe("address-incomplete");
    expect(reasonOf(world, "createInternationalLogisticsOrder", { ...to("AQ"), lineItems: LINES })).toBe("no-service");
    expect(reasonOf(world, "createInternationalLogisticsOrder", { renderId, ...to("JP") })).toBe("accepted");
  });

  it("keeps the waybills of an order with it until it is booked, under any id of the order", () => {
    const world = testWorld();
    const ids = { orderId: "1232730479761801257", tmallOrderId: "2541753627432400493" };
    expect(dataOf(world, "updateDomesticLogistics", { ...ids, ...WAYBILLS })).toBeNull();
    dataOf(world, "createInternationalLogisticsOrder", {
      ...to("JP"),
      lineItems: LINES,
      tmallOrderInfo: { tmallOrderId: ids.tmallOrderId },
    });
    const booking = () => world.freightOrders.values()[0];
    expect(booking()).toMatchObject({ state: "domestic-known", domestic: [{ parcels: [{ number: "SF1" }] }] });
    const [info] = WAYBILLS.logisticInfos;
    const again = { ...info, domesticLogisticInfo: [{ logisticNumer: "YT2" }] };
    dataOf(world, "updateDomesticLogistics", { orderId: ids.orderId, logisticInfos: [again] });
    expect(booking()?.domestic).toMatchObject([{ parcels: [{ number: "YT2" }] }]);
  });

  it("does not take waybills of nothing, nor once all has left for abroad", () => {
    const world = testWorld();
    const orderId = "1232730479761801257";
    const [info] = WAYBILLS.logisticInfos;
    const refused = (logisticInfos: unknown): string =>
      reasonOf(world, "updateDomesticLogistics", { orderId, logisticInfos });
    expect(refused([])).toBe("lines-empty");
    expect(refused(undefined)).toBe("lines-empty");
    expect(refused([{}])).toBe("sku-unknown");
    expect(refused([{ ...info, lineItem: { ...ITEM, quantity: -1 } }])).toBe("quantity-invalid");
    expect(refused([{ ...info, domesticLogisticInfo: [] }])).toBe("waybill-missing");
    expect(refused([{ ...info, domesticLogisticInfo: [{ logisticCompanyName: "顺丰" }] }])).toBe("waybill-missing");
    expect(
      reasonOf(world, "updateDomesticLogistics", { orderId, tmallOrderId: "2542285634920345678", ...WAYBILLS }),
    ).toBe("order-unknown");
    const { mockNumber } = dataOf(world, "createInternationalLogisticsOrder", { ...to("JP"), lineItems: LINES });
    const state = () => world.freightOrders.find(mockNumber)?.state;
    const { warehouse } = actsOf(world);
    warehouse.arrive(mockNumber);
    dataOf(world, "updateDomesticLogistics", { orderId: mockNumber, ...WAYBILLS });
    expect(state()).toBe("at-warehouse");
    warehouse.send(mockNumber);
    expect(reasonOf(world, "updateDomesticLogistics", { orderId: mockNumber, ...WAYBILLS })).toBe("order-state");
    expect(state()).toBe("sent");
  });

  it("answers as the description allows", () => {
    const schemas = new AnswerSchemas();
    const world = testWorld();
    const answers: readonly (readonly [string, object])[] = [
      ["getUserAddress", {}],
      ["estimateOverseasFreight", { ...ITEM, ...to("US") }],
      ["previewOrderFreight", { ...to("US"), renderItems: LINES }],
      ["createInternationalLogisticsOrder", { renderId: "FF2024080200007" }],
      ["updateDomesticLogistics", { orderId: "2542285634920345678", ...WAYBILLS }],
    ];
    for (const [name, input] of answers) {
      const data = dataOf(world, name, { ...input });
      expect(schemas.problems(name, { requestId: "1", code: 200, developId: "1", msg: "成功", data })).toEqual([]);
    }
    expect(schemas.problems("saveUserAddress", { code: 200, msg: "成功" })).toEqual([]);
  });
});
