import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { ProtocolError } from "../../src/errors/errors.ts";
import { type Push, type PushEvent, PushVerificationError, parsePush } from "../../src/webhooks/index.ts";
import { anyJson, anyJsonValue } from "../support/any-json.ts";
import { share } from "../support/share.ts";
import { failure, vectors } from "./support.ts";

const parse = (envelope: unknown, options?: Parameters<typeof parsePush>[1]) =>
  parsePush(typeof envelope === "string" ? envelope : JSON.stringify(envelope), options);

describe("a push", () => {
  it.each(vectors.vectors)("is read: $event, messageBody as $messageBody", async ({ event, body }) => {
    const push = await parsePush(body);
    const { messageType, messagePlatform, timestamp } = JSON.parse(body) as Record<string, string | number>;
    expect(push).toMatchObject({
      event,
      messageType,
      platform: messagePlatform === 0 ? "taobao" : "1688",
      sentAt: new Date(Number(timestamp)),
      raw: body,
      key: `p${createHash("sha256").update(body).digest("hex")}`,
    });
    expect(push.body).toBeTypeOf("object");
  });

  it("has the same body in both forms", async () => {
    for (const event of new Set(vectors.vectors.map((vector) => vector.event))) {
      const [object, text] = vectors.vectors.filter((vector) => vector.event === event);
      const [one, other] = [await parsePush(object?.body ?? ""), await parsePush(text?.body ?? "")];
      expect(one.body).toEqual(other.body);
      expect(one.key).not.toBe(other.key);
    }
  });

  it("keeps every digit of an id, and makes every id text", async () => {
    const [, text] = vectors.vectors.filter(({ event }) => event === "1688.orderPriceModified");
    const push = await parsePush(text?.body ?? "");
    expect(push.body).toMatchObject({
      baseInfo: { id: "2059624776425891794", idOfStr: "2059624776425891794", totalAmount: 17.1 },
      productItems: [
        { productID: "743470146022", skuID: "5267318740123", subItemID: "2059624776425891795", quantity: 1 },
      ],
    });
    const body = {
      id: 1,
      ids: [2, [3]],
      order_id: 4,
      orderIds: [5],
      paid: 6,
      grid: 7,
      idle: 8,
      userID: 1.5,
      phase: 10,
      phases: 11,
      nested: { skuId: 9 },
    };
    expect(await parse({ messageType: "X", messageBody: body })).toMatchObject({
      body: {
        id: "1",
        ids: ["2", ["3"]],
        order_id: "4",
        orderIds: ["5"],
        paid: 6,
        grid: 7,
        idle: 8,
        userID: 1.5,
        phase: "10",
        phases: 11,
        nested: { skuId: "9" },
      },
    });
  });

  it("keeps the digits of long numbers in other fields, negative or in lists", async () => {
    const { body } = await parsePush(
      '{"messageBody":{"n":-2059624776425891794,"l":[ 2059624776425891795 ],"s":"2059624776425891796"}}',
    );
    expect(body).toEqual({ n: "-2059624776425891794", l: ["2059624776425891795"], s: "2059624776425891796" });
  });

  it("treats only fields named like ids as ids", async () => {
    const fields = { idsOf: 1, paidIdle: 2, orderIDsum: 3, prephase: 4, phase: 5, order_ids: [6], skuIDs: [7] };
    const { body: read } = await parse({ messageType: "T", messageBody: fields });
    expect(read).toEqual({ ...fields, phase: "5", order_ids: ["6"], skuIDs: ["7"] });
  });

  it("reads seconds and milliseconds, text and number, and nothing else", async () => {
    const at = async (timestamp: unknown) => (await parse({ timestamp })).sentAt?.getTime();
    expect(await at("1745483449000")).toBe(1_745_483_449_000);
    expect(await at(1_745_483_449_123)).toBe(1_745_483_449_123);
    expect(await at("1745483449")).toBe(1_745_483_449_000);
    expect(await at(1_745_483_449)).toBe(1_745_483_449_000);
    for (const other of [undefined, null, "", "yesterday", 1, "17454834490", [], {}, "01745483449000"])
      expect(await at(other)).toBeUndefined();
  });

  it("may begin with a byte order mark, which stays in raw", async () => {
    const push = await parsePush('\ufeff{"messageType":"T"}');
    expect(push).toMatchObject({ messageType: "T", raw: '\ufeff{"messageType":"T"}' });
  });

  it("has another key for every other body: prices that go back are not lost", async () => {
    const price = (fee: number, timestamp: string) =>
      parse({ messageType: "T", messageBody: { fee }, timestamp }).then(({ key }) => key);
    const all = [await price(1, "1745483449000"), await price(2, "1745483450000"), await price(1, "1745483451000")];
    expect(new Set(all).size).toBe(3);
    expect(all[0]).toBe(await price(1, "1745483449000"));
    expect(all[0]).toMatch(/^p[\da-f]{64}$/);
  });

  it("does not touch a prototype", async () => {
    const { body } = await parsePush('{"messageBody":{"__proto__":{"id":7}}}');
    expect(Object.keys(body as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).id).toBeUndefined();
  });
});

