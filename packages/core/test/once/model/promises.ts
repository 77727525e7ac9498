// The promises of the protocol, checked in every state and at the end of every call.
import type { ModelOptions } from "./steps.ts";
import type { Ended, Order, Process, Task, World } from "./types.ts";

/** The key of orders that were there before all calls. */
export const BEFORE = "before";

/** G1: at most one order for a key, at most one for each line of a batch; at most one payment of an order. */
export function checkWorld(world: World): World {
  for (const [index, order] of world.orders.entries()) {
    if (order.key !== undefined && order.key !== BEFORE) {
      const before = world.orders.slice(0, index).filter((other) => other.key === order.key);
      const same = before.filter((other) => order.lines.some(({ sku }) => holds(other, sku)));
      if (same.length > 0) {
        const ids = [...same, order].map(({ id }) => id).join(", ");
        return { ...world, problem: `G1: ${order.key} has the orders ${ids}` };
      }
    }
    if (order.payments > 1) return { ...world, problem: `G1: ${order.id} was paid ${order.payments} times` };
  }
  return world;
}

const holds = ({ lines }: Order, sku: string): boolean => lines.some((line) => line.sku === sku);

/** What is wrong with the way in which a call ended. */
export function checkEnd(
  world: World,
  { task: given, lookedAt }: Process,
  ended: Ended,
  { marks = "sure" }: Pick<ModelOptions, "marks">,
): string | undefined {
  // A message proves less: it may not come back.
  const task = marks === "sure" ? { ...given, hasMark: given.hasMark ?? false } : { ...given, hasMark: undefined };
  if (ended.state === "returned")
    return task.kind === "pay" ? checkPaid(world, task) : checkMade(world, task, ended.value);
  switch (ended.name) {
    case "PendingError":
      return checkNamed(world, task, ended.orderIds ?? []);
    case "RefusedError":
      return task.kind === "batch" ? checkNamed(world, task, ended.orderIds ?? []) : undefined;
    case "AmbiguousError":
    case "TransportError":
      return undefined;
    case "ApiError":
      return checkRefused(world, task, lookedAt);
    default:
      return `G4: ended with ${ended.name}: ${ended.stack ?? ""}`;
  }
}

function checkPaid({ orders }: World, { orderIds = [] }: Task): string | undefined {
  const unpaid = orders.find(({ id, isPaid }) => orderIds.includes(id) && !isPaid);
  return unpaid && `G2: ${unpaid.id} was told to be paid, and is not`;
}

/** G2: what is returned exists, and is the order of this key. */
function checkMade(world: World, task: Task, value: readonly string[]): string | undefined {
  const claims =
    task.kind === "batch" ? value.map((text) => text.split(" ")) : value.map((id) => [undefined, undefined, id]);
  for (const [sku, , id = ""] of claims) {
    const wrong = checkOne(world, task, id, sku);
    if (wrong) return wrong;
  }
  return undefined;
}

function checkOne(world: World, task: Task, id: string, sku: string | undefined): string | undefined {
  const order = world.orders.find((one) => one.id === id);
  if (!order) return `G2: ${id} does not exist`;
  if (sku !== undefined && !holds(order, sku)) return `G2: ${id} does not hold ${sku}`;
  if (order.key === BEFORE) return `G2: ${id} was there before ${task.key}`;
  const isOther = task.hasMark ? order.key !== task.key : task.hasMark === false && order.mark !== undefined;
  if (isOther) return `G2: ${id} belongs to ${order.key}, not ${task.key}`;
  for (const text of world.records.values()) {
    const record = JSON.parse(text) as { key: string; kind: string; outcome?: { orderIds?: string[] } };
    const isOther = record.key !== `${task.kind}:${task.key}` && record.kind !== "claim" && record.kind !== "pay";
    if (isOther && record.outcome?.orderIds?.includes(id)) return `G2: ${id} was given to two keys`;
  }
  return undefined;
}

const checkNamed = (world: World, task: Task, orderIds: readonly string[]): string | undefined => {
  for (const id of orderIds) {
    const wrong = checkOne(world, task, id, undefined);
    if (wrong) return wrong;
  }
  return undefined;
};

/** G3: a refusal is never told after a look at the list that could show the order of this key. */
function checkRefused({ orders, processes }: World, task: Task, lookedAt: number): string | undefined {
  if (task.kind === "pay") {
    const paid = orders.find(({ id, isPaid }) => task.orderIds?.includes(id) && isPaid);
    return paid && `G3: refused, although ${paid.id} is paid`;
  }
  // Orders without a number may be those of a twin: then nothing can be told.
  const isAlone = task.hasMark || processes.every((other) => other.task.key === task.key);
  const seen = orders.find(({ key, visibleAt }) => key === task.key && visibleAt <= lookedAt);
  return isAlone && seen ? `G3: refused, although ${seen.id} can be seen` : undefined;
}
