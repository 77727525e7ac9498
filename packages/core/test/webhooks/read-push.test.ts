import { describe, expect, it } from "vitest";
import { parsePush } from "../../src/webhooks/index.ts";

const parse = (envelope: object | string) =>
  parsePush(typeof envelope === "string" ? envelope : JSON.stringify(envelope));
const bodyOf = async (envelope: object | string) => (await parse(envelope)).body;

describe("a long number", () => {
  const long = "2059624776425891794";

  it.each([
    ["the whole body", { messageBody: long }, long],
    ["the whole body, below zero", { messageBody: `-${long}` }, `-${long}`],
    ["the first of a list as text", { messageBody: `[${long}]` }, [long]],
    ["a field of JSON text", { messageBody: `{"n":${long}}` }, { n: long }],
    ["a field after a space", `{"messageBody":{"n": ${long}}}`, { n: long }],
  ])("keeps its digits as %s", async (_, envelope, body) => {
    expect(await bodyOf(envelope)).toEqual(body);
  });

  it("keeps its digits from the sixteenth on; below, it is the number that it was", async () => {
    expect(await bodyOf('{"messageBody":{"n":9007199254740993,"m":900719925474099}}')).toEqual({
      n: "9007199254740993",
      m: 900719925474099,
    });
  });

  it("stays unchanged within text", async () => {
    const text = `no ${long}, "${long}"`;
    expect(await bodyOf({ messageBody: { text } })).toEqual({ text });
  });
});

describe("an id", () => {
  it("is text by its whole name only: a number of another field stays a number", async () => {
    const fields = { Idle: 1, identity: 2, valid: 3, phased: 4, emphase: 5, idsum: 6, skuIds2: 7 };
    expect(await bodyOf({ messageBody: fields })).toEqual(fields);
  });

  it("is text in each form of its name", async () => {
    expect(await bodyOf({ messageBody: { id: 1, ids: [2], sku_id: 3, sku_ids: [4], skuId: 5, skuIDs: [6] } })).toEqual({
      id: "1",
      ids: ["2"],
      sku_id: "3",
      sku_ids: ["4"],
      skuId: "5",
      skuIDs: ["6"],
    });
  });

  it("stays unchanged if it is null, true or a fraction", async () => {
    const fields = { id: null, orderId: true, skuId: 1.5 };
    expect(await bodyOf({ messageBody: fields })).toEqual(fields);
  });
});

describe("the type of a price change", () => {
  const eventOf = async (messageType: string) =>
    (await parse({ messageType, messageBody: { any: "field" }, messagePlatform: 0 })).event;

  it("says the marketplace itself, in either case", async () => {
    expect(await eventOf("1688_order_buyer_view_order_price_modify")).toBe("1688.orderPriceModified");
    expect(await eventOf("TAOBAO_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY")).toBe("taobao.orderPriceModified");
  });

  it("with more before or after it is another type, of the platform that the push names", async () => {
    expect(await eventOf("X_1688_order_buyer_view_order_price_modify")).toBe("taobao.orderPriceModified");
    expect(await eventOf("1688_order_buyer_view_order_price_modify_2")).toBe("taobao.orderPriceModified");
  });
});

describe("a byte order mark", () => {
  it("is dropped where it begins the JSON, and kept within a text", async () => {
    expect(await bodyOf('\ufeff{"messageBody":{"text":"a\ufeffb"}}')).toEqual({ text: "a\ufeffb" });
    expect(await bodyOf('{"messageBody":{"text":"\ufeff"}}')).toEqual({ text: "\ufeff" });
  });
});

it("has no platform if neither number nor type shows it", async () => {
  for (const messagePlatform of [null, undefined, {}, [], 2, "", "taobao"])
    expect(await parse({ messageType: "T", messageBody: "text", messagePlatform })).toMatchObject({
      platform: undefined,
      event: "unknown",
      body: "text",
    });
});
