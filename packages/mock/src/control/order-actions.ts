import type { Text } from "../refusals/text.ts";
import type { LineState, Order } from "../state/entities/order.ts";
import type { RefundState } from "../state/entities/refund.ts";
import type { World } from "../state/world.ts";
import type { ActionShape, ParamShape } from "./shapes/index.ts";

interface Described<State> {
  readonly actor: ActionShape["actor"];
  readonly verb: string;
  readonly text: Text;
  /** States of a line, or of the case, in which it can be done. */
  readonly states: readonly State[];
  readonly params?: readonly ParamShape[];
}

const CARRIER: readonly ParamShape[] = [
  { name: "mailNo", type: "text", text: { en: "Waybill, generated if empty", zh: "运单号，留空自动生成" } },
];

/** In which states of a line an act can be done. The world itself has the last word. */
const ON_ORDERS: readonly Described<LineState>[] = [
  { actor: "buyer", verb: "pay", text: { en: "Pay", zh: "付款" }, states: ["unpaid"] },
  { actor: "buyer", verb: "leaveCashier", text: { en: "Leave the cashier", zh: "离开收银台" }, states: ["unpaid"] },
  {
    actor: "seller",
    verb: "changePrice",
    text: { en: "Change price…", zh: "改价…" },
    states: ["unpaid"],
    params: [
      { name: "lines", type: "lines", text: { en: "New price of each line, in fen", zh: "各子订单的新价格（分）" } },
      { name: "postageFen", type: "fen", text: { en: "Postage", zh: "运费" } },
    ],
  },
  {
    actor: "seller",
    verb: "ship",
    text: { en: "Ship all", zh: "全部发货" },
    states: ["paid", "partly"],
    params: CARRIER,
  },
  {
    actor: "seller",
    verb: "shipPart",
    text: { en: "Ship part…", zh: "部分发货…" },
    states: ["paid", "partly"],
    params: [{ name: "pieces", type: "lines", text: { en: "Pieces of each line", zh: "各子订单的件数" } }],
  },
  { actor: "seller", verb: "outOfStock", text: { en: "Out of stock", zh: "缺货" }, states: ["unpaid", "paid"] },
  { actor: "carrier", verb: "move", text: { en: "Move parcel", zh: "推进包裹" }, states: ["partly", "shipped"] },
  { actor: "carrier", verb: "sign", text: { en: "Deliver", zh: "送达" }, states: ["partly", "shipped"] },
  { actor: "carrier", verb: "stick", text: { en: "Get stuck", zh: "停滞" }, states: ["partly", "shipped"] },
  { actor: "carrier", verb: "reject", text: { en: "Not accepted", zh: "拒收" }, states: ["partly", "shipped"] },
  { actor: "platform", verb: "close", text: { en: "Close order", zh: "关闭订单" }, states: ["building", "unpaid"] },
  { actor: "platform", verb: "finish", text: { en: "End the trade", zh: "交易完成" }, states: ["received"] },
];

const ON_REFUNDS: readonly Described<RefundState>[] = [
  {
    actor: "buyer",
    verb: "withdrawRefund",
    text: { en: "Withdraw the case", zh: "撤销退款" },
    states: ["applied", "agreed", "refused"],
  },
  {
    actor: "seller",
    verb: "agreeRefund",
    text: { en: "Grant refund", zh: "同意退款" },
    states: ["applied", "refused"],
  },
  {
    actor: "seller",
    verb: "refuseRefund",
    text: { en: "Refuse refund…", zh: "拒绝退款…" },
    states: ["applied", "returning"],
    params: [
      { name: "reason", type: "text", text: { en: "Reason", zh: "原因" } },
      { name: "text", type: "text", text: { en: "Explanation", zh: "说明" } },
    ],
  },
  { actor: "seller", verb: "receiveReturn", text: { en: "Receive the goods", zh: "签收退货" }, states: ["returning"] },
  {
    actor: "platform",
    verb: "payRefund",
    text: { en: "Refund", zh: "退款到账" },
    states: ["applied", "agreed", "returning", "refused"],
  },
  {
    actor: "platform",
    verb: "closeRefund",
    text: { en: "Close the case", zh: "关闭逆向单" },
    states: ["applied", "agreed", "returning", "refused"],
  },
];

/** What can be done to an order now, and what cannot; the possible ones first. */
export function actionsOf(world: World, order: Order): readonly ActionShape[] {
  const states = new Set(order.lines.map(({ state }) => state));
  const { parcels, refunds } = world[order.market];
  const parcel = order.lines
    .flatMap(({ parcelIds }) => parcelIds)
    .filter((id) => isOnTheWay(parcels.get(id)?.state))
    .at(-1);
  const refund = order.lines
    .flatMap(({ refundIds }) => refundIds)
    .map((id) => refunds.get(id))
    .sort((one, other) => Number(isOpen(one?.state)) - Number(isOpen(other?.state)))
    .at(-1);
  const onOrder = ON_ORDERS.map((described) => {
    const isCarrier = described.actor === "carrier";
    const enabled = described.states.some((state) => states.has(state)) && (!isCarrier || parcel !== undefined);
    const why = isCarrier && parcel === undefined ? NO_PARCEL : needs(described.states, [...states]);
    return shaped(described, order.id, isCarrier ? parcel : undefined, enabled ? undefined : why);
  });
  const onRefund = ON_REFUNDS.map((described) => {
    const enabled = refund !== undefined && described.states.includes(refund.state);
    const why = refund === undefined ? NO_CASE : needs(described.states, [refund.state]);
    return shaped(described, order.id, refund?.id, enabled ? undefined : why);
  });
  return [...onOrder, ...onRefund].sort((a, b) => Number(b.enabled) - Number(a.enabled));
}

const ARRIVED: readonly (string | undefined)[] = ["signed", "returned", "rejected", undefined];
const isOnTheWay = (state: string | undefined): boolean => !ARRIVED.includes(state);
const isOpen = (state: RefundState | undefined): boolean =>
  state !== undefined && state !== "refunded" && state !== "closed";

const NO_PARCEL: Text = { en: "No parcel is on its way", zh: "没有在途的包裹" };
const NO_CASE: Text = { en: "No case exists", zh: "没有逆向单" };

const needs = (wanted: readonly string[], states: readonly string[]): Text => ({
  en: `It is ${states.join(", ")}; this needs ${wanted.join(" or ")}`,
  zh: `当前状态为 ${states.join("、")}；需要 ${wanted.join(" 或 ")}`,
});

function shaped(
  { actor, verb, text, params }: Described<string>,
  orderId: string,
  on: string | undefined,
  why: Text | undefined,
): ActionShape {
  const more = params === undefined ? "" : ", {}";
  return {
    actor,
    verb,
    text,
    enabled: why === undefined,
    ...(why === undefined ? {} : { why }),
    ...(on === undefined ? {} : { on }),
    ...(params === undefined ? {} : { params }),
    code: `await mock.act.${actor}.${verb}("${on ?? orderId}"${more});`,
  };
}
