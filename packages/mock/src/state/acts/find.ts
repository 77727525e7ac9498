import type { Market } from "../entities/common.ts";
import type { Line, Order, Purchase } from "../entities/order.ts";
import type { Parcel } from "../entities/parcel.ts";
import type { Refund } from "../entities/refund.ts";
import { wakeOrder } from "../life/wake-order.ts";
import { refuse } from "../refusals/refused.ts";
import type { World } from "../world.ts";

const MARKETS: readonly Market[] = ["taobao", "1688"];

/** What an id names: an order, and the part of it that the id belongs to. */
export interface FoundOrder {
  readonly order: Order;
  readonly purchase?: Purchase;
  readonly line?: Line;
}

/**
 * The order that an id of it, of a purchase or of a line names, on either marketplace. It is awake afterwards.
 *
 * @throws Refused `order-unknown`.
 */
export function findOrder(world: World, id: string): FoundOrder {
  const asleep = MARKETS.map((market) => world.shelf(market).orders.find(id)).find((found) => found !== undefined);
  if (asleep === undefined) return refuse("order-unknown", { en: id });
  const order = wakeOrder(world, asleep);
  if (order.id === id || order.number === id) return { order };
  const line = order.lines.find((one) => one.id === id || one.subPurchaseId === id);
  if (line !== undefined) return { order, line };
  // The outer id of a purchase with one line is that of its line, too.
  const purchase = order.purchases.find((one) => one.id === id || one.outerId === id || one.payNumber === id);
  if (purchase !== undefined) return { order, purchase };
  const byOuterId = order.lines.find(({ outerId }) => outerId === id);
  return byOuterId === undefined ? { order } : { order, line: byOuterId };
}

/** The lines that the id means: one, those of a purchase, or all. */
export function meantLines({ order, purchase, line }: FoundOrder): readonly Line[] {
  if (line !== undefined) return [line];
  return purchase === undefined ? order.lines : order.lines.filter(({ purchaseId }) => purchaseId === purchase.id);
}

/** The purchases that the id means. */
export function meantPurchases(found: FoundOrder): readonly string[] {
  return [...new Set(meantLines(found).map(({ purchaseId }) => purchaseId))];
}

/**
 * A case by its id. Its order is awake afterwards.
 *
 * @throws Refused `case-unknown`.
 */
export function findRefund(world: World, id: string): Refund {
  for (const market of MARKETS) {
    const { refunds, orders } = world.shelf(market);
    const asleep = refunds.find(id);
    if (asleep === undefined) continue;
    const order = orders.get(asleep.orderId);
    if (order !== undefined) wakeOrder(world, order);
    return refunds.get(asleep.id) ?? asleep;
  }
  return refuse("case-unknown", { en: id });
}

/**
 * A parcel by its id or waybill, or all of what an order, purchase or line id names, the oldest first.
 *
 * @throws Refused `parcel-unknown`.
 */
export function findParcels(world: World, id: string): readonly Parcel[] {
  for (const market of MARKETS) {
    const parcel = world.shelf(market).parcels.find(id);
    if (parcel === undefined) continue;
    findOrder(world, parcel.orderId);
    return [parcel];
  }
  const known = MARKETS.some((market) => world.shelf(market).orders.find(id) !== undefined);
  if (!known) return refuse("parcel-unknown", { en: id });
  const found = findOrder(world, id);
  const { parcels } = world.shelf(found.order.market);
  const ids = [...new Set(meantLines(found).flatMap(({ parcelIds }) => parcelIds))];
  const sent = ids.flatMap((parcelId) => parcels.get(parcelId) ?? []);
  return sent.length > 0 ? sent : refuse("parcel-unknown", { en: `no parcel of ${id} has been sent` });
}
