import type { Offer, OfferSku } from "../../../state/catalogue/alibaba/types.ts";
import type { CartRecord } from "../../../state/entities/cart-record.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { objectOf, textOf, wholeNumberOf, wordsOf } from "../../input.ts";
import { isOnSale, offerOf } from "../goods.ts";
import type { Problem } from "./problem.ts";

/** A line to order, as far as it could be understood. */
export interface Wanted {
  /** Shop that the line belongs to, or that was named for it. */
  readonly sellerId: string;
  readonly offer?: Offer;
  readonly sku?: OfferSku;
  readonly quantity: number;
  readonly problem?: Problem;
}

/**
 * Lines of `cargoParamList`.
 *
 * @throws Refused `lines-empty`, `goods-ambiguous`.
 */
export function wantedCargo(world: World, list: unknown): readonly Wanted[] {
  const lines = Array.isArray(list) ? list.map((line) => objectOf(line) ?? {}) : [];
  if (lines.length === 0) refuse("lines-empty", { zh: "商品不能为空" });
  return lines.map((line) => {
    const ids = [wordsOf(line.offerMapId), wordsOf(line.offerId)].filter((id) => id !== undefined);
    const [id, other] = ids;
    if (id === undefined) return refuse("lines-empty", { en: "a line names no product", zh: "商品不能为空" });
    const known = world.catalogue.alibaba.offer(id);
    if (other !== undefined && known !== world.catalogue.alibaba.offer(other)) {
      refuse("goods-ambiguous", { en: `${id}, ${other}` });
    }
    return chosen(world, id, {
      sellerId: wordsOf(line.sellerOpenId),
      specId: wordsOf(line.specId),
      quantity: piecesOf(line.quantity),
    });
  });
}

/** Lines of cart records. */
export const wantedRecords = (world: World, records: readonly CartRecord[]): readonly Wanted[] =>
  records.map(({ productId, skuKey, quantity }) => {
    const found = world.catalogue.alibaba.sku(skuKey);
    if (found === undefined) return { sellerId: "", quantity, problem: gone(productId) };
    const { offer, sku } = found;
    const wanted = { sellerId: offer.sellerOpenId, offer, sku, quantity };
    return isOnSale(world, offer) ? wanted : { ...wanted, problem: gone(productId) };
  });

interface Choice {
  readonly sellerId: string | undefined;
  readonly specId: string | undefined;
  readonly quantity: number | undefined;
}

/** The chosen goods of a product, and the first problem in the order of the checks: product, specification, shop, quantity. */
export function chosen(world: World, id: string, { sellerId, specId, quantity }: Choice): Wanted {
  const offer = offerOf(world, id);
  if (offer === undefined) return { sellerId: sellerId ?? "", quantity: quantity ?? 0, problem: gone(id) };
  const wanted = { sellerId: offer.sellerOpenId, offer, quantity: quantity ?? 0 };
  if (!isOnSale(world, offer)) return { ...wanted, problem: gone(id) };
  const { skus, quoteType, mapId } = offer;
  const sku = quoteType === 0 ? skus[0] : skus.find((candidate) => candidate.specId === specId);
  if (sku === undefined) {
    const reason = specId === undefined ? "spec-missing" : "sku-unknown";
    return { ...wanted, problem: { reason, detail: `${mapId}, specId ${specId ?? "missing"}` } };
  }
  if (sellerId !== undefined && sellerId !== offer.sellerOpenId) {
    return { ...wanted, sku, problem: { reason: "seller-mismatch", detail: `${mapId} is of ${offer.sellerOpenId}` } };
  }
  if (quantity === undefined || quantity < 1) {
    // Less than one piece costs nothing: no sum of a preview falls below 0.
    return { ...wanted, sku, quantity: 0, problem: { reason: "quantity-invalid", detail: mapId } };
  }
  return { ...wanted, sku };
}

/** A whole number of pieces; `2.0` is one. */
function piecesOf(value: unknown): number | undefined {
  const number = wholeNumberOf(value) ?? Number(textOf(value) ?? Number.NaN);
  return Number.isSafeInteger(number) ? number : undefined;
}

const gone = (id: string): Problem => ({ reason: "product-unknown", detail: id });
