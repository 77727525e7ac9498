import type * as alibaba from "@pandapon/core/1688";
import { listedCarriers } from "../../state/catalogue/words/carriers.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { Behaviours } from "../behaviour.ts";
import { idOf, idsOf, textOf } from "../input.ts";
import { createRefund } from "./after-sales/apply.ts";
import { needGoodsStatus, needLines } from "./after-sales/goods-status.ts";
import { reasonsFor } from "./after-sales/reasons.ts";
import { submitReturn } from "./after-sales/return.ts";
import { uploadVoucher } from "./after-sales/voucher.ts";
import { wireRefund } from "./after-sales/wire-refund.ts";
import { needOrder } from "./orders/find-order.ts";

/** Refunds of 1688: reasons, application, details, vouchers, return parcels. */
export const alibabaAfterSales: Behaviours<
  Pick<
    typeof alibaba,
    | "list1688RefundReasons"
    | "upload1688RefundVoucher"
    | "create1688Refund"
    | "get1688Refund"
    | "submit1688RefundReturn"
    | "list1688LogisticsCompanies"
  >
> = {
  list1688RefundReasons: ({ input, world }) => {
    const lines = needLines(needOrder(world, idOf(input.orderId)), idsOf(input.orderEntryIds) ?? []);
    const goodsStatus = textOf(input.goodsStatus) ?? "";
    needGoodsStatus(world, goodsStatus, lines);
    const reasons = reasonsFor(goodsStatus, lines).map(({ id, name, needVoucher, noRefundCarriage }) => ({
      id,
      name,
      needVoucher,
      noRefundCarriage,
      tip: needVoucher ? "请上传凭证" : null,
    }));
    return { reasons };
  },

  upload1688RefundVoucher: ({ input, world }) => uploadVoucher(world, input.imageData),

  create1688Refund: ({ input, world }) => createRefund(world, input),

  get1688Refund: ({ input, world }) => {
    const id = idOf(input.refundId);
    const refund = id === undefined ? undefined : world["1688"].refunds.get(id);
    return wireRefund(world, refund ?? refuse("case-unknown", { en: id ?? "refundId is missing", zh: "退款单不存在" }));
  },

  submit1688RefundReturn: ({ input, world }) => submitReturn(world, input),

  list1688LogisticsCompanies: () =>
    listedCarriers.map(({ id, name, code, phone, spelling }) => ({
      id: String(id),
      companyName: name,
      companyNo: code,
      companyPhone: phone,
      supportPrint: true,
      spelling,
    })),
};
