import { parseLossless } from "@pandapon/core";
import type { PushRecord } from "../pushes/push-record.ts";
import type { Text } from "../refusals/text.ts";

const EVENTS: Readonly<Record<string, Text>> = {
  status: { en: "order {order} is {state}", zh: "订单 {order} 状态为 {state}" },
  price: { en: "the price of order {order} changed", zh: "订单 {order} 改价" },
  refund: { en: "case {refund} of order {order} is {state}", zh: "订单 {order} 的逆向单 {refund} 状态为 {state}" },
  raw: { en: "a body of your own", zh: "自定义消息体" },
};

/** What a push tells, in one line: of which order, and what has become of it. */
export function pushText({ event, orderId = "", refundId, rawBody, byHand }: PushRecord): Text {
  const { en, zh } = EVENTS[event] ?? { en: event, zh: event };
  const body = messageOf(rawBody);
  const state = ["status", "currentStatus", "refundStatus"].map((name) => body[name]).find(isText);
  const refund = refundId ?? (isText(body.refundId) ? body.refundId : "");
  const filled = (text: string): string =>
    text
      .replace("{order}", orderId)
      .replace("{refund}", refund)
      .replace("{state}", state ?? "?")
      .replaceAll(/ {2,}/g, " ");
  return { en: `${filled(en)}${byHand ? ", by hand" : ""}`, zh: `${filled(zh)}${byHand ? "，手动" : ""}` };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** `messageBody`, in either form; empty for a body that is not a push. */
function messageOf(rawBody: string): Readonly<Record<string, unknown>> {
  try {
    const { messageBody } = parseLossless(rawBody) as { readonly messageBody?: unknown };
    const message: unknown = typeof messageBody === "string" ? parseLossless(messageBody) : messageBody;
    return typeof message === "object" && message !== null ? (message as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
