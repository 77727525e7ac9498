import { describe, expect, it } from "vitest";
import { actsOf } from "../../../src/state/acts/acts.ts";
import { AnswerSchemas } from "../../support/answer-schemas.ts";
import { call, testWorld } from "../../support/test-world.ts";

const schemas = new AnswerSchemas();
const UNPAID = "2542285634930345679";

describe("pushes of 1688", () => {
  it("tell a new state with the ids of buyer and seller, in the documented envelope", () => {
    const [push] = actsOf(testWorld()).buyer.pay(UNPAID).pushes;
    expect(push?.body).toEqual({
      messageType: "1688_ORDER_BUYER_VIEW_ORDER_STATUS_MODIFY",
      messageBody: {
        orderId: UNPAID,
        currentStatus: "waitsellersend",
        msgSendTime: "2026-03-02 10:00:00",
        buyerMemberId: "b2b-2100000000000",
        sellerMemberId: "b2b-2208000000002",
      },
      messagePlatform: 1,
      timestamp: "1772416800000",
    });
    expect(schemas.problems("1688.orderStatusModified", push?.body)).toEqual([]);
  });

  it("carry the whole order after a change of price, and with a switch after every change", () => {
    const [price] = actsOf(testWorld()).seller.changePrice(UNPAID, { postageFen: 1200 }).pushes;
    expect(price?.body).toMatchObject({ messageBody: { baseInfo: { shippingFee: 12, totalAmount: 48 } } });
    expect(schemas.problems("1688.orderPriceModified", price?.body)).toEqual([]);
    const [whole] = actsOf(testWorld({ switches: { pushStatus: "whole" } })).buyer.pay(UNPAID).pushes;
    expect(whole?.body).toMatchObject({
      messageBody: { currentStatus: "waitsellersend", baseInfo: { totalAmount: 44 } },
    });
  });

  it("take other names where the rules give them", () => {
    const messageTypes = { "1688_ORDER_BUYER_VIEW_ORDER_STATUS_MODIFY": "1688_ORDER_BUYER_VIEW_ORDER_PAY" };
    const [push] = actsOf(testWorld({ messageTypes })).buyer.pay(UNPAID).pushes;
    expect(push?.body.messageType).toBe("1688_ORDER_BUYER_VIEW_ORDER_PAY");
  });

  it("stay away when nothing but a message was added to a case", () => {
    const world = testWorld();
    expect(actsOf(world).seller.say("TQ36712345678901577", "亲，请提供照片").pushes).toEqual([]);
    expect(call(world, "get1688Refund", { refundId: "TQ36712345678901577" }).pushes).toEqual([]);
  });
});
