import { credentials } from "@pandapon/testkit/credentials";
import { expect, expectTypeOf, it } from "vitest";
import {
  createPushReceiver,
  type Push,
  type PushOf,
  parsePush,
  signPush,
  type TaobaoOrderPriceModifiedBody,
  type TaobaoOrderRefundBody,
  type TaobaoOrderStatusModifiedBody,
} from "../src/index.ts";

const keys = { accessKey: credentials.accessKey, secret: credentials.accessSecret };
const body = JSON.stringify({
  messageType: "TAOBAO_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY",
  messageBody: { salesOrderId: "2541753627432451492", purchaseOrderPriceDTO: { purchaseTotalFee: 3500 } },
  messagePlatform: 0,
  timestamp: "1745483449000",
});

it("receives pushes with typed bodies", async () => {
  const fees: (number | undefined)[] = [];
  const receiver = createPushReceiver({
    accessKey: keys.accessKey,
    secrets: keys.secret,
    accept: (push) => {
      if (push.event === "taobao.orderPriceModified") fees.push(push.body.purchaseOrderPriceDTO?.purchaseTotalFee);
    },
  });
  const authorization = await signPush(body, keys);
  expect(await receiver.receive({ body, authorization })).toMatchObject({ status: 200, reason: "accepted" });
  expect(fees).toEqual([3500]);
});

it("types the pushes of Taobao, and leaves those of 1688 open", async () => {
  expectTypeOf<PushOf<"taobao.orderPriceModified">["body"]>().toEqualTypeOf<TaobaoOrderPriceModifiedBody>();
  expectTypeOf<PushOf<"taobao.orderStatusModified">["body"]>().toEqualTypeOf<TaobaoOrderStatusModifiedBody>();
  expectTypeOf<PushOf<"taobao.orderRefund">["body"]>().toEqualTypeOf<TaobaoOrderRefundBody>();
  expectTypeOf<PushOf<"1688.orderRefund">["body"]>().toEqualTypeOf<Readonly<Record<string, unknown>>>();
  expectTypeOf(await parsePush(body)).toEqualTypeOf<Push>();
});
