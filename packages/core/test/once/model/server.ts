// The platform: the outcome of a request, and what the list shows.
import type { ModelOptions } from "./steps.ts";
import type { Fate, Line, Order, Process, Shown, Task, World } from "./types.ts";

/** What may become of a request that waits to leave. */
export function fatesOf({ time }: World, { point, task }: Process, { fates }: ModelOptions): readonly Fate[] {
  const asks = point?.asks;
  if (asks?.verb !== "send" || time > asks.deadline) return ["dropped"];
  return fates.filter((fate) => fate !== "half made" || (task.kind === "batch" && asks.lines.length > 1));
}

/** The server does what is asked for. */
export function carryOut(
  world: World,
  task: Task,
  lines: readonly Line[],
  lagMs: number,
): { readonly world: World; readonly answer: string } {
  if (task.kind === "pay") {
    const paid = (order: Order): Order =>
      task.orderIds?.includes(order.id) ? { ...order, isPaid: true, payments: order.payments + 1 } : order;
    return { world: { ...world, orders: world.orders.map(paid) }, answer: "paid" };
  }
  const each = task.kind === "batch" ? lines.map((line) => [line]) : [lines];
  const made = each.map(
    (own, index): Order => ({
      id: `O${world.orders.length + index + 1}`,
      key: task.key,
      mark: task.hasMark ? task.key : undefined,
      lines: own,
      createdAt: world.time,
      visibleAt: world.time + lagMs,
      isPaid: false,
      payments: 0,
    }),
  );
  return { world: { ...world, orders: [...world.orders, ...made] }, answer: JSON.stringify(made.map(shown)) };
}

/** Carries out what is due by now. */
export function carryOutDue(world: World, { lagMs }: ModelOptions): World {
  let after: World = { ...world, due: world.due.filter(({ at }) => at > world.time) };
  for (const { at, task, lines } of world.due) {
    if (at <= world.time) after = carryOut(after, task, lines, lagMs - Math.floor(lagMs / 2)).world;
  }
  return after;
}

const shown = ({ id, mark, lines, createdAt, isPaid }: Order): Shown => ({ id, mark, lines, createdAt, isPaid });

export const shownTo = ({ orders, time }: World): Shown[] =>
  orders.filter(({ visibleAt }) => visibleAt <= time).map(shown);

/** When something changes without a call; between two such moments nothing depends on the time. */
export function nextEvent({ time, due, orders, processes, records }: World): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  const consider = (at: number): void => {
    if (at > time && at < next) next = at;
  };
  for (const { at } of due) consider(at);
  for (const { visibleAt } of orders) consider(visibleAt);
  let isWaiting = false;
  for (const { isIdle, calls, askAgainAt, point } of processes) {
    if (isIdle && calls > 0) consider(askAgainAt);
    if (point?.asks?.verb === "send") consider(point.asks.deadline + 1);
    isWaiting ||= !isIdle || calls > 0;
  }
  for (const text of records.values()) consider(leaseEnd(text) + 1);
  return isWaiting && next < Number.POSITIVE_INFINITY ? next : undefined;
}

const ends = new Map<string, number>();

function leaseEnd(text: string): number {
  let end = ends.get(text);
  if (end === undefined) {
    end = (JSON.parse(text) as { lease?: { until: number } }).lease?.until ?? 0;
    ends.set(text, end);
  }
  return end;
}