describe("the event", () => {
  const T = "TAOBAO_ORDER_BUYER_VIEW_ORDER";
  const A = "1688_ORDER_BUYER_VIEW";
  it.each<[object, PushEvent | "unknown"]>([
    // The documented types, regardless of what else the push says.
    [
      { messageType: `${T}_PRICE_MODIFY`, messagePlatform: 1, messageBody: { refundId: "1" } },
      "taobao.orderPriceModified",
    ],
    [{ messageType: `${A}_ORDER_PRICE_MODIFY`, messagePlatform: 0 }, "1688.orderPriceModified"],
    // By the words of the type.
    [{ messageType: `${T}_STATUS_MODIFY` }, "taobao.orderStatusModified"],
    [{ messageType: "TAOBAO_ORDER_STATUS_MODIFY" }, "taobao.orderStatusModified"],
    [{ messageType: `${T}_BUYER_REFUND` }, "taobao.orderRefund"],
    [{ messageType: `${A}_ORDER_PAY` }, "1688.orderStatusModified"],
    [{ messageType: `${A}_ANNOUNCE_SENDGOODS` }, "1688.orderStatusModified"],
    [{ messageType: `${A}_ORDER_BUYER_REFUND_IN_SALES` }, "1688.orderRefund"],
    [{ messageType: `${A}_ORDER_REFUND_AFTER_SALES` }, "1688.orderRefund"],
    [{ messageType: "ORDER_STEP_PRICE", messagePlatform: 1 }, "1688.orderPriceModified"],
    [{ messageType: "order_cancel", messagePlatform: "0" }, "taobao.orderStatusModified"],
    [{ messageType: `${A}_ORDER_PAY`, messagePlatform: 0 }, "taobao.orderStatusModified"],
    [{ messageType: `${A}_ORDER_PAY`, messagePlatform: 7 }, "1688.orderStatusModified"],
    [{ messageType: "ORDER_PAY_SUCCESS", messageBody: { orderId: "1" } }, "1688.orderStatusModified"],
    // By the body.
    [{ messagePlatform: 0, messageBody: { refundId: 1, subOrders: [] } }, "taobao.orderRefund"],
    [{ messagePlatform: 1, messageBody: { refund_id: "TQ1" } }, "1688.orderRefund"],
    [{ messageType: null, messageBody: { purchaseOrderPriceDTO: {} } }, "taobao.orderPriceModified"],
    [{ messageType: 7, messageBody: { subOrders: [] } }, "taobao.orderPriceModified"],
    [{ messageBody: { salesOrderId: "1", status: "TRADE_CLOSED" } }, "taobao.orderStatusModified"],
    [{ messageBody: { purchase_id: "1", status: "TRADE_CLOSED" } }, "taobao.orderStatusModified"],
    [{ messageBody: { orderId: 1, currentStatus: "success" } }, "1688.orderStatusModified"],
    [{ messageBody: { baseInfo: { status: "success" } } }, "1688.orderStatusModified"],
    [{ messageBody: '{"buyerMemberId":"b2b-1","refundId":"TQ1"}' }, "1688.orderRefund"],
    // By nothing.
    [{ messageType: "ORDER_CREATE" }, "unknown"],
    [{ messageBody: { refundId: "1" } }, "unknown"],
    [{ messageBody: { status: "x" } }, "unknown"],
    [{ messageType: "1688_PRODUCT_EXPIRED", messagePlatform: 1 }, "unknown"],
    [{ messageType: "constructor", messagePlatform: 0 }, "unknown"],
    [{ messagePlatform: 0, messageBody: { refundId: null, status: null } }, "unknown"],
    [{}, "unknown"],
  ])("of %j is %s", async (envelope, event) => {
    expect((await parse(envelope)).event).toBe(event);
  });

  it("can be named by the user, who comes first", async () => {
    const events = { TAOBAO_TRADE: "taobao.orderStatusModified", [`${T}_PRICE_MODIFY`]: "unknown" } as const;
    expect(await parse({ messageType: "TAOBAO_TRADE" }, { events })).toMatchObject({
      event: "taobao.orderStatusModified",
    });
    expect(await parse({ messageType: `${T}_PRICE_MODIFY` }, { events })).toMatchObject({ event: "unknown" });
    expect(await parse({ messageType: "toString" }, { events })).toMatchObject({ event: "unknown" });
  });

  it("says the platform by its number, else by the beginning of the type", async () => {
    const platform = async (envelope: object) => (await parse(envelope)).platform;
    expect(await platform({ messagePlatform: 0 })).toBe("taobao");
    expect(await platform({ messagePlatform: "1" })).toBe("1688");
    expect(await platform({ messagePlatform: 2, messageType: "TAOBAO_X" })).toBe("taobao");
    expect(await platform({ messagePlatform: null, messageType: "1688_X" })).toBe("1688");
    for (const other of [{}, { messagePlatform: 10 }, { messagePlatform: true }, { messageType: "X_TAOBAO_1688_" }])
      expect(await platform(other)).toBeUndefined();
  });

  it("tells the bodies apart in the types", () => {
    const name = (push: Push) => {
      if (push.event === "unknown") expectTypeOf(push.body).toEqualTypeOf<unknown>();
      else expectTypeOf(push.body).toExtend<object>();
    };
    expectTypeOf(name).parameter(0).toEqualTypeOf<Push>();
    expectTypeOf<Push["event"]>().toEqualTypeOf<PushEvent | "unknown">();
  });
});

