import type { CartRecord } from "../entities/cart-record.ts";
import { at } from "./alibaba/at.ts";
import { seedOrders } from "./alibaba/orders.ts";
import { seedParcels } from "./alibaba/parcels.ts";
import { seedRefunds } from "./alibaba/refunds.ts";
import { exampleSkus, skuOf } from "./alibaba/sku-of.ts";
import type { SeedShelf } from "./seed.ts";

/** The first records of 1688 in every world: those of the description's examples. Stock at birth is what these orders left. */
export function seed1688(): SeedShelf {
  return {
    cart: [
      record("382", exampleSkus.shirtWhiteL, 1),
      record("383", exampleSkus.shirtWhiteXl, 1),
      record("76", exampleSkus.backpackArmy, 3),
      record("75", exampleSkus.shoulderBagOffwhite, 1),
    ],
    orders: seedOrders(),
    parcels: seedParcels,
    refunds: seedRefunds,
  };
}

function record(id: string, skuId: string, quantity: number): CartRecord {
  const { offer, sku } = skuOf(skuId);
  const added = at("2025-04-24 16:00:00");
  return { id, productId: offer.number, skuKey: sku.key, quantity, addedAt: added, changedAt: added, given: {} };
}
