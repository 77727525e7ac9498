import type { PushEvent, PushPlatform } from "./push.ts";

type Change = "orderRefund" | "orderPriceModified" | "orderStatusModified";
type Fields = Readonly<Record<string, unknown>>;

/**
 * Judges by the words of the type first, then by the fields of the body. All of this is inferred: these types are not documented.
 */
export function inferEvent(type: string, platform: PushPlatform | undefined, body: unknown): PushEvent | "unknown" {
  const fields = (typeof body === "object" && body !== null ? body : {}) as Fields;
  const change = changeInType(type) ?? changeInBody(fields);
  const market = platform ?? platformInBody(fields);
  return market && change ? `${market}.${change}` : "unknown";
}

function changeInType(type: string): Change | undefined {
  if (/REFUND/i.test(type)) return "orderRefund";
  if (/PRICE/i.test(type)) return "orderPriceModified";
  return /ORDER/i.test(type) ? "orderStatusModified" : undefined;
}

function changeInBody(fields: Fields): Change | undefined {
  if (has(fields, "refundId", "refund_id")) return "orderRefund";
  if (has(fields, "purchaseOrderPriceDTO", "subOrders")) return "orderPriceModified";
  return has(fields, "currentStatus", "status", "baseInfo") ? "orderStatusModified" : undefined;
}

/** Tells the marketplaces apart by fields that only one of them has. */
function platformInBody(fields: Fields): PushPlatform | undefined {
  if (has(fields, "purchaseOrderPriceDTO", "subOrders", "salesOrderId", "purchaseId", "purchase_id")) return "taobao";
  return has(fields, "baseInfo", "orderId", "currentStatus", "buyerMemberId") ? "1688" : undefined;
}

const has = (fields: Fields, ...names: readonly string[]): boolean => names.some((name) => fields[name] != null);
