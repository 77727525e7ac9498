import type * as operations from "@pandapon/core/1688";
import { yuan } from "../../state/texts/yuan.ts";
import { idOf, idsOf, wholeNumberOf, wordsOf } from "../input.ts";
import { cartText, removed, STATES, sentBack } from "./shared.ts";
import {
  about,
  at,
  capital,
  eventsOf,
  listAt,
  many,
  type OperationNames,
  ofCase,
  ofOrders,
  ofPage,
  ordersAre,
  refundOf,
  shortly,
  type Teller,
  textAt,
} from "./words.ts";

const searched: Teller = (call) => ofPage(call, "product", "个商品", about(wordsOf(call.input.keyword)));

const created: Teller = ({ data, world }) => {
  const ids = (Array.isArray(data) ? data : []).map((order) => textAt(order, "baseInfo", "id"));
  return ofOrders(world, ids, "created", "已创建");
};

const previewed: Teller = ({ data }) => {
  if (at(data, "success") === false) {
    const why = textAt(data, "errorMsg") || textAt(data, "errorCode");
    return { en: `Cannot be ordered: ${why}`, zh: `无法下单：${why}` };
  }
  const parts = listAt(data, "orderPreviewResuslt");
  const fen = yuan(parts.reduce<number>((sum, part) => sum + (wholeNumberOf(at(part, "sumPayment")) ?? 0), 0));
  return { en: `Preview: ${fen} in ${many(parts.length, "order")}`, zh: `预览：${parts.length} 个订单，共 ${fen}` };
};

const recommended: Teller = ({ data }) => {
  const count = Array.isArray(data) ? data.length : 0;
  return { en: `${capital(many(count, "product"))} recommended`, zh: `推荐 ${count} 个商品` };
};

const paid: Teller = ({ input, data, world }) => {
  const ids = idsOf(input.orderIds) ?? [idOf(input.orderId) ?? ""];
  const unpayable = listAt(data, "cantPayOrderList").map((id) => idOf(id) ?? "");
  const payable = ids.filter((id) => !unpayable.includes(id));
  const rest = unpayable.length === 0 ? "" : `; ${unpayable.length} cannot be paid`;
  const restZh = unpayable.length === 0 ? "" : `；${unpayable.length} 个无法支付`;
  if (payable.length === 0) return { en: ordersAre(ids, "cannot be paid"), zh: `订单 ${shortly(ids)} 无法支付` };
  const text =
    at(data, "protocolPaySuccess") === true
      ? ofOrders(world, payable, "paid", "已付款")
      : ofOrders(world, payable, "waiting at the cashier", "待收银台付款");
  return { en: text.en + rest, zh: text.zh + restZh };
};

