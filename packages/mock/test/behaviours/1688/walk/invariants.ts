import { stateOf } from "../../../../src/state/life/order-state.ts";
import { stockOf } from "../../../../src/state/stock.ts";
import type { World } from "../../../../src/state/world.ts";
import { dataOf } from "../../../support/test-world.ts";

const isFen = (yuan: unknown): boolean =>
  typeof yuan === "number" && Math.abs(yuan * 100 - Math.round(yuan * 100)) < 1e-6;

/** Everything that is wrong with a world, as sentences; none in every reachable world. */
export function broken(world: World): string[] {
  return [...orderProblems(world), ...refundProblems(world), ...idProblems(world), ...parcelProblems(world)];
}

function orderProblems(world: World): string[] {
  const problems: string[] = [];
  const say = (id: string, text: string): void => {
    problems.push(`order ${id}: ${text}`);
  };
  for (const order of world["1688"].orders.values()) {
    const [purchase] = order.purchases;
    const wasPaid = purchase?.paidAt !== null;
    const carriage = order.lines.reduce((sum, line) => sum + line.refundedPostageFen, 0);
    if (carriage > (purchase?.postageFen ?? 0)) say(order.id, "more carriage came back than was paid");
    for (const line of order.lines) {
      if (line.refundedFen > line.goodsFen) say(order.id, "more came back than was paid");
      if (line.shipped > line.quantity) say(order.id, "more pieces were sent than ordered");
      if (line.shipped > 0 && !wasPaid) say(order.id, "sent without payment");
      if (line.goodsFen < 0) say(order.id, "negative amount");
      if (line.state === "refunded" && !wasPaid) say(order.id, "refunded without payment");
      if (line.state === "closed" && wasPaid) say(order.id, "closed although paid");
      if (line.state === "shipped" && line.shipped === 0) say(order.id, "shipped without pieces");
      if (line.state === "paid" && line.shipped > 0) say(order.id, "pieces sent of a line that is only paid");
      const open = line.refundIds.filter((id) => {
        const state = world["1688"].refunds.get(id)?.state;
        return state !== "refunded" && state !== "closed";
      });
      if (open.length > 1) say(order.id, "two open cases of a line");
    }
    const times = [order.createdAt, purchase?.paidAt ?? null].filter((at) => at !== null);
    if (times.some((at, index) => index > 0 && at < (times[index - 1] ?? 0))) say(order.id, "times run backwards");
  }
  return problems;
}

function refundProblems(world: World): string[] {
  const problems: string[] = [];
  const paid = new Map<string, number>();
  for (const refund of world["1688"].refunds.values()) {
    if (refund.feeFen < 1) problems.push(`refund ${refund.id}: asks for nothing`);
    if (refund.state === "refunded") paid.set(refund.orderId, (paid.get(refund.orderId) ?? 0) + refund.feeFen);
  }
  for (const order of world["1688"].orders.values()) {
    const back = order.lines.reduce((sum, line) => sum + line.refundedFen + line.refundedPostageFen, 0);
    if (back !== (paid.get(order.id) ?? 0))
      problems.push(`order ${order.id}: ${back} fen came back, cases paid ${paid.get(order.id) ?? 0}`);
  }
  return problems;
}

function idProblems(world: World): string[] {
  const orders = world["1688"].orders.values();
  const ids = orders.flatMap(({ id, lines }) => [id, ...lines.map((line) => line.id)]);
  const others = [world["1688"].refunds, world["1688"].parcels, world["1688"].cart].flatMap((table) =>
    table.values().map(({ id }) => id),
  );
  return [ids, others].flatMap((list) => (new Set(list).size === list.length ? [] : ["an id occurs twice"]));
}

function parcelProblems(world: World): string[] {
  const problems: string[] = [];
  const sent = new Map<string, number>();
  for (const { contents } of world["1688"].parcels.values()) {
    for (const { lineId, quantity } of contents) sent.set(lineId, (sent.get(lineId) ?? 0) + quantity);
  }
  for (const { lines } of world["1688"].orders.values()) {
    for (const line of lines) {
      if (line.shipped !== (sent.get(line.id) ?? 0))
        problems.push(`line ${line.id}: ${line.shipped} sent, parcels hold ${sent.get(line.id) ?? 0}`);
    }
  }
  return problems;
}

/** Pieces are neither made nor lost: stock and what orders hold are together what there was at birth. */
export function lostPieces(world: World, bornWith: ReadonlyMap<string, number>): string[] {
  const held = new Map<string, number>();
  for (const { lines } of world["1688"].orders.values()) {
    for (const line of lines) {
      const kept = line.isRestocked ? line.shipped : line.quantity - restocked(line.state, line.shipped, line.quantity);
      held.set(line.skuKey, (held.get(line.skuKey) ?? 0) + kept);
    }
  }
  return world.catalogue.alibaba.offers.flatMap(({ skus }) =>
    skus.flatMap(({ key }) => {
      const now = stockOf(world, key) + (held.get(key) ?? 0);
      const before = bornWith.get(key) ?? 0;
      return now === before ? [] : [`${key}: ${now} pieces, ${before} at birth`];
    }),
  );
}

/** Pieces of a partly sent line whose rest was paid back. */
const restocked = (state: string, shipped: number, quantity: number): number =>
  shipped > 0 && shipped < quantity && state !== "partly" ? quantity - shipped : 0;

export function piecesOf(world: World): Map<string, number> {
  const pieces = new Map<string, number>();
  for (const { skus } of world.catalogue.alibaba.offers)
    for (const { key } of skus) pieces.set(key, stockOf(world, key));
  for (const { lines } of world["1688"].orders.values()) {
    for (const { skuKey, quantity } of lines) pieces.set(skuKey, (pieces.get(skuKey) ?? 0) + quantity);
  }
  return pieces;
}

/** The numbers of the order list agree with themselves and with the world. */
export function wrongNumbers(world: World): string[] {
  const page = dataOf(world, "list1688Orders", { pageNo: 1, pageSize: 50 });
  const problems: string[] = [];
  if (page.totalRecords !== world["1688"].orders.size) problems.push("totalRecords is not the number of orders");
  for (const { baseInfo, productItems, tradeTerms } of page.data) {
    const goods = productItems.reduce(
      (sum: number, { itemAmount }: { itemAmount: number }) => sum + Math.round(itemAmount * 100),
      0,
    );
    const money = [baseInfo.totalAmount, baseInfo.sumProductPayment, baseInfo.shippingFee, tradeTerms[0].phasAmount];
    if (!money.every(isFen)) problems.push(`${baseInfo.idOfStr}: a sum is not whole fen`);
    if (goods !== Math.round(baseInfo.sumProductPayment * 100))
      problems.push(`${baseInfo.idOfStr}: the lines do not add up`);
    if (
      Math.round((baseInfo.sumProductPayment + baseInfo.shippingFee) * 100) !== Math.round(baseInfo.totalAmount * 100)
    ) {
      problems.push(`${baseInfo.idOfStr}: the total does not add up`);
    }
    const order = world["1688"].orders.get(baseInfo.idOfStr);
    if (order === undefined || (stateOf(order.lines) === "shipped") !== (baseInfo.status === "waitbuyerreceive")) {
      problems.push(`${baseInfo.idOfStr}: status ${baseInfo.status}`);
    }
  }
  return problems;
}
