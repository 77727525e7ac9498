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
  const field = wordsOf(input.sortField);
  const byChange = field === "modify_time" || field === "modifyTime";
  const { orders } = world.taobao;
  const key = JSON.stringify(["list", start, end, status, byChange, world.rules.finishedStatus]);
  // Orders stand by time of creation, the oldest first. Lists are long, so a page is cut out without turning them round.
  const oldestFirst =
    hasFilter || byChange
      ? orders.kept(key, (all) => sorted(hasFilter ? all.filter(isAsked) : [...all], byChange))
      : orders.values();
  return wordsOf(input.sortType)?.toUpperCase() === "ASC"
    ? pageOf(oldestFirst, input.pageNo, input.pageSize)
    : pageFromEnd(oldestFirst, input.pageNo, input.pageSize);
}

const sorted = (orders: Order[], byChange: boolean): readonly Order[] =>
  byChange ? orders.sort((one, other) => one.changedAt - other.changedAt) : orders;