export const alibabaTellers: Readonly<Record<OperationNames<typeof operations>, Teller>> = {
  get1688Product: ({ input, data }) => {
    const [id, title] = [textAt(data, "offerMapId") || textAt(input, "offerId"), textAt(data, "subject")];
    return { en: `Product ${id}: ${title}`, zh: `商品 ${id}：${title}` };
  },
  search1688Products: searched,
  search1688ProductsByImage: (call) => ofPage(call, "product", "个商品", { en: " like the picture", zh: "图搜：" }),
  search1688ShopProducts: searched,
  search1688GlobalSelection: searched,
  search1688Selection: searched,
  recommend1688Products: recommended,
  recommend1688RelatedProducts: recommended,
  get1688Category: ({ data }) => {
    const [id, name, below] = [
      textAt(data, "categoryId"),
      textAt(data, "chineseName"),
      listAt(data, "children").length,
    ];
    return {
      en: `Category ${id} ${name}, ${many(below, "category", "categories")} below it`,
      zh: `类目 ${id} ${name}，${below} 个子类目`,
    };
  },
  get1688HotList: ({ data }) => {
    const [name, count] = [textAt(data, "rankName"), listAt(data, "rankProductModels").length];
    return { en: `${capital(many(count, "product"))} in the list of ${name}`, zh: `${name}榜单有 ${count} 个商品` };
  },
  get1688WangwangNick: ({ data }) => {
    const name = textAt(data, "wangwangNick");
    return { en: `The seller's chat name is ${name}`, zh: `卖家旺旺：${name}` };
  },

  list1688CartItems: ({ data }) => {
    const inside = (name: string): number =>
      listAt(data, name).reduce<number>((sum, shop) => sum + listAt(shop, "cartItemInfos").length, 0);
    return cartText(inside("enableList"), inside("disableList"));
  },
  add1688CartItem: ({ input }) => {
    const [count, what] = [wholeNumberOf(input.quantity) ?? 1, textAt(input, "offerMapId")];
    return {
      en: `${capital(many(count, "piece"))} of ${what} put into the cart`,
      zh: `${count} 件 ${what} 已加入购物车`,
    };
  },
  update1688CartItemQuantity: ({ input }) => {
    const [id, count] = [idOf(input.id) ?? "", wholeNumberOf(input.quantity) ?? 0];
    return { en: `Cart record ${id} set to ${many(count, "piece")}`, zh: `购物车记录 ${id} 数量改为 ${count}` };
  },
  delete1688CartItems: (call) => removed(eventsOf(call, "cart.removed", "cart.deleted").length),

  preview1688CartOrder: previewed,
  preview1688Order: previewed,
  batchPreview1688Orders: previewed,
  create1688CartOrder: created,
  create1688Order: created,
  batchCreate1688Orders: created,
  list1688Orders: (call) => {
    const status = wordsOf(call.input.orderStatus);
    const filter = status === undefined ? undefined : { en: ` with status ${status}`, zh: `状态 ${status}：` };
    return ofPage(call, "order", "个订单", filter);
  },
  pay1688Order: paid,
  batchPay1688Orders: paid,
  cancel1688Order: (call) => {
    const id = idOf(call.input.orderId) ?? "";
    return eventsOf(call, "lines.closed").length === 0
      ? { en: `Order ${id} was closed before`, zh: `订单 ${id} 此前已关闭` }
      : { en: `Order ${id} cancelled`, zh: `订单 ${id} 已取消` };
  },
  confirm1688OrderReceipt: (call) => {
    const id = idOf(call.input.orderId) ?? "";
    const lines = eventsOf(call, "lines.received").reduce((sum, { detail }) => sum + listAt(detail, "lines").length, 0);
    const why = textAt(call.data, "errorInfo");
    return lines === 0
      ? { en: `Receipt of order ${id} not confirmed: ${why}`, zh: `订单 ${id} 未确认收货：${why}` }
      : { en: `${capital(many(lines, "line"))} of order ${id} received`, zh: `订单 ${id} 的 ${lines} 个子订单已收货` };
  },
  get1688OrderTracking: ({ input, data }) => {
    const [id, count] = [textAt(input, "orderId"), listAt(data, "logisticsTrace").length];
    return { en: `${capital(many(count, "parcel"))} of order ${id}`, zh: `订单 ${id} 有 ${count} 个包裹` };
  },

  list1688RefundReasons: ({ input, data }) => {
    const [id, count] = [textAt(input, "orderId"), listAt(data, "reasons").length];
    return { en: `${capital(many(count, "reason"))} to refund order ${id}`, zh: `订单 ${id} 有 ${count} 个退款原因` };
  },
  upload1688RefundVoucher: ({ data }) => {
    const name = textAt(data, "imageRelativeUrl");
    return { en: `Picture uploaded as ${name}`, zh: `凭证已上传：${name}` };
  },
  create1688Refund: ({ data, world }) => ofCase(world, textAt(data, "refundId"), "opened", "已申请"),
  get1688Refund: ({ input, world }) => {
    const id = idOf(input.refundId) ?? "";
    const state = refundOf(world, id)?.state ?? "";
    return ofCase(world, id, `is ${STATES[state]?.en ?? state}`, STATES[state]?.zh ?? state);
  },
  submit1688RefundReturn: (call) => {
    const id = textAt(call.input, "refundId");
    const why = textAt(call.data, "errorInfo");
    return at(call.data, "success") === false
      ? { en: `The goods of refund case ${id} are not sent back: ${why}`, zh: `逆向单 ${id} 退货失败：${why}` }
      : sentBack(id, textAt(call.input, "freightBill"));
  },
  list1688LogisticsCompanies: ({ data }) => {
    const count = Array.isArray(data) ? data.length : 0;
    return { en: capital(many(count, "logistics company", "logistics companies")), zh: `${count} 家物流公司` };
  },
};
