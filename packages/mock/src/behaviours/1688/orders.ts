import type * as alibaba from "@pandapon/core/1688";
import type { Order } from "../../state/entities/order.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import type { Behaviours } from "../behaviour.ts";
import { idOf, idsOf, textOf } from "../input.ts";
import { cancelOrder } from "./orders/cancel.ts";
import { createOrders } from "./orders/create.ts";
import { listOrders } from "./orders/list.ts";
import { partsOf } from "./orders/parts.ts";
import { payMany, payOne } from "./orders/pay.ts";
import { previewOfMany, previewOfOne } from "./orders/preview.ts";
import { refuseProblem } from "./orders/problem.ts";
import { confirmReceipt } from "./orders/receipt.ts";
import { trackingOf } from "./orders/tracking.ts";
import { wantedCargo } from "./orders/wanted.ts";
import { wireOrder } from "./orders/wire-order.ts";

/** Previews, orders, payment, tracking and receipt of 1688. */
export const alibabaOrders: Behaviours<
  Pick<
    typeof alibaba,
    | "preview1688Order"
    | "batchPreview1688Orders"
    | "create1688Order"
    | "batchCreate1688Orders"
    | "list1688Orders"
    | "cancel1688Order"
    | "pay1688Order"
    | "batchPay1688Orders"
    | "get1688OrderTracking"
    | "confirm1688OrderReceipt"
    | "get1688WangwangNick"
  >
> = {
  preview1688Order: ({ input, world }) => {
    const [part, another] = partsOf(world, wantedCargo(world, input.cargoParamList));
    if (part === undefined) return refuse("lines-empty", { zh: "商品不能为空" });
    if (another === undefined) return previewOfOne(world, part);
    return previewOfOne(world, { ...part, problem: { reason: "several-sellers", detail: "" } });
  },

  batchPreview1688Orders: ({ input, world }) => {
    const parts = partsOf(world, wantedCargo(world, input.cargoParamList));
    if (world.rules.switches.batchPreview !== "array") return previewOfMany(world, parts);
    // The other reading of `data`: one preview per shop. The types of clients do not have it.
    return parts.map((part) => previewOfMany(world, [part])) as unknown as ReturnType<typeof previewOfMany>;
  },

  create1688Order: ({ input, world }) => {
    const wanted = wantedCargo(world, input.cargoParamList);
    const sellers = new Set(wanted.map(({ sellerId }) => sellerId));
    if (sellers.size > 1) {
      const [problem] = wanted.flatMap((line) => line.problem ?? []);
      if (problem !== undefined) refuseProblem(problem);
      refuse("several-sellers", { en: [...sellers].join(", ") });
    }
    const orders = wireAll(world, createOrders(world, input, wanted));
    const [first] = orders;
    return world.rules.switches.createAnswer === "object" && first !== undefined ? first : orders;
  },

  batchCreate1688Orders: ({ input, world }) =>
    wireAll(world, createOrders(world, input, wantedCargo(world, input.cargoParamList))),

  list1688Orders: ({ input, world }) => listOrders(world, input),

  cancel1688Order: ({ input, world }) => cancelOrder(world, idOf(input.orderId), input.cancelReason),

  pay1688Order: ({ input, world }) => payOne(world, idOf(input.orderId)),

  batchPay1688Orders: ({ input, world }) => payMany(world, idsOf(input.orderIds) ?? []),

  get1688OrderTracking: ({ input, world }) => trackingOf(world, idOf(input.orderId), idOf(input.logisticsId)),

  confirm1688OrderReceipt: ({ input, world }) =>
    confirmReceipt(world, idOf(input.orderId), idsOf(input.orderEntryIds) ?? []),

  get1688WangwangNick: ({ input, world }) => {
    const id = textOf(input.openUid) ?? "";
    const seller = world.catalogue.alibaba.seller(id) ?? refuse("shop-unknown", { en: id, zh: "openUid 无效" });
    const about = textOf(input.offerId) ?? "";
    const offer = world.catalogue.alibaba.offer(about) ?? refuse("product-unknown", { en: about });
    if (offer.sellerOpenId !== seller.id)
      refuse("seller-mismatch", { en: `${about} is sold by ${offer.sellerOpenId}` });
    return world.rules.switches.wangwang === "text" ? seller.nick : { wangwangNick: seller.nick };
  },
};

const wireAll = (world: World, orders: readonly Order[]) => orders.map((order) => wireOrder(world, order));
