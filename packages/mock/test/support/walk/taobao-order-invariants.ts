import type { TaobaoOrder, TaobaoSubOrder, TaobaoSubOrderResult } from "@pandapon/core/taobao";
import { orderAnswer } from "../../../src/behaviours/taobao/order-answer.ts";
import type { Line, Order } from "../../../src/state/entities/order.ts";
import type { World } from "../../../src/state/world.ts";

const REFUND_STATUS = { applied: 10, agreed: 20, returning: 30, refunded: 100, refused: -10, closed: -20 } as const;
const STARTED = ["paid", "partly", "shipped", "received", "done", "refunded"];
const SENT = ["shipped", "received", "done"];

type Rule = (world: World, order: Order, answer: TaobaoOrder) => readonly (string | false)[];

const sum = <T>(list: readonly T[], amount: (item: T) => number): number =>
  list.reduce((all, item) => all + amount(item), 0);

/** Lines not closed before payment; all, if none is left. */
const counted = ({ lines }: Pick<Order, "lines">): readonly Line[] => {
  const left = lines.filter(({ state }) => state !== "closed");
  return left.length > 0 ? left : lines;
};

/** What must be true of every order of Taobao in every reachable world; numbers as in the domain model. */
const rules: readonly Rule[] = [
  // 1: the order costs what its lines cost.
  (_, order, answer) => {
    const goods = sum(counted(order), ({ goodsFen }) => goodsFen);
    const postage = sum(counted(order), ({ postageFen }) => postageFen);
    return [
      answer.purchaseAmount !== String(goods + postage) && `purchaseAmount ${String(answer.purchaseAmount)}`,
      answer.productAmount !== String(goods) && `productAmount ${String(answer.productAmount)}`,
      answer.domesticPostFee !== postage && `domesticPostFee ${String(answer.domesticPostFee)}`,
    ];
  },
  // 2: the postage of a purchase stands in the lines that count.
  (_, order) =>
    order.purchases.map(({ id, postageFen }) => {
      const lines = order.lines.filter(({ purchaseId }) => purchaseId === id);
      return sum(counted({ lines }), (line) => line.postageFen) !== postageFen && `postage of purchase ${id}`;
    }),
  (_, order) => order.lines.map((line) => (line.postageFen < 0 || line.goodsFen < 0) && `negative money in ${line.id}`),
  // 3, 4: what a line says of itself, it says twice.
  (_, __, { subOrderVOS = [] }) => subOrderVOS.flatMap((line) => agreement(line)),
  // 8: the forms of ids.
  (_, order) => [
    order.id === order.number && "id equals orderNo",
    !/^\d{19}$/.test(order.id) && `id ${order.id}`,
    !/^\d{19}$/.test(order.number) && `orderNo ${order.number}`,
  ],
  // 9: a line belongs to a purchase of the order.
  (_, order) =>
    order.lines.map(
      (line) => !order.purchases.some(({ id }) => id === line.purchaseId) && `line ${line.id} without a purchase`,
    ),
  // 10: the order's status is that of its lines.
  (_, order, { status }) => [status !== statusOf(order) && `status ${statusOf(order)} expected`],
  // 11: paid if and only if a line has started.
  (_, order) =>
    order.purchases.map(({ id, paidAt, paidFen }) => {
      const started = order.lines.some((line) => line.purchaseId === id && STARTED.includes(line.state));
      return (started !== (paidAt !== null) || started !== (paidFen !== null)) && `paidAt of purchase ${id}`;
    }),
  // 12: a parcel exists if and only if its line is sent.
  (world, order) => order.lines.flatMap((line) => parcelProblems(world, line)),
  // 13, 14, 15: cases of a line.
  (world, order) => order.lines.flatMap((line) => caseProblems(world, line)),
  (world, order) => [
    caseSum(world, order) > sum(order.purchases, ({ paidFen }) => paidFen ?? 0) && "more paid back than paid",
  ],
];

export function orderProblems(world: World, order: Order): readonly string[] {
  const answer = orderAnswer(world, order);
  return rules
    .flatMap((rule) => rule(world, order, answer))
    .filter((problem) => problem !== false)
    .map((problem) => `order ${order.id}: ${problem}`);
}

