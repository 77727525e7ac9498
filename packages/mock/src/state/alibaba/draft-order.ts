import type { AlibabaSeller, Offer, OfferSku } from "../catalogue/alibaba/types.ts";
import { units } from "../catalogue/words/nouns.ts";
import type { Json, Receiver } from "../entities/common.ts";
import type { Goods, Line, Order } from "../entities/order.ts";
import { newLine } from "../life/new-line.ts";
import { lineIdOf } from "./ids.ts";

/** A line of an order to be, with its price. */
export interface DraftLine {
  readonly offer: Offer;
  readonly sku: OfferSku;
  readonly quantity: number;
  readonly unitFen: number;
  readonly amountFen: number;
}

/** What one shop is to deliver. */
export interface DraftPart {
  readonly sellerId: string;
  readonly seller?: AlibabaSeller;
  readonly lines: readonly DraftLine[];
  readonly carriageFen: number;
}

/** The address of an order, with the two parts that only 1688 has. */
export interface OrderAddress {
  readonly receiver: Receiver;
  readonly town: string;
  readonly districtCode: string;
}

/** An order before it is placed. */
export type OrderDraft = Omit<Order, "createdAt" | "changedAt" | "closesAt" | "isAsleep">;

export interface OrderTerms {
  readonly address: OrderAddress;
  readonly tradeMode: string;
  readonly payNumber: string;
  /** What was sent besides, kept for the console. */
  readonly more: { readonly [name: string]: Json };
}

/** The order that a part becomes. Its lines are copies: later changes of the catalogue do not touch them. */
export function draftOf(id: string, part: DraftPart, { address, tradeMode, payNumber, more }: OrderTerms): OrderDraft {
  const { seller, sellerId } = part;
  return {
    id,
    market: "1688",
    number: id,
    ownNumber: null,
    source: null,
    receiver: address.receiver,
    purchases: [
      {
        id,
        outerId: id,
        sellerId,
        shopId: sellerId,
        sellerNick: seller?.nick ?? "",
        payNumber,
        postageFen: part.carriageFen,
        paidAt: null,
        paidFen: null,
        settlesAt: null,
      },
    ],
    lines: part.lines.map((line, index) => lineOf(id, index + 1, line, seller?.nick ?? "")),
    extra: { ...more, town: address.town, districtCode: address.districtCode, tradeMode },
  };
}

function lineOf(
  orderId: string,
  k: number,
  { offer, sku, quantity, unitFen, amountFen }: DraftLine,
  shop: string,
): Line {
  const id = lineIdOf(orderId, k);
  return {
    ...newLine(),
    id,
    purchaseId: orderId,
    subPurchaseId: id,
    outerId: id,
    number: String(k),
    productId: offer.number,
    skuKey: sku.key,
    goods: goodsOf({ offer, sku }, shop),
    quantity,
    unitFen,
    goodsFen: amountFen,
    postageFen: 0,
  };
}

const goodsOf = ({ offer, sku }: Pick<DraftLine, "offer" | "sku">, shopName: string): Goods => ({
  title: offer.titleZh,
  picture: sku.picture,
  shopName,
  properties: sku.values.map(({ id, nameZh, zh }) => ({
    propId: String(id),
    propName: nameZh,
    valueId: "",
    valueName: zh,
  })),
  unit: units[offer.unit].zh,
  ids: {
    number: offer.number,
    mapId: offer.mapId,
    skuId: sku.skuId,
    ...(sku.specId === undefined ? {} : { specId: sku.specId }),
    cargoNumber: sku.cargoNumber,
  },
  services: [...offer.tags],
});
