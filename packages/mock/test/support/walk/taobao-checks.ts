import { orderAnswer } from "../../../src/behaviours/taobao/order-answer.ts";
import type { Order } from "../../../src/state/entities/order.ts";
import type { Refund } from "../../../src/state/entities/refund.ts";
import { stockOf } from "../../../src/state/stock.ts";
import type { World } from "../../../src/state/world.ts";
import { type Copies, differences, type Shape, shapeOf } from "./same-world.ts";
import { orderProblems, refundStatusOf } from "./taobao-order-invariants.ts";
import type { Checks, Step, Taken } from "./walk.ts";

/** Every so many steps the whole world is added up. */
const EVERY = 400;
const FINAL: readonly Refund["state"][] = ["refunded", "closed"];

/** The invariants of the domain model, checked on what each step has changed, and from time to time on everything. */
export function taobaoChecks(world: World, stockSet: ReadonlyMap<string, number>): Checks {
  let shape: Shape | undefined;
  const copies: Copies = new Map();
  const seenOrders = new Map<string, Order>();
  const seenRefunds = new Map<string, Refund>();
  const owners = new Map<string, string>();
  let events = world.events.length;
  for (const order of world.taobao.orders.values()) seenOrders.set(order.id, order);
  for (const refund of world.taobao.refunds.values()) seenRefunds.set(refund.id, refund);

  return {
    before: (step) => {
      shape = step.kind === "clock" ? undefined : shapeOf(world, copies);
    },
    after: (taken, number) => {
      const problems: string[] = [];
      const { step, refusal, events: noted } = taken;
      // 18: a refusal changes nothing but events; a read not even these.
      if (shape !== undefined && (refusal !== undefined || step.isRead === true)) {
        problems.push(...differences(shape, shapeOf(world, copies)));
      }
      if (step.isRead === true && refusal === undefined && noted.length > 0) problems.push("a read noted an event");
      // Events are numbered without a gap, and their times do not run backwards.
      for (const { n, at } of noted) {
        events++;
        if (n !== events || at > world.now) problems.push(`event ${n} at ${at} is number ${events}`);
      }
      problems.push(...pushProblems(world, taken, seenOrders, seenRefunds));
      for (const order of world.taobao.orders.values()) {
        if (seenOrders.get(order.id) === order) continue;
        if (!seenOrders.has(order.id)) problems.push(...ownership(order, owners));
        problems.push(...orderProblems(world, order));
        seenOrders.set(order.id, order);
      }
      for (const refund of world.taobao.refunds.values()) {
        const before = seenRefunds.get(refund.id);
        // 16: what has ended stays ended.
        if (before !== undefined && FINAL.includes(before.state) && before.state !== refund.state) {
          problems.push(`case ${refund.id} left ${before.state}`);
        }
        seenRefunds.set(refund.id, refund);
      }
      const first = world.due.first();
      if (first !== undefined && first.at < world.now) problems.push("something due lies in the past");
      if (number % EVERY === 0) problems.push(...wholeProblems(world, stockSet));
      return problems;
    },
  };
}

/** 8, 9: an id belongs to one thing for ever. */
function ownership(order: Order, owners: Map<string, string>): readonly string[] {
  const named = [
    [order.id, `order ${order.id}`],
    [order.number, `order ${order.id}`],
    ...order.purchases.flatMap(({ id, payNumber }) => [
      [id, `purchase ${id}`],
      [payNumber, `purchase ${id}`],
    ]),
    ...order.lines.flatMap(({ id, subPurchaseId }) => [
      [id, `line ${id}`],
      [subPurchaseId, `line ${id}`],
    ]),
  ] as const;
  return named.flatMap(([id = "", owner = ""]) => {
    const before = owners.get(id);
    owners.set(id, owner);
    return before === undefined ? [] : [`${id} names ${before} and ${owner}`];
  });
}

