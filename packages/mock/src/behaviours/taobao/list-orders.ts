import type { Order } from "../../state/entities/order.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { wholeNumberOf, wordsOf } from "../input.ts";
import { type PageOf, pageFromEnd, pageOf } from "../page.ts";
import { orderStatus } from "./status.ts";

/** A page of orders, the newest first; filters and sorting as asked for. */
export function listOrders(world: World, input: Readonly<Record<string, unknown>>): PageOf<Order> {
  const start = wholeNumberOf(input.modifyTimeStart);
  const end = wholeNumberOf(input.modifyTimeEnd);
  if (start !== undefined && end !== undefined && start > end) {
    return refuse("window-invalid", { en: `modifyTimeStart ${start} is after modifyTimeEnd ${end}` });
  }
  const status = wordsOf(input.status);
  const isAsked = (order: Order): boolean =>
    (start === undefined || order.changedAt >= start) &&
    (end === undefined || order.changedAt <= end) &&
    (status === undefined || orderStatus(world, order.lines) === status);
  const hasFilter = start !== undefined || end !== undefined || status !== undefined;
  const all = world.taobao.orders.values();
  const found = hasFilter ? all.filter(isAsked) : all;
  return page(found, wordsOf(input.sortField), wordsOf(input.sortType), input);
}

/** Orders stand by time of creation, the oldest first. Lists are long, so a page is cut out without turning them round. */
function page(
  orders: readonly Order[],
  field: string | undefined,
  type: string | undefined,
  { pageNo, pageSize }: Readonly<Record<string, unknown>>,
): PageOf<Order> {
  const byChange = field === "modify_time" || field === "modifyTime";
  const oldestFirst = byChange ? [...orders].sort((one, other) => one.changedAt - other.changedAt) : orders;
  return type?.toUpperCase() === "ASC"
    ? pageOf(oldestFirst, pageNo, pageSize)
    : pageFromEnd(oldestFirst, pageNo, pageSize);
}
