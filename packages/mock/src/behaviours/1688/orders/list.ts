import type { Order } from "../../../state/entities/order.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import { alibabaLineRefundStatus, alibabaRefundStatus } from "../../../state/texts/alibaba-texts.ts";
import type { World } from "../../../state/world.ts";
import { flagOf, wordsOf } from "../../input.ts";
import { askedPage } from "../products/page.ts";
import { timeOf } from "../times.ts";
import { casesOf, statusOf } from "./sums.ts";
import { tradeTypeOf } from "./trade-type.ts";
import { wireOrder } from "./wire-order.ts";

const LARGEST_PAGE = 50;

const FILTERS = [
  "orderStatus",
  "refundStatus",
  "productName",
  "sellerMemberId",
  "tradeType",
  "createStartTime",
  "createEndTime",
  "modifyStartTime",
  "modifyEndTime",
] as const;

type ListInput = Readonly<Record<string, unknown>>;
type Test = (order: Order) => boolean;

/** One page of the buyer's orders, the newest first. */
export function listOrders(world: World, input: ListInput) {
  const { number, size } = askedPage(input.pageNo, input.pageSize, { size: LARGEST_PAGE });
  const tests = testsOf(world, input);
  const found = world["1688"].orders.kept(keyOf(world, input), (orders) =>
    orders
      .filter((order) => tests.every((test) => test(order)))
      .reverse()
      .sort((a, b) => b.createdAt - a.createdAt),
  );
  const withoutPerson = flagOf(input.needBuyerAddressAndPhone) === false;
  return {
    totalRecords: found.length,
    totalPage: Math.ceil(found.length / size),
    pageSize: size,
    currentPage: number,
    data: found.slice((number - 1) * size, number * size).map((order) => wireOrder(world, order, { withoutPerson })),
  };
}

/** The inputs, besides the orders, that decide which orders are found. */
function keyOf(world: World, input: ListInput): string {
  const filters = FILTERS.map((name) => wordsOf(input[name]));
  return JSON.stringify(["list", filters, world.rules.switches.allRefunded, world["1688"].refunds.version]);
}

function testsOf(world: World, input: ListInput): readonly Test[] {
  const tests: Test[] = [];
  const status = wordsOf(input.orderStatus)?.toLowerCase();
  if (status !== undefined) tests.push((order) => statusOf(world, order) === status);
  const refundStatus = wordsOf(input.refundStatus)?.toLowerCase();
  if (refundStatus !== undefined) tests.push((order) => hasRefundStatus(world, order, refundStatus));
  const name = wordsOf(input.productName)?.toLowerCase();
  if (name !== undefined) {
    tests.push(({ lines }) => lines.some(({ goods }) => goods.title.toLowerCase().includes(name)));
  }
  const member = wordsOf(input.sellerMemberId);
  if (member !== undefined) tests.push((order) => sellerMember(world, order) === member);
  const tradeType = wordsOf(input.tradeType);
  if (tradeType !== undefined) {
    tests.push((order) => tradeTypeOf(order).code.text === tradeType);
  }
  return [
    ...tests,
    ...windowOf(input, "create", ({ createdAt }) => createdAt),
    ...windowOf(input, "modify", ({ changedAt }) => changedAt),
  ];
}

/** Both ends belong to the window; a time without milliseconds ends with its second. */
function windowOf(input: ListInput, kind: "create" | "modify", timeOfOrder: (order: Order) => number): readonly Test[] {
  const [start, end] = [`${kind}StartTime`, `${kind}EndTime`];
  const from = boundOf(input[start]) ?? Number.NEGATIVE_INFINITY;
  const last = boundOf(input[end]) ?? Number.POSITIVE_INFINITY;
  const to = last % 1000 === 0 ? last + 999 : last;
  if (from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY) return [];
  if (from > to) {
    refuse("window-invalid", { en: `${start} ${wordsOf(input[start])} is after ${end} ${wordsOf(input[end])}` });
  }
  return [
    (order) => {
      const time = timeOfOrder(order);
      return time >= from && time <= to;
    },
  ];
}

function boundOf(value: unknown): number | undefined {
  const text = wordsOf(value);
  if (text === undefined) return undefined;
  return (
    timeOf(text) ??
    refuse("time-unreadable", { en: `${text.slice(0, 40)}; write 20180423171116000+0800 or 2018-04-23 17:11:16` })
  );
}

const hasRefundStatus = (world: World, order: Order, status: string): boolean =>
  casesOf(world, order).some(
    (refund) =>
      alibabaRefundStatus[refund.state].text === status ||
      alibabaLineRefundStatus[refund.state].text.toLowerCase() === status,
  );

const sellerMember = (world: World, { purchases }: Order): string | undefined =>
  world.catalogue.alibaba.seller(purchases[0]?.sellerId ?? "")?.memberId;
