import type { Order } from "../../state/entities/order.ts";
import type { ReturnParcel } from "../../state/entities/refund.ts";
import { refuse } from "../../state/refusals/refused.ts";
import { taobaoCarriers } from "../../state/texts/taobao-texts.ts";
import { textOf, wordsOf } from "../input.ts";

/**
 * The parcel that the buyer sends back. Code and name of a known carrier fill each other in; unknown ones are taken as sent.
 *
 * @throws Refused `waybill-missing`.
 */
export function readReturn(input: Readonly<Record<string, unknown>>, { receiver }: Order): Omit<ReturnParcel, "at"> {
  const mailNo = wordsOf(input.logisticsNo) ?? refuse("waybill-missing");
  const code = wordsOf(input.logisticsCompanyCode);
  const name = wordsOf(input.logisticsCompanyName);
  const known = Object.entries(taobaoCarriers).find(([key, carrier]) =>
    code === undefined ? carrier.name === name : key === code.toUpperCase(),
  );
  return {
    carrierCode: code ?? known?.[0] ?? "",
    carrierName: name ?? known?.[1].name ?? "",
    mailNo,
    phone: wordsOf(input.buyerPhone) ?? (receiver.mobile === "" ? receiver.phone : receiver.mobile),
    note: textOf(input.returnGoodsDesc) ?? "",
    images: [],
  };
}
