import type { LineState, Order } from "../state/entities/order.ts";
import type { RefundState } from "../state/entities/refund.ts";
import type { World } from "../state/world.ts";
import type { ActionShape } from "./shapes.ts";

type OfOrder = readonly [actor: ActionShape["actor"], verb: string, states: readonly LineState[]];
type OfRefund = readonly [actor: ActionShape["actor"], verb: string, states: readonly RefundState[]];

/** In which states of a line an act can be done. The world itself has the last word. */
const ON_ORDERS: readonly OfOrder[] = [
  ["buyer", "pay", ["unpaid"]],
  ["seller", "changePrice", ["unpaid"]],
  ["seller", "ship", ["paid", "partly"]],
  ["seller", "shipPart", ["paid", "partly"]],
  ["seller", "outOfStock", ["paid"]],
  ["carrier", "move", ["partly", "shipped"]],
  ["carrier", "stick", ["partly", "shipped"]],
  ["carrier", "sign", ["partly", "shipped"]],
  ["carrier", "reject", ["partly", "shipped"]],
  ["platform", "close", ["building", "unpaid"]],
  ["platform", "finish", ["shipped", "received"]],
];

const ON_REFUNDS: readonly OfRefund[] = [
  ["seller", "agreeRefund", ["applied"]],
  ["seller", "refuseRefund", ["applied"]],
  ["seller", "receiveReturn", ["returning"]],
  ["platform", "payRefund", ["agreed", "returning"]],
  ["platform", "closeRefund", ["applied", "agreed", "returning", "refused"]],
];

/** What can be done to an order now, and what cannot; the possible ones first. */
export function actionsOf(world: World, order: Order): readonly ActionShape[] {
  const states = order.lines.map(({ state }) => state);
  const parcel = order.lines.flatMap(({ parcelIds }) => parcelIds).at(-1);
  const refund = order.lines.flatMap(({ refundIds }) => refundIds).at(-1);
  const refundState = refund === undefined ? undefined : world[order.market].refunds.get(refund)?.state;
  const actions = [
    ...ON_ORDERS.map(
      ([actor, verb, fitting]): ActionShape => ({
        actor,
        verb,
        enabled: states.some((state) => fitting.includes(state)),
        ...(actor === "carrier" && parcel !== undefined ? { on: parcel } : {}),
      }),
    ),
    ...ON_REFUNDS.map(
      ([actor, verb, fitting]): ActionShape => ({
        actor,
        verb,
        enabled: refundState !== undefined && fitting.includes(refundState),
        ...(refund === undefined ? {} : { on: refund }),
      }),
    ),
  ];
  return actions.sort((a, b) => Number(b.enabled) - Number(a.enabled));
}