describe("an unknown push", () => {
  it("passes: types, fields, platforms, bodies of any kind", async () => {
    const envelope = {
      messageType: "A_TYPE_OF_NEXT_YEAR",
      messageBody: { a: { b: [1] } },
      messagePlatform: 9,
      more: true,
    };
    expect(await parse(envelope)).toMatchObject({ event: "unknown", body: { a: { b: [1] } }, platform: undefined });
    for (const [messageBody, body] of [
      [
        [1, 2],
        [1, 2],
      ],
      [7, 7],
      [true, true],
      ["plain text", "plain text"],
      ["{broken", "{broken"],
      ["[1]", [1]],
      ["", {}],
      [null, {}],
    ])
      expect(await parse({ messageType: "X", messageBody })).toMatchObject({ event: "unknown", body });
  });

  it("passes where fields are objects that cannot be turned into text", async () => {
    const odd = { toString: null };
    const push = await parse({ messageType: odd, messagePlatform: odd, timestamp: odd, messageBody: odd });
    expect(push).toMatchObject({ event: "unknown", messageType: undefined, platform: undefined, sentAt: undefined });
  });

  it("has every field that a known event needs", async () => {
    for (const messageBody of [undefined, null, "", {}, "{}"])
      expect(await parse({ messageType: "1688_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY", messageBody })).toMatchObject({
        event: "1688.orderPriceModified",
        body: {},
      });
  });
});

describe("a malformed push", () => {
  it.each(["", " ", "nonsense", "{", "[]", "null", "7", '"text"', '{"a":1}{', "\u0000", "\ufeff"])(
    "is refused, and not shown: %j",
    async (text) => {
      const error = await failure(parsePush(text));
      expect(error).toBeInstanceOf(ProtocolError);
      expect(error).toMatchObject({
        message: "The push is not UTF-8 or not a JSON object",
        hint: expect.stringMatching(/raw bytes/),
      });
    },
  );

  it.each(["{broken", [1], 7, "text", "7"])("is refused as the body of a known event: %j", async (messageBody) => {
    const error = await failure(parse({ messageType: "TAOBAO_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY", messageBody }));
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({ message: expect.stringMatching(/^messageBody of taobao.orderPriceModified/) });
  });

  it("is refused when it is not UTF-8", async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('{"a":"'), 0xff, ...new TextEncoder().encode('"}')]);
    expect(await failure(parsePush(bytes))).toBeInstanceOf(ProtocolError);
  });

  it("is refused when it is nested too deeply to be read", async () => {
    const deep = `{"messageBody":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
    expect(await failure(parsePush(deep))).toBeInstanceOf(ProtocolError);
  });

  it("is refused when a framework has parsed it", async () => {
    expect(await failure(parsePush({ messageType: "T" } as unknown as string))).toBeInstanceOf(PushVerificationError);
  });

  it("never throws anything but its own errors", async () => {
    const known = fc.constantFrom("TAOBAO_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY", "1688_ORDER_PAY", "REFUND", "x");
    const envelope = fc.record(
      {
        messageType: fc.oneof(known, anyJsonValue()),
        messageBody: fc.oneof(anyJson(), anyJsonValue()),
        messagePlatform: anyJsonValue(),
        timestamp: anyJsonValue(),
      },
      { requiredKeys: [] },
    );
    const any = fc.oneof(
      envelope.map((value) => JSON.stringify(value)),
      anyJson(),
      fc.string({ unit: "binary" }),
      fc.uint8Array(),
    );
    await fc.assert(
      fc.asyncProperty(any, async (body) => {
        const result = await parsePush(body).catch((error: unknown) => error);
        if (!(result instanceof ProtocolError))
          expect(result).toMatchObject({ key: expect.stringMatching(/^p[\da-f]{64}$/) });
      }),
      { numRuns: share(2000) },
    );
  }, 60_000);
});
