import type * as operations from "@pandapon/core/taobao";
import { putOrder } from "../../state/life/change-order.ts";
import { closeLines } from "../../state/life/close-lines.ts";
import { stateOf } from "../../state/life/order-state.ts";
import { wakeOrder } from "../../state/life/wake-order.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { Behaviours } from "../behaviour.ts";
import { idOf, idsOf, wordsOf } from "../input.ts";
import { cancellableLines } from "./cancel-order.ts";
import { readOrderRequest } from "./create-order.ts";
import { orderById } from "./find.ts";
import { listOrders } from "./list-orders.ts";
import { logisticsAnswer } from "./logistics-answer.ts";
import { orderAnswer } from "./order-answer.ts";
import { payOrders } from "./pay-order.ts";
import { placeTaobaoOrder } from "./place-order.ts";

type Orders = Pick<
  typeof operations,
  | "createTaobaoOrder"
  | "listTaobaoOrders"
  | "getTaobaoOrder"
  | "payTaobaoOrder"
  | "cancelTaobaoOrder"
  | "updateTaobaoOrderWarehouse"
  | "getTaobaoImLink"
  | "getTaobaoOrderLogistics"
>;

const CHAT = "https://distributor.taobao.global/apps/open/imchat?loginToken=mock-";

export const taobaoOrders: Behaviours<Orders> = {
  createTaobaoOrder: ({ input, world }) => {
    const order = placeTaobaoOrder(world, readOrderRequest(world, input));
    const { id, orderNo, subOrderVOS, createTime } = orderAnswer(world, order);
    return { id, orderNo, subOrderVOS, createTime };
  },

  listTaobaoOrders: ({ input, world }) => {
    const { items, ...totals } = listOrders(world, input);
    return { ...totals, data: items.map((order) => orderAnswer(world, order)) };
  },

  getTaobaoOrder: ({ input, world }) => orderAnswer(world, orderById(world, idOf(input.orderId))),

  payTaobaoOrder: ({ input, world }) => payOrders(world, idOf(input.orderId), idsOf(input.purchaseOrderIdList)),

  cancelTaobaoOrder: ({ input, world }) => {
    const asleep = orderById(world, idOf(input.orderId));
    const lineIds = cancellableLines(asleep, idsOf(input.subPurchaseOrderIdList) ?? []);
    if (lineIds.length === 0) return true;
    const remark = wordsOf(input.cancelReason) ?? "";
    closeLines(world, wakeOrder(world, asleep), lineIds, { by: "buyer", reason: "buyer", remark });
    return true;
  },

  updateTaobaoOrderWarehouse: ({ input, world }) => {
    const asleep = orderById(world, idOf(input.orderId));
    const state = stateOf(asleep.lines);
    if (state === "closed" || state === "refunded") {
      return refuse("order-state", { en: `order ${asleep.id} is closed`, zh: "订单已关闭，无法修改前置仓" });
    }
    const order = wakeOrder(world, asleep);
    const before = order.extra.warehouse;
    const warehouse = {
      ...(typeof before === "object" && before !== null && !Array.isArray(before) ? before : {}),
      ...named("name", wordsOf(input.warehouseName)),
      ...named("address", wordsOf(input.warehouseAddress)),
    };
    putOrder(world, order, { extra: { ...order.extra, warehouse } });
    world.note("order.warehouse", { kind: "order", id: order.id }, warehouse);
    return {};
  },

  getTaobaoImLink: ({ input, world, requestId }) => {
    const about = idOf(input.bizId);
    const isProduct = (wordsOf(input.sourceType) ?? "item") === "item";
    if (about === undefined) return refuse("im-no-seller", { en: "bizId is missing" });
    if (isProduct && world.catalogue.taobao.product(about) === undefined) return refuse("im-no-seller", { en: about });
    // Loaded here and not imported above: only this operation needs it.
    const { createHash } = process.getBuiltinModule("node:crypto");
    const token = createHash("md5").update(`${world.seed}/${world.id}/${about}/${requestId}`).digest("hex");
    return `${CHAT}${token}`;
  },

  getTaobaoOrderLogistics: ({ input, world }) => {
    const id = idOf(input.subPurchaseOrderId);
    const order = id === undefined ? undefined : world.taobao.orders.find(id);
    const line = order?.lines.find(({ subPurchaseId }) => subPurchaseId === id);
    if (order === undefined || line === undefined) {
      const meant = order?.lines.find((own) => own.id === id || own.outerId === id);
      const hint = meant === undefined ? "" : `; the taobaoSubPurchaseId of that line is ${meant.subPurchaseId}`;
      return refuse("sub-purchase-unknown", { en: `${id ?? "subPurchaseOrderId is missing"}${hint}` });
    }
    return logisticsAnswer(world, order, line);
  },
};

const named = (name: string, value: string | undefined): Record<string, string> =>
  value === undefined ? {} : { [name]: value };
