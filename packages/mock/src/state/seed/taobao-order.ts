import { goodsOf } from "../catalogue/taobao/goods-of.ts";
import { pinnedProducts } from "../catalogue/taobao/pinned.ts";
import { pinnedSellers } from "../catalogue/taobao/sellers.ts";
import type { Receiver } from "../entities/common.ts";
import type { Line, LineState, Order } from "../entities/order.ts";
import { timeOfSnowflake } from "../ids/taobao-ids.ts";

const MINUTE = 60_000;

export const seedReceiver: Receiver = {
  name: "张三",
  phone: "13800138000",
  mobile: "13800138000",
  country: "中国",
  province: "浙江省",
  city: "杭州市",
  district: "西湖区",
  street: "文三路 1 号",
  zip: "310000",
};

export interface SeedLine {
  readonly id: string;
  readonly subPurchaseId: string;
  readonly outerId: string;
  /** `mpId` of a pinned product. */
  readonly mpId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly parcelIds?: readonly string[];
  readonly refundIds?: readonly string[];
  readonly refundedFen?: number;
}

export interface SeedOrder {
  readonly id: string;
  readonly number: string;
  readonly ownNumber: string | null;
  readonly source: string | null;
  readonly purchaseId: string;
  readonly outerId: string;
  readonly payNumber: string;
  readonly state: Extract<LineState, "unpaid" | "paid" | "shipped" | "received" | "done">;
  readonly lines: readonly SeedLine[];
}

/** An order of one seller in one state, created at the time in its id. It sleeps. */
export function seedOrder(order: SeedOrder): Order {
  const createdAt = timeOfSnowflake(order.id);
  const isPaid = order.state !== "unpaid";
  const lines = order.lines.map((line, index) => seedLine(order, line, index, createdAt));
  return {
    id: order.id,
    market: "taobao",
    number: order.number,
    createdAt,
    changedAt: createdAt,
    ownNumber: order.ownNumber,
    source: order.source,
    receiver: seedReceiver,
    closesAt: isPaid ? null : createdAt + 24 * 60 * MINUTE,
    isAsleep: true,
    purchases: [
      {
        id: order.purchaseId,
        outerId: order.outerId,
        sellerId: pinnedSellers.shirts.id,
        shopId: pinnedSellers.shirts.shopId,
        sellerNick: pinnedSellers.shirts.nick,
        payNumber: order.payNumber,
        postageFen: 0,
        paidAt: isPaid ? createdAt + MINUTE : null,
        paidFen: isPaid ? lines.reduce((sum, { goodsFen }) => sum + goodsFen, 0) : null,
        settlesAt: null,
      },
    ],
    lines,
    extra: {},
  };
}

function seedLine(order: SeedOrder, line: SeedLine, index: number, createdAt: number): Line {
  const product = pinnedProducts.find(({ mpId }) => mpId === line.mpId);
  const sku = product?.skus.find(({ skuId }) => skuId === line.skuId);
  if (product === undefined || sku === undefined) throw new RangeError(`no SKU ${line.skuId} of ${line.mpId}`);
  const isSent = order.state === "shipped" || order.state === "received" || order.state === "done";
  const isReceived = order.state === "received" || order.state === "done";
  return {
    id: line.id,
    purchaseId: order.purchaseId,
    subPurchaseId: line.subPurchaseId,
    outerId: line.outerId,
    number: String(index + 1),
    productId: product.itemMapId,
    skuKey: sku.key,
    goods: goodsOf(product, sku, pinnedSellers.shirts),
    quantity: line.quantity,
    unitFen: sku.promotionFen,
    goodsFen: sku.promotionFen * line.quantity,
    postageFen: 0,
    state: order.state,
    shipped: isSent ? line.quantity : 0,
    shippedAt: isSent ? createdAt + 180 * MINUTE : null,
    receivedAt: isReceived ? createdAt + 3_000 * MINUTE : null,
    doneAt: order.state === "done" ? createdAt + 15_000 * MINUTE : null,
    closedAt: null,
    closeReason: null,
    failure: null,
    parcelIds: line.parcelIds ?? [],
    refundIds: line.refundIds ?? [],
    refundedFen: line.refundedFen ?? 0,
    refundedPostageFen: 0,
    isRestocked: false,
  };
}
