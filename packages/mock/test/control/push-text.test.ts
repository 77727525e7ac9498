import { expect, test } from "vitest";
import { pushText } from "../../src/control/push-text.ts";
import type { PushRecord } from "../../src/pushes/push-record.ts";

const push = (part: Partial<PushRecord>): PushRecord => ({
  id: "1",
  at: 0,
  event: "status",
  orderId: "12",
  byHand: false,
  rawBody: "{}",
  authorization: "",
  state: "recorded",
  attempts: [],
  ...part,
});

test("says which order, and what it is now, in both forms of the body", () => {
  const message = { status: "WAIT_SELLER_SEND_GOODS" };
  for (const messageBody of [message, JSON.stringify(message)]) {
    expect(pushText(push({ rawBody: JSON.stringify({ messageBody }) }))).toEqual({
      en: "order 12 is WAIT_SELLER_SEND_GOODS",
      zh: "订单 12 状态为 WAIT_SELLER_SEND_GOODS",
    });
  }
});

test("says which case of which order, with ids in full", () => {
  const rawBody = '{"messageBody":{"refundId":1232730479761801259,"currentStatus":"refundsuccess"}}';
  expect(pushText(push({ event: "refund", rawBody, byHand: true })).en).toBe(
    "case 1232730479761801259 of order 12 is refundsuccess, by hand",
  );
});

test("a body that is not a push is reported in words", () => {
  expect(pushText(push({ event: "raw", rawBody: "not JSON" })).en).toBe("a body of your own");
  expect(pushText(push({ rawBody: "[" })).en).toBe("order 12 is ?");
});
