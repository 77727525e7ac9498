import type { FreightOrder, FreightState } from "../entities/freight.ts";
import { refuse } from "../refusals/refused.ts";
import type { World } from "../world.ts";

/** The domestic parcel has come to the warehouse. */
export const arrive = (world: World, id: string): FreightOrder =>
  move(world, id, ["booked", "domestic-known"], "at-warehouse");

/** The warehouse has sent it abroad. */
export const send = (world: World, id: string): FreightOrder => move(world, id, ["at-warehouse"], "sent");

export const deliver = (world: World, id: string): FreightOrder => move(world, id, ["sent"], "delivered");

/** A freight order by its id or international number. */
function move(world: World, id: string, from: readonly FreightState[], state: FreightState): FreightOrder {
  const order = world.freightOrders.find(id) ?? refuse("order-unknown", { en: id });
  if (!from.includes(order.state)) {
    refuse("order-state", { en: `freight order ${order.number} is ${order.state}; this needs ${from.join(" or ")}` });
  }
  const moved: FreightOrder = { ...order, state };
  world.freightOrders.put(moved);
  world.note(`freight.${state}`, { kind: "freight-order", id: order.id });
  return moved;
}
