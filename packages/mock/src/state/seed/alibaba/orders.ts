import { type DraftPart, draftOf, type OrderAddress } from "../../alibaba/draft-order.ts";
import { orderIdOf } from "../../alibaba/ids.ts";
import { carriageFen, unitFen } from "../../catalogue/alibaba/prices.ts";
import { pinnedSellers } from "../../catalogue/alibaba/sellers.ts";
import type { Line, Order } from "../../entities/order.ts";
import { at } from "./at.ts";
import { exampleSkus, skuOf } from "./sku-of.ts";

const address: OrderAddress = {
  receiver: {
    name: "张三",
    phone: "13800138000",
    mobile: "13800138000",
    country: "",
    province: "浙江省",
    city: "杭州市",
    district: "西湖区",
    street: "文三路 1 号",
    zip: "310012",
  },
  town: "翠苑街道",
  districtCode: "330106",
};

interface SeedOrder {
  readonly n: number;
  readonly created: string;
  readonly paid?: string;
  readonly goods: readonly (readonly [skuId: string, pieces: number])[];
  readonly lines?: Partial<Line>;
  readonly parcels?: readonly string[];
  readonly refundId?: string;
}

const orders: readonly SeedOrder[] = [
  {
    n: 0,
    created: "2025-04-24 16:30:49",
    paid: "2025-04-24 16:41:03",
    goods: [[exampleSkus.shirtWhiteL, 1]],
    lines: { state: "paid" },
  },
  { n: 1, created: "2025-04-24 16:45:12", goods: [[exampleSkus.backpackOffwhite, 2]] },
  {
    n: 2,
    created: "2025-04-24 17:02:10",
    paid: "2025-04-24 17:05:40",
    goods: [[exampleSkus.shirtWhiteL, 1]],
    lines: { state: "paid" },
    refundId: "TQ36712345678901577",
  },
  {
    n: 3,
    created: "2025-04-24 17:20:33",
    paid: "2025-04-24 17:22:01",
    goods: [[exampleSkus.shirtWhiteL, 1]],
    lines: { state: "shipped", shippedAt: at("2025-04-25 10:30:00") },
    parcels: ["LP00712345678903"],
    refundId: "TQ36712345678901578",
  },
  {
    n: 4,
    created: "2025-04-24 18:01:00",
    paid: "2025-04-24 18:03:20",
    goods: [
      [exampleSkus.shirtBlackL, 1],
      [exampleSkus.cottonWhiteM, 3],
    ],
    lines: { state: "shipped", shippedAt: at("2025-04-25 18:40:00") },
    parcels: ["LP00712345678901", "LP00712345678902"],
  },
  {
    n: 5,
    created: "2025-04-24 18:30:00",
    paid: "2025-04-24 18:31:10",
    goods: [[exampleSkus.cottonWhiteM, 3]],
    lines: {
      state: "done",
      shippedAt: at("2025-04-25 11:00:00"),
      receivedAt: at("2025-04-28 20:00:00"),
      doneAt: at("2025-04-28 20:01:00"),
    },
    parcels: ["LP00712345678904"],
  },
];

function seedOrder({ n, created, paid, goods, lines = {}, parcels: parcelIds = [], refundId }: SeedOrder): Order {
  const id = orderIdOf(n);
  const draft = draftOf(id, partOf(goods), {
    address,
    tradeMode: "assureTrade",
    payNumber: `202504242200119195100000000${n}`,
    more: { flow: "general", message: "请尽快发货" },
  });
  const paidAt = paid === undefined ? null : at(paid);
  const total = draft.lines.reduce((sum, line) => sum + line.goodsFen, 0);
  const isSent = parcelIds.length > 0;
  return {
    ...draft,
    purchases: draft.purchases.map((purchase) => ({
      ...purchase,
      paidAt,
      paidFen: paidAt === null ? null : total + purchase.postageFen,
    })),
    lines: draft.lines.map((line, index) => ({
      ...line,
      ...lines,
      shipped: isSent ? line.quantity : 0,
      // One parcel per line, or one for all.
      parcelIds: isSent ? [parcelIds[Math.min(index, parcelIds.length - 1)] ?? ""] : [],
      refundIds: refundId === undefined ? [] : [refundId],
    })),
    createdAt: at(created),
    changedAt: changedAt(at(created), paidAt, lines),
    closesAt: null,
    isAsleep: true,
  };
}

const changedAt = (created: number, paid: number | null, { shippedAt, doneAt }: Partial<Line>): number =>
  Math.max(created, paid ?? 0, shippedAt ?? 0, doneAt ?? 0);

function partOf(goods: SeedOrder["goods"]): DraftPart & { readonly goodsFen: number } {
  const chosen = goods.map(([skuId, quantity]) => ({ ...skuOf(skuId), quantity }));
  const lines = chosen.map((line) => {
    const pieces = chosen.filter(({ offer }) => offer === line.offer).reduce((sum, { quantity }) => sum + quantity, 0);
    const fen = unitFen(new Map(), line.offer, line.sku, pieces);
    return { ...line, unitFen: fen, amountFen: fen * line.quantity };
  });
  const sellerId = lines[0]?.offer.sellerOpenId ?? "";
  const seller = pinnedSellers.find(({ id }) => id === sellerId);
  if (seller === undefined) throw new RangeError(`no pinned shop ${sellerId}`);
  const goodsFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return { sellerId, seller, lines, goodsFen, carriageFen: carriageFen(seller, goodsFen, lines) };
}

export const seedOrders = (): readonly Order[] => orders.map(seedOrder);
