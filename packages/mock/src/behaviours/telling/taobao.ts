import type * as operations from "@pandapon/core/taobao";
import { yuan } from "../../state/texts/yuan.ts";
import { idOf, textOf, wholeNumberOf, wordsOf } from "../input.ts";
import { cartText, removed, STATES, sentBack } from "./shared.ts";
import {
  about,
  at,
  capital,
  countOf,
  eventsOf,
  listAt,
  many,
  type OperationNames,
  ofCase,
  ofOrders,
  ofPage,
  orderFen,
  orderOf,
  refundOf,
  type Teller,
  textAt,
} from "./words.ts";

const created: Teller = ({ data, world }) => ofOrders(world, [textAt(data, "id")], "created", "已创建");

export const taobaoTellers: Readonly<Record<OperationNames<typeof operations>, Teller>> = {
  getTaobaoProduct: ({ data }) => {
    const [id, title] = [textAt(data, "mpId"), textAt(data, "title")];
    const price = wholeNumberOf(at(data, "promotionPrice")) ?? wholeNumberOf(at(data, "price"));
    const fen = price === undefined ? "" : `, ${yuan(price)}`;
    return { en: `Product ${id}: ${title}${fen}`, zh: `商品 ${id}：${title}${fen.replace(", ", "，")}` };
  },
  getTaobaoProductsByIds: ({ data }) => {
    const known = listAt(data, "mpProducts").length;
    const others = listAt(data, "noMpProductItemIds").length;
    return {
      en: `${capital(many(known, "product"))} can be bought${others === 0 ? "" : `, ${others} cannot`}`,
      zh: `${known} 个商品可购买${others === 0 ? "" : `，${others} 个不可`}`,
    };
  },
  searchTaobaoProducts: (call) => ofPage(call, "product", "个商品", about(wordsOf(call.input.keyword))),
  searchTaobaoProductsByImage: ({ data }) => {
    const count = Array.isArray(data) ? data.length : 0;
    return { en: `${capital(many(count, "product"))} like the picture`, zh: `图搜找到 ${count} 个商品` };
  },

  createTaobaoOrder: created,
  createTaobaoCartOrder: created,
  listTaobaoOrders: (call) => ofPage(call, "order", "个订单", withStatus(wordsOf(call.input.status))),
  getTaobaoOrder: ({ data, world }) => {
    const id = textAt(data, "id");
    const order = orderOf(world, id);
    const fen = yuan(order === undefined ? 0 : orderFen(order));
    return {
      en: `Order ${id}: ${textAt(data, "status")}, ${fen}`,
      zh: `订单 ${id}：${textAt(data, "status")}，${fen}`,
    };
  },
  payTaobaoOrder: (call) => {
    const id = idOf(call.input.orderId) ?? "";
    const paid = eventsOf(call, "purchase.paid");
    const fen = paid.reduce((sum, { detail }) => sum + (wholeNumberOf(at(detail, "fen")) ?? 0), 0);
    const unpaid = listAt(call.data, "payFailurePurchaseOrderIds").length;
    const reason = textAt(listAt(call.data, "payFailedResults")[0], "errorMsg");
    if (paid.length === 0) {
      const under = listAt(call.data, "willPayPurchaseOrderIds").length;
      return unpaid > 0 || under === 0
        ? {
            en: `Order ${id} not paid${reason === "" ? "" : `: ${reason}`}`,
            zh: `订单 ${id} 未付款${reason === "" ? "" : `：${reason}`}`,
          }
        : { en: `The payment of order ${id} is under way`, zh: `订单 ${id} 付款处理中` };
    }
    const rest = unpaid === 0 ? "" : `, ${unpaid} of its purchases not`;
    const restZh = unpaid === 0 ? "" : `，${unpaid} 个采购单未付款`;
    return { en: `Order ${id} paid, ${yuan(fen)}${rest}`, zh: `订单 ${id} 已付款，${yuan(fen)}${restZh}` };
  },
  cancelTaobaoOrder: (call) => {
    const id = idOf(call.input.orderId) ?? "";
    const closed = eventsOf(call, "lines.closed").length;
    if (closed === 0) return { en: `Nothing of order ${id} was left to cancel`, zh: `订单 ${id} 没有可取消的采购单` };
    const part = countOf(call.input.subPurchaseOrderIdList) > 0;
    return {
      en: part ? `${capital(many(closed, "purchase"))} of order ${id} cancelled` : `Order ${id} cancelled`,
      zh: part ? `订单 ${id} 的 ${closed} 个采购单已取消` : `订单 ${id} 已取消`,
    };
  },
  updateTaobaoOrderWarehouse: ({ input }) => {
    const [id, name] = [idOf(input.orderId) ?? "", textAt(input, "warehouseName")];
    return { en: `Order ${id} goes to the warehouse ${name}`, zh: `订单 ${id} 的前置仓改为 ${name}` };
  },
  getTaobaoImLink: ({ input }) => {
    const id = textAt(input, "bizId");
    return { en: `A link to chat about ${id}`, zh: `${id} 的聊天链接` };
  },
  getTaobaoOrderLogistics: ({ input, data }) => {
    const id = textAt(input, "subPurchaseOrderId");
    const parcels = listAt(data, "pnmLogisticsDetails");
    const last = textAt(listAt(parcels[0], "logisticsTraces")[0], "statusDesc");
    const [en, zh] = last === "" ? ["", ""] : [`: ${last}`, `：${last}`];
    return {
      en: `${capital(many(parcels.length, "parcel"))} of purchase ${id}${en}`,
      zh: `采购单 ${id} 有 ${parcels.length} 个包裹${zh}`,
    };
  },

  listTaobaoCartItems: ({ data }) => {
    const inside = (name: string): number =>
      listAt(data, name).reduce<number>((sum, shop) => sum + Math.max(1, listAt(shop, "cartItemInfos").length), 0);
    return cartText(inside("enableList"), inside("disableList"));
  },
  addTaobaoCartItem: ({ input }) => {
    const pieces = many(wholeNumberOf(input.quantity) ?? 1, "piece");
    const what = textAt(input, "itemTitle") || textAt(input, "itemMapId");
    return {
      en: `${capital(pieces)} of ${what} put into the cart`,
      zh: `${wholeNumberOf(input.quantity) ?? 1} 件 ${what} 已加入购物车`,
    };
  },
  updateTaobaoCartItemQuantity: ({ input }) => {
    const [id, count] = [idOf(input.id) ?? "", wholeNumberOf(input.quantity) ?? 0];
    return { en: `Cart record ${id} set to ${many(count, "piece")}`, zh: `购物车记录 ${id} 数量改为 ${count}` };
  },
  deleteTaobaoCartItems: (call) => removed(eventsOf(call, "cart.deleted", "cart.removed").length),
  previewTaobaoCartOrder: ({ data }) => {
    const sellers = listAt(data, "renderItemList").length;
    const out = listAt(data, "unavailableSkuList").length;
    const fen = yuan(wholeNumberOf(at(data, "totalRealPayPrice", "amount")) ?? 0);
    return {
      en: `Preview: ${fen} from ${many(sellers, "seller")}${out === 0 ? "" : `, ${many(out, "SKU")} left out`}`,
      zh: `预览：${sellers} 个卖家，共 ${fen}${out === 0 ? "" : `，${out} 个规格不可用`}`,
    };
  },

  listTaobaoRefunds: (call) => ofPage(call, "refund case", "个逆向单", withStatus(textOf(call.input.refundStatus))),
  renderTaobaoRefund: ({ input, data }) => {
    const id = textAt(input, "subOrderId");
    const fen = yuan(
      wholeNumberOf(at(data, "refundOrderTemplate", "maxRefundFee", "refundFee")) ??
        wholeNumberOf(at(data, "maxRefundFee", "refundFee")) ??
        0,
    );
    return { en: `At most ${fen} can be asked back for line ${id}`, zh: `子订单 ${id} 最多可退 ${fen}` };
  },
  submitTaobaoRefund: ({ data, world }) => ofCase(world, caseId(data), "opened", "已申请"),
  modifyTaobaoRefund: ({ input, world }) => ofCase(world, idOf(input.refundId) ?? "", "changed", "已修改"),
  cancelTaobaoRefund: ({ input, world }) => ofCase(world, idOf(input.refundId) ?? "", "withdrawn", "已撤销"),
  getTaobaoRefund: ({ data, input, world }) => {
    const id = caseId(data) || (idOf(input.refundId) ?? "");
    const state = refundOf(world, id)?.state ?? "";
    return ofCase(world, id, `is ${STATES[state]?.en ?? state}`, STATES[state]?.zh ?? state);
  },
  renderTaobaoReturnLogistics: ({ input, data }) => {
    const [id, where] = [textAt(input, "refundId"), textAt(data, "receiverAddress", "detailAddress")];
    return {
      en: `The goods of case ${id} go back to ${where || "the seller"}`,
      zh: `逆向单 ${id} 退货地址：${where || "卖家"}`,
    };
  },
  submitTaobaoReturnLogistics: ({ input }) => sentBack(textAt(input, "refundId"), textAt(input, "logisticsNo")),
  submitTaobaoRefundMessage: ({ input }) => {
    const id = textAt(input, "refundId");
    return { en: `Message written into refund case ${id}`, zh: `在逆向单 ${id} 中留言` };
  },
  listTaobaoRefundMessages: (call) => {
    const id = textAt(call.input, "refundId");
    return ofPage(call, "message", "条留言", { en: ` in refund case ${id}`, zh: `逆向单 ${id} 有 ` });
  },
};

function withStatus(status: string | undefined) {
  return status === undefined ? undefined : { en: ` with status ${status}`, zh: `状态 ${status}：` };
}

const caseId = (data: unknown): string => textAt(data, "refundOrderAggregate", "refundOrder", "refundId");
