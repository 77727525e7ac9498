import type { Market } from "./entities/common.ts";
import type { EntityRef } from "./entities/event.ts";
import type { World } from "./world.ts";

const MARKETS: readonly Market[] = ["taobao", "1688"];

/** Kinds of things that belong to an order. */
const OF_ORDERS = ["order", "purchase", "line"];

/** The order that something belongs to; undefined if there is none. */
export function orderIdOf(world: World, { kind, id }: EntityRef): string | undefined {
  for (const market of MARKETS) {
    const { orders, parcels, refunds } = world.shelf(market);
    const found =
      kind === "parcel"
        ? parcels.get(id)?.orderId
        : kind === "refund"
          ? refunds.get(id)?.orderId
          : OF_ORDERS.includes(kind)
            ? orders.find(id)?.id
            : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