/** 15, 22: a change of status is told once; what is told is true. */
function pushProblems(
  world: World,
  { pushes, step }: Taken,
  orders: ReadonlyMap<string, Order>,
  refunds: ReadonlyMap<string, Refund>,
): readonly string[] {
  const problems: string[] = [];
  for (const order of world.taobao.orders.values()) {
    const before = orders.get(order.id);
    if (before === order) continue;
    const answer = orderAnswer(world, order);
    for (const [index, line] of order.lines.entries()) {
      const told = answer.subOrderVOS?.[index]?.refundStatus;
      if (told !== refundStatusOf(world, line)) problems.push(`refundStatus of line ${line.id} is ${told ?? "absent"}`);
    }
    if (before === undefined) continue;
    for (const line of order.lines) {
      const was = before.lines.find(({ id }) => id === line.id)?.state ?? line.state;
      const isTold = pushes.some(({ kind, purchaseId }) => kind === "status" && purchaseId === line.purchaseId);
      if (textOf(was) !== textOf(line.state) && !isTold)
        problems.push(`line ${line.id} ${was} → ${line.state}: no push`);
    }
  }
  for (const refund of world.taobao.refunds.values()) {
    const before = refunds.get(refund.id);
    const told = pushes.filter(({ refundId }) => refundId === refund.id);
    if (before?.state !== refund.state && told.length === 0)
      problems.push(`case ${refund.id}: ${refund.state}, no push`);
    if (step.kind !== "clock" && told.length > 1) problems.push(`case ${refund.id}: ${told.length} pushes at once`);
  }
  return problems;
}

const textOf = (state: string): string =>
  state === "closed" || state === "refunded"
    ? "closed"
    : ["shipped", "received", "done"].includes(state)
      ? "sent"
      : state;

/** 7 and the account: pieces and money are conserved. */
export function wholeProblems(world: World, stockSet: ReadonlyMap<string, number>): readonly string[] {
  const out = new Map<string, number>();
  let spent = 0;
  for (const order of world.taobao.orders.values()) {
    for (const { skuKey, quantity, isRestocked } of order.lines) {
      out.set(skuKey, (out.get(skuKey) ?? 0) + (isRestocked ? 0 : quantity));
    }
    if (!SEEDED.has(order.id) || paidHere(world, order)) {
      spent += order.purchases.reduce((sum, { paidFen }) => sum + (paidFen ?? 0), 0);
    }
    // A payment on its way has left the account.
    const settling = order.purchases.filter(({ settlesAt }) => settlesAt !== null).map(({ id }) => id);
    for (const line of order.lines) {
      if (line.state === "unpaid" && settling.includes(line.purchaseId)) spent += line.goodsFen + line.postageFen;
    }
  }
  for (const refund of world.taobao.refunds.values()) {
    if (refund.state === "refunded" && (refund.endedAt ?? 0) >= world.bornAt) spent -= refund.feeFen;
  }
  const pieces = [...out].flatMap(([skuKey, quantity]) => {
    const stock = stockOf(world, skuKey);
    const all = (stockSet.get(skuKey) ?? 0) + world.catalogue.stockOf(skuKey) + (seededPieces(world).get(skuKey) ?? 0);
    return [
      ...(stock < 0 ? [`stock of ${skuKey} is ${stock}`] : []),
      ...(stock + quantity === all ? [] : [`${skuKey}: ${stock} in stock and ${quantity} sold, ${all} in all`]),
    ];
  });
  const account = world.counters.get("spentFen") ?? 0;
  return account === spent ? pieces : [...pieces, `the account spent ${account}, orders and cases say ${spent}`];
}

const SEEDED = new Set([
  "1024285237573584051",
  "1227543596236800001",
  "1231171249766400001",
  "1231892250624000001",
  "1232730479761801257",
  "1232730479761802258",
]);

const paidHere = (world: World, { purchases }: Order): boolean =>
  purchases.some(({ paidAt }) => paidAt !== null && paidAt >= world.bornAt);

/** Pieces of the seed's orders, which were taken before the world was born. */
function seededPieces(world: World): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const order of world.taobao.orders.values()) {
    if (!SEEDED.has(order.id)) continue;
    for (const { skuKey, quantity } of order.lines) pieces.set(skuKey, (pieces.get(skuKey) ?? 0) + quantity);
  }
  return pieces;
}

export type { Step };
