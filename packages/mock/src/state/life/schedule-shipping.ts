import type { Order } from "../entities/order.ts";
import type { SellerTemper } from "../entities/seller.ts";
import type { World } from "../world.ts";

/** How a seller acts: what an act has set for it, else the catalogue. */
export function temperOf(world: World, market: Order["market"], sellerId: string): SellerTemper {
  return {
    ...world.catalogue.seller(market, sellerId)?.temper,
    ...world.sellerChanges.get(`${market}:${sellerId}`)?.temper,
  };
}

/** The seller of a purchase is going to ship what is paid. */
export function scheduleShipping(world: World, order: Order, purchaseId: string): void {
  const purchase = order.purchases.find(({ id }) => id === purchaseId);
  if (purchase === undefined || world.rules.shipAfterMs === null) return;
  const { shipAfterMs = world.rules.shipAfterMs } = temperOf(world, order.market, purchase.sellerId);
  if (shipAfterMs === null) return;
  const { market, id } = order;
  world.schedule({ at: world.now + shipAfterMs, kind: "purchase.ship", market, target: id, argument: purchaseId });
}
