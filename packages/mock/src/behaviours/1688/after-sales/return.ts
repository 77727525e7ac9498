import { listedCarriers } from "../../../state/catalogue/words/carriers.ts";
import { sendBack } from "../../../state/life/refund/return-goods.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { idOf, textOf, wordsOf } from "../../input.ts";
import { orderToChange } from "../orders/find-order.ts";

const MOST_VOUCHERS = 10;

const failed = (errorCode: string, errorInfo: string) => ({ success: false, errorCode, errorInfo });

/** The buyer reports the waybill of goods on their way back. */
export function submitReturn(world: World, input: Readonly<Record<string, unknown>>) {
  const refund = world["1688"].refunds.get(idOf(input.refundId) ?? "");
  const code = wordsOf(input.logisticsCompanyNo)?.toUpperCase();
  const mailNo = wordsOf(input.freightBill);
  const images = (Array.isArray(input.vouchers) ? input.vouchers : []).flatMap((one) => wordsOf(one) ?? []);
  if (code === undefined || mailNo === undefined) return failed("4002", "物流公司和运单号不能为空");
  if (images.length > MOST_VOUCHERS) return failed("4003", `凭证不能超过 ${MOST_VOUCHERS} 张`);
  if (refund === undefined) return failed("4005", "退款单不存在");
  if (refund.state === "applied") refuse("case-state", { en: `${refund.id} is not agreed`, zh: "卖家尚未同意退货" });
  if (refund.state !== "agreed" || !refund.isReturn) return failed("4007", "退款单状态不允许提交退货物流");
  const carrier = listedCarriers.find((listed) => listed.code === code);
  if (carrier?.prefixes.some((prefix) => mailNo.startsWith(prefix)) !== true) {
    return failed("4004", "物流公司与运单号不匹配");
  }
  orderToChange(world, refund.orderId);
  sendBack(world, world["1688"].refunds.get(refund.id) ?? refund, {
    carrierCode: carrier.code,
    carrierName: carrier.name,
    mailNo,
    phone: carrier.phone,
    note: textOf(input.description) ?? "",
    images,
  });
  return { success: true, errorCode: "", errorInfo: "" };
}