function agreement(line: TaobaoSubOrder): readonly (string | false)[] {
  const inside = JSON.parse(line.subOrderResult ?? "") as TaobaoSubOrderResult;
  const twice: readonly (readonly [string, unknown, unknown])[] = [
    ["amount", line.purchaseAmount, String(inside.purchase_amount)],
    ["sum", inside.purchase_amount, Number(inside.product_amount) + (inside.domestic_post_fee ?? 0)],
    ["postage", line.domesticPostFee, inside.domestic_post_fee],
    ["status", line.status, inside.status],
    ["closed", line.status === "TRADE_CLOSED", inside.closed],
    ["close reason", line.status === "TRADE_CLOSED", line.closeReason !== null],
    ["sku", line.skuId, inside.sku_id],
    ["quantity", line.quantity, inside.quantity],
    ["title", line.title, inside.title],
    ["product", line.itemMapId, inside.itemMapId],
    ["sub-purchase", line.taobaoSubPurchaseId, inside.sub_purchase_order_id],
  ];
  return twice.map(
    ([name, outside, within]) =>
      outside !== within && `line ${line.subOrderId ?? ""}: ${name} is ${String(outside)} and ${String(within)}`,
  );
}

/** The status, worked out from the words of the domain model instead of the code's own table. */
function statusOf({ lines }: Order): string {
  const open = lines.filter(({ state }) => state !== "closed" && state !== "refunded").map(({ state }) => state);
  if (open.includes("building")) return "BULIDING";
  if (open.length === 0) return "TRADE_CLOSED";
  if (open.includes("unpaid")) return "WAIT_BUYER_P";
  return open.includes("paid") ? "WAIT_SELLER_SEND_GOODS" : "WAIT_BUYER_CONFIRM_GOODS";
}

function parcelProblems(world: World, line: Line): readonly (string | false)[] {
  const parcels = line.parcelIds.map((id) => world.taobao.parcels.get(id));
  return [
    SENT.includes(line.state) && parcels.length !== 1 && `line ${line.id} is ${line.state} without a parcel`,
    ["unpaid", "paid", "building", "closed"].includes(line.state) &&
      parcels.length > 0 &&
      `line ${line.id} sent too early`,
    ...parcels.flatMap((parcel) => {
      if (parcel === undefined) return [`line ${line.id}: its parcel is gone`];
      const times = [parcel.sentAt, ...parcel.traces.map(({ at }) => at), world.now];
      return [
        times.some((at, index) => at < (times[index - 1] ?? at)) && `parcel ${parcel.id}: traces run backwards`,
        !parcel.contents.some(({ lineId, quantity }) => lineId === line.id && quantity === line.quantity) &&
          `parcel ${parcel.id} does not hold the whole line`,
        line.state === "received" && parcel.state !== "signed" && `line ${line.id} received, its parcel is not`,
      ];
    }),
  ];
}

function caseProblems(world: World, line: Line): readonly (string | false)[] {
  const cases = line.refundIds.map((id) => world.taobao.refunds.get(id));
  const open = cases.filter((one) => one !== undefined && !["refunded", "closed"].includes(one.state));
  const back = sum(cases, (one) => (one?.state === "refunded" ? one.feeFen : 0));
  return [
    cases.includes(undefined) && `line ${line.id} has lost a case`,
    open.length > 1 && `line ${line.id} has ${open.length} open cases`,
    back !== line.refundedFen + line.refundedPostageFen && `line ${line.id}: its cases paid ${back} back`,
    back > line.goodsFen + line.postageFen && `line ${line.id}: ${back} paid back`,
    ...cases.map(
      (one) =>
        one !== undefined &&
        one.back === null &&
        one.isReceived &&
        `case ${one.id}: goods received that were not sent back`,
    ),
    ...cases.map((one) => one !== undefined && one.back !== null && !one.isReturn && `case ${one.id} sends back`),
  ];
}

const caseSum = (world: World, { lines }: Order): number =>
  sum(
    lines.flatMap(({ refundIds }) => refundIds),
    (id) => {
      const one = world.taobao.refunds.get(id);
      return one?.state === "refunded" ? one.feeFen : 0;
    },
  );

/** What `refundStatus` of a line must be. */
export const refundStatusOf = (world: World, line: Line): number => {
  const last = world.taobao.refunds.get(line.refundIds.at(-1) ?? "");
  return last === undefined ? 0 : REFUND_STATUS[last.state];
};
