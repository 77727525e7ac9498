import type { Text } from "../refusals/text.ts";

/**
 * The text of an event, by its type. `{order}`: number of the order, `{id}`: of the thing itself; the other names are those of the
 * event's detail: `{fen}` an amount, `{lines}` how many lines.
 */
export const eventTexts: Readonly<Record<string, Text | undefined>> = {
  refused: { en: "refused: {refusal}", zh: "被拒绝：{refusal}" },
  "cart.added": { en: "puts record {id} into the cart", zh: "加入购物车，记录 {id}" },
  "cart.summed": { en: "adds to the cart record {id}", zh: "购物车记录 {id} 数量累加" },
  "cart.changed": { en: "sets the cart record {id} to {quantity} pieces", zh: "购物车记录 {id} 数量改为 {quantity}" },
  "cart.quantity": { en: "sets the cart record {id} to {value} pieces", zh: "购物车记录 {id} 数量改为 {value}" },
  "cart.deleted": { en: "removes record {id} from the cart", zh: "删除购物车记录 {id}" },
  "cart.removed": { en: "removes record {id} from the cart", zh: "删除购物车记录 {id}" },
  "order.created": { en: "order {order} is placed", zh: "创建订单 {order}" },
  "order.built": { en: "order {order} is ready to be paid", zh: "订单 {order} 已生成，等待付款" },
  "order.left-out": {
    en: "leaves the goods of seller {id} out: {reason} {detail}",
    zh: "未下单卖家 {id} 的商品：{reason} {detail}",
  },
  "order.warehouse": { en: "order {order} goes to the warehouse {value}", zh: "订单 {order} 的仓库改为 {value}" },
  "order.woke": { en: "order {order} of the seed becomes active", zh: "预置订单 {order} 开始流转" },
  "cashier.left": {
    en: "leaves the cashier of order {order} without paying",
    zh: "打开订单 {order} 的收银台后离开，未付款",
  },
  "purchase.paying": {
    en: "the payment of purchase {id} of order {order} is under way",
    zh: "订单 {order} 的采购单 {id} 付款处理中",
  },
  "purchase.paid": {
    en: "purchase {id} of order {order} is paid, {fen}",
    zh: "订单 {order} 的采购单 {id} 已付款 {fen}",
  },
  "price.changed": {
    en: "changes the price of purchase {id} of order {order} to {fen}",
    zh: "订单 {order} 的采购单 {id} 改价为 {fen}",
  },
  "postage.moved": {
    en: "the postage {fen} moves from line {from} to line {id}",
    zh: "运费 {fen} 由子订单 {from} 转到 {id}",
  },
  "parcel.sent": {
    en: "sends {lines} line(s) of order {order}, waybill {mailNo}",
    zh: "订单 {order} 发出 {lines} 个子订单，运单号 {mailNo}",
  },
  "parcel.moved": { en: "parcel {id} of order {order} is {value}", zh: "订单 {order} 的包裹 {id} {value}" },
  "parcel.stuck": { en: "parcel {id} of order {order} is stuck", zh: "订单 {order} 的包裹 {id} 停滞" },
  "parcel.rejected": {
    en: "the receiver refuses parcel {id} of order {order}",
    zh: "订单 {order} 的包裹 {id} 被拒收",
  },
  "parcel.returned": {
    en: "parcel {id} of order {order} is back with the seller",
    zh: "订单 {order} 的包裹 {id} 已退回卖家",
  },
  "lines.received": {
    en: "{lines} line(s) of order {order} are received",
    zh: "订单 {order} 的 {lines} 个子订单已收货",
  },
  "line.done": { en: "line {id} of order {order} is done", zh: "订单 {order} 的子订单 {id} 交易完成" },
  "lines.closed": {
    en: "{lines} line(s) of order {order} are closed without payment: {reason}",
    zh: "订单 {order} 的 {lines} 个子订单未付款关闭：{reason}",
  },
  "lines.refunded": {
    en: "the money of {lines} line(s) of order {order} is back",
    zh: "订单 {order} 的 {lines} 个子订单已退款",
  },
  "lines.rest-refunded": {
    en: "the rest of order {order} is refunded, {lines} line(s)",
    zh: "订单 {order} 剩余 {lines} 个子订单已退款",
  },
  "refund.applied": {
    en: "asks for a refund, case {id}, {lines} line(s) of order {order}",
    zh: "订单 {order} 的 {lines} 个子订单申请退款，逆向单 {id}",
  },
  "refund.modified": { en: "changes case {id} of order {order}", zh: "修改订单 {order} 的逆向单 {id}" },
  "refund.agreed": { en: "case {id} of order {order} is granted", zh: "同意订单 {order} 的逆向单 {id}" },
  "refund.refused": { en: "case {id} of order {order} is refused", zh: "拒绝订单 {order} 的逆向单 {id}" },
  "refund.returning": {
    en: "the goods of case {id} of order {order} are on their way back",
    zh: "订单 {order} 的逆向单 {id} 买家已退货",
  },
  "refund.goods-received": {
    en: "the goods of case {id} of order {order} have come back",
    zh: "订单 {order} 的逆向单 {id} 卖家已收到退货",
  },
  "refund.waybill-replaced": {
    en: "corrects the waybill of case {id} of order {order}",
    zh: "更正订单 {order} 的逆向单 {id} 的退货运单号",
  },
  "refund.refunded": { en: "case {id} of order {order} is refunded", zh: "订单 {order} 的逆向单 {id} 退款成功" },
  "refund.closed": {
    en: "case {id} of order {order} is closed without a refund",
    zh: "订单 {order} 的逆向单 {id} 已关闭",
  },
  "refund.message": { en: "writes into case {id} of order {order}", zh: "在订单 {order} 的逆向单 {id} 中留言" },
  "voucher.uploaded": { en: "uploads a picture of {bytes} bytes, {id}", zh: "上传凭证 {id}，{bytes} 字节" },
  "sku.stock": { en: "the stock of SKU {id} is now {value}", zh: "规格 {id} 的库存改为 {value}" },
  "sku.price": { en: "the price of SKU {id} is now {priceFen}", zh: "规格 {id} 的价格改为 {priceFen}" },
  "product.off": { en: "product {id} is switched off", zh: "商品 {id} 下架" },
  "product.on": { en: "product {id} is switched on again", zh: "商品 {id} 重新上架" },
  "seller.temper": { en: "seller {id} behaves differently from now on", zh: "卖家 {id} 的行为已改变" },
  "freight.booked": { en: "books the freight {number}", zh: "国际运单 {number} 已下单" },
  "freight.domestic": {
    en: "reports the waybills of {lines} domestic parcel(s) for {id}",
    zh: "为 {id} 更新 {lines} 个国内运单",
  },
  "freight.at-warehouse": { en: "freight {id} has arrived at the warehouse", zh: "国际运单 {id} 已入仓" },
  "freight.sent": { en: "freight {id} has left for abroad", zh: "国际运单 {id} 已出仓发往海外" },
  "freight.delivered": { en: "freight {id} is delivered", zh: "国际运单 {id} 已送达" },
  "address.added": { en: "saves address {id}", zh: "新增地址 {id}" },
  "address.changed": { en: "changes address {id}", zh: "修改地址 {id}" },
};
