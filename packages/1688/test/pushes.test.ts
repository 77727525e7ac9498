import { credentials } from "@pandapon/testkit/credentials";
import { expect, expectTypeOf, it } from "vitest";
import {
  type AlibabaOrderRefundBody,
  type AlibabaOrderStatusModifiedBody,
  type AlibabaTradeInfo,
  createPushReceiver,
  type PushOf,
  signPush,
} from "../src/index.ts";

const keys = { accessKey: credentials.accessKey, secret: credentials.accessSecret };

it("receives pushes with typed bodies and all digits of their ids", async () => {
  const ids: (string | null | undefined)[] = [];
  const receiver = createPushReceiver({
    accessKey: keys.accessKey,
    secrets: keys.secret,
    accept: (push) => {
      if (push.event === "1688.orderStatusModified") ids.push(push.body.orderId);
    },
  });
  const body = '{"messageType":"1688_ORDER_BUYER_VIEW_ORDER_PAY","messageBody":{"orderId":2059624776425891794}}';
  const authorization = await signPush(body, keys);
  expect(await receiver.receive({ body, authorization })).toMatchObject({ status: 200 });
  expect(ids).toEqual(["2059624776425891794"]);
});

it("types the pushes of 1688, and leaves those of Taobao open", () => {
  expectTypeOf<PushOf<"1688.orderPriceModified">["body"]>().toEqualTypeOf<AlibabaTradeInfo>();
  expectTypeOf<PushOf<"1688.orderStatusModified">["body"]>().toEqualTypeOf<AlibabaOrderStatusModifiedBody>();
  expectTypeOf<PushOf<"1688.orderRefund">["body"]>().toEqualTypeOf<AlibabaOrderRefundBody>();
  expectTypeOf<PushOf<"taobao.orderRefund">["body"]>().toEqualTypeOf<Readonly<Record<string, unknown>>>();
});
