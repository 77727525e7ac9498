import type { Line, LineState, Order } from "../../../state/entities/order.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";

interface Allowed {
  readonly states: readonly LineState[];
  /** Whether goods can be sent back. */
  readonly returns: boolean;
  /** 1 during the sale, 2 after it. */
  readonly phase: 1 | 2;
  /** The number that the details of a case show. */
  readonly number: 1 | 2;
}

/** The states that the texts of `goodsStatus` match. Texts and numbers are upstream's, the matching is inferred. */
const statuses: Readonly<Record<string, Allowed>> = {
  refundWaitSellerSend: { states: ["paid", "partly"], returns: false, phase: 1, number: 1 },
  refundWaitBuyerReceive: { states: ["shipped", "partly"], returns: false, phase: 1, number: 1 },
  refundBuyerReceived: { states: ["shipped"], returns: true, phase: 1, number: 2 },
  aftersaleBuyerNotReceived: { states: ["received", "done"], returns: false, phase: 2, number: 1 },
  aftersaleBuyerReceived: { states: ["received", "done"], returns: true, phase: 2, number: 2 },
};

export const factsOf = (goodsStatus: string): Allowed | undefined =>
  Object.hasOwn(statuses, goodsStatus) ? statuses[goodsStatus] : undefined;

/** @throws Refused `goods-status-invalid` when the goods of a line are somewhere else, or the time for a refund is over. */
export function needGoodsStatus(world: World, goodsStatus: string, lines: readonly Line[]): Allowed {
  const facts = factsOf(goodsStatus);
  const misfit = lines.find(({ state }) => facts?.states.includes(state) !== true);
  const late = lines.find((line) => isLate(world, line));
  if (facts !== undefined && misfit === undefined && late === undefined) return facts;
  const line = misfit ?? late;
  return refuse("goods-status-invalid", {
    en: `${goodsStatus.slice(0, 40)}; line ${line?.id ?? "?"} is ${late === undefined ? line?.state : "received too long ago"}`,
    zh: "订单状态与货物状态不符",
  });
}

function isLate(world: World, { receivedAt }: Line): boolean {
  const { afterSaleWithinMs } = world.rules;
  return afterSaleWithinMs !== null && receivedAt !== null && world.now > receivedAt + afterSaleWithinMs;
}

/**
 * The named lines of an order, in its order.
 *
 * @throws Refused `line-unknown`, `lines-empty`.
 */
export function needLines({ id, lines }: Order, lineIds: readonly string[]): readonly Line[] {
  const unknown = lineIds.find((lineId) => lines.every((line) => line.id !== lineId));
  if (unknown !== undefined) refuse("line-unknown", { en: `${unknown} in order ${id}` });
  if (lineIds.length === 0) refuse("lines-empty", { en: "orderEntryIds is empty", zh: "子订单不能为空" });
  return lines.filter((line) => lineIds.includes(line.id));
}
