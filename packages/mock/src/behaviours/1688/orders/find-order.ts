import type { Order } from "../../../state/entities/order.ts";
import { wakeOrder } from "../../../state/life/wake-order.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";

/** An order by its own id, as it is. */
export const orderOf = (world: World, id: string | undefined): Order | undefined =>
  id === undefined ? undefined : world["1688"].orders.get(id);

/** @throws Refused `order-unknown`, with a hint when the id looks like a known one that was rounded. */
export const needOrder = (world: World, id: string | undefined): Order =>
  orderOf(world, id) ?? refuse("order-unknown", { en: hintOf(world, id) });

/** An order that is about to change: a seeded one wakes up. */
export const orderToChange = (world: World, id: string | undefined): Order => wakeOrder(world, needOrder(world, id));

const SAME_DIGITS = 15;

function hintOf(world: World, id: string | undefined): string {
  if (id === undefined) return "orderId is missing";
  const start = id.slice(0, SAME_DIGITS);
  const near = id.length < 19 ? undefined : world["1688"].orders.values().find((order) => order.id.startsWith(start));
  const isRounded = near !== undefined && Number(near.id) === Number(id);
  return isRounded ? `${id}; did a double round ${near.id}?` : id;
}
