import type { Market } from "./entities/common.ts";
import type { Order } from "./entities/order.ts";
import { stateOf } from "./life/order-state.ts";
import type { Table } from "./table.ts";
import type { World } from "./world.ts";

const MARKETS: readonly Market[] = ["taobao", "1688"];
/** The share that is forgotten at once, so that it costs almost nothing per command. */
const SHARE = 0.1;
/** Kept records per kind, for records that no other record refers to. */
const MOST_LOOSE = 5_000;

/** Bounds the memory of a world that is never reset. */
export function forgetOldest(world: World): void {
  for (const market of MARKETS) {
    if (world[market].orders.size > world.rules.mostOrders) forgetOrders(world, market);
    if (world[market].refunds.size > world.rules.mostOrders) forgetCases(world, market);
    forgetLoose(world[market].cart);
  }
  const { addresses, freightPreviews, freightOrders, vouchers } = world;
  forgetLoose(addresses);
  forgetLoose(freightPreviews);
  forgetLoose(freightOrders);
  forgetLoose(vouchers);
}

function forgetOrders(world: World, market: Market): void {
  const { orders, parcels, refunds } = world[market];
  const { mostOrders } = world.rules;
  const count = orders.size - Math.floor(mostOrders * (1 - SHARE));
  const all = orders.values();
  const gone = [...all.filter(isOver), ...all.filter((order) => !isOver(order))].slice(0, count);
  const lines = gone.flatMap((order) => order.lines);
  const parcelIds = lines.flatMap((line) => line.parcelIds);
  const refundIds = lines.flatMap((line) => line.refundIds);
  parcels.forget(parcelIds);
  refunds.forget(refundIds);
  orders.forget(gone.map(({ id }) => id));
  const targets = new Set([...gone.map(({ id }) => id), ...parcelIds, ...refundIds]);
  world.due.replace(world.due.items().filter((item) => item.market !== market || !targets.has(item.target)));
}

/** Forgets ended cases, for programs that request refund after refund. */
function forgetCases(world: World, market: Market): void {
  const { orders, refunds } = world[market];
  const count = refunds.size - Math.floor(world.rules.mostOrders * (1 - SHARE));
  const gone = refunds
    .values()
    .filter(({ endedAt }) => endedAt !== null)
    .slice(0, count);
  const ids = new Set(gone.map(({ id }) => id));
  for (const orderId of new Set(gone.map((refund) => refund.orderId))) {
    const order = orders.get(orderId);
    if (order === undefined) continue;
    const lines = order.lines.map((line) => ({ ...line, refundIds: line.refundIds.filter((id) => !ids.has(id)) }));
    orders.put({ ...order, lines });
  }
  refunds.forget([...ids]);
}

function isOver({ lines }: Order): boolean {
  const state = stateOf(lines);
  return state === "closed" || state === "refunded" || state === "done";
}

function forgetLoose<T extends { readonly id: string }>(table: Table<T>): void {
  if (table.size <= MOST_LOOSE) return;
  const count = table.size - Math.floor(MOST_LOOSE * (1 - SHARE));
  table.forget(
    table
      .values()
      .slice(0, count)
      .map(({ id }) => id),
  );
}
