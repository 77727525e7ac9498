import type { Carrier, Market } from "../entities/common.ts";
import type { Order } from "../entities/order.ts";
import type { Parcel } from "../entities/parcel.ts";
import type { Refund } from "../entities/refund.ts";
import type { SellerTemper } from "../entities/seller.ts";
import { nextRefundId } from "../ids/refund-ids.ts";
import { changeLines, currentOrder } from "../life/change-order.ts";
import { changePrice, type PriceChange } from "../life/change-price.ts";
import { closeLines, isClosable } from "../life/close-lines.ts";
import { openCase } from "../life/open-case.ts";
import { isPayable } from "../life/pay-order.ts";
import { type Agreement, agreeRefund, refuseRefund, sayInRefund } from "../life/refund/answer.ts";
import { applyRefund } from "../life/refund/apply.ts";
import { limitsOf } from "../life/refund/limits.ts";
import { payRefund } from "../life/refund/pay.ts";
import { receiveReturn } from "../life/refund/return-goods.ts";
import { shipAsTold } from "../life/ship-purchase.ts";
import { refuse } from "../refusals/refused.ts";
import { temperCheck } from "../shape/tables.ts";
import type { World } from "../world.ts";
import { findOrder, findRefund, meantLines, meantPurchases } from "./find.ts";

export interface ShipWith {
  readonly carrier?: Carrier;
  readonly mailNo?: string;
}

/** Sends all paid lines that the id of an order, a purchase or a line means. One parcel per purchase. */
export function ship(world: World, id: string, { carrier, mailNo }: ShipWith = {}): readonly Parcel[] {
  const found = findOrder(world, id);
  const ready = meantLines(found).filter(({ state }) => state === "paid" || state === "partly");
  if (ready.length === 0) refuse("order-state", { en: `${id} has no paid line that waits for its parcel` });
  return [...new Set(ready.map(({ purchaseId }) => purchaseId))].map((purchaseId) =>
    shipAsTold(world, currentOrder(world, found.order), purchaseId, {
      pieces: Object.fromEntries(
        ready.filter((line) => line.purchaseId === purchaseId).map((line) => [line.id, line.quantity - line.shipped]),
      ),
      ...(carrier === undefined ? {} : { carrier }),
      ...(mailNo === undefined ? {} : { mailNo }),
    }),
  );
}

/** Sends some pieces: line id (or sub-purchase id) → pieces. Taobao sends whole lines only. */
export function shipPart(
  world: World,
  id: string,
  pieces: Readonly<Record<string, number>>,
  { carrier, mailNo }: ShipWith = {},
): Parcel {
  const found = findOrder(world, id);
  const wanted = Object.entries(pieces).map(([name, quantity]) => {
    const line = found.order.lines.find((one) => one.id === name || one.subPurchaseId === name);
    if (line === undefined) return refuse("act-invalid", { en: `${name} is not a line of ${id}` });
    if (found.order.market === "taobao" && quantity !== line.quantity) {
      return refuse("quantity-invalid", {
        en: `Taobao sends whole lines; line ${line.id} has ${line.quantity} pieces`,
      });
    }
    return { line, quantity };
  });
  const [first] = wanted;
  if (first === undefined) return refuse("act-invalid", { en: "name at least one line" });
  const { purchaseId } = first.line;
  return shipAsTold(world, found.order, purchaseId, {
    pieces: Object.fromEntries(wanted.map(({ line, quantity }) => [line.id, quantity])),
    ...(carrier === undefined ? {} : { carrier }),
    ...(mailNo === undefined ? {} : { mailNo }),
  });
}

export interface NewPrice {
  /** All pieces of the one line that is meant, without postage. */
  readonly goodsFen?: number;
  /** The same for several lines, by line id or sub-purchase id. */
  readonly lines?: Readonly<Record<string, number>>;
  readonly postageFen?: number;
}

/** Changes what an unpaid line or purchase costs. Returns whether anything changed. */
export function changePriceOf(world: World, id: string, price: NewPrice): boolean {
  const found = findOrder(world, id);
  const [purchaseId, another] = meantPurchases(found);
  if (purchaseId === undefined || another !== undefined) {
    return refuse("act-invalid", { en: `${id} has several purchases; name one of them or a line` });
  }
  if (!isPayable(found.order, purchaseId)) {
    return refuse("order-state", {
      en: `a price can only change before payment; purchase ${purchaseId} is not unpaid`,
    });
  }
  return changePrice(world, found.order, purchaseId, changeOf(found.order, id, price, meantLines(found)));
}

function changeOf(order: Order, id: string, price: NewPrice, meant: Order["lines"]): PriceChange {
  const goodsFen: Record<string, number> = {};
  for (const [name, fen] of Object.entries(price.lines ?? {})) {
    const line = order.lines.find((one) => one.id === name || one.subPurchaseId === name);
    if (line === undefined) return refuse("act-invalid", { en: `${name} is not a line of ${id}` });
    goodsFen[line.id] = wholeFen(fen, 1);
  }
  if (price.goodsFen !== undefined) {
    const [only, another] = meant.filter(({ state }) => state === "unpaid");
    if (only === undefined || another !== undefined) {
      return refuse("act-invalid", { en: `${id} does not have one unpaid line; give the price by line` });
    }
    goodsFen[only.id] = wholeFen(price.goodsFen, 1);
  }
  return { goodsFen, ...(price.postageFen === undefined ? {} : { postageFen: wholeFen(price.postageFen, 0) }) };
}

const wholeFen = (fen: number, least: number): number =>
  Number.isSafeInteger(fen) && fen >= least
    ? fen
    : refuse("act-invalid", { en: `amounts must be whole fen, ${least} or more` });

export function agree(world: World, refundId: string, agreement: Agreement = {}): Refund {
  return agreeRefund(world, inState(findRefund(world, refundId), ["applied", "refused"]), agreement);
}

export interface RefusalOfSeller {
  readonly reason?: string;
  readonly text?: string;
}

/** Refuses a case, or the goods that came back. */
export function refuseCase(
  world: World,
  refundId: string,
  { reason = "卖家不同意退款", text = "" }: RefusalOfSeller = {},
): Refund {
  return refuseRefund(world, inState(findRefund(world, refundId), ["applied", "returning"]), reason, text);
}

export function receive(world: World, refundId: string): Refund {
  const refund = inState(findRefund(world, refundId), ["returning"]);
  if (refund.isReceived) return refuse("case-state", { en: "the goods were already received" });
  return receiveReturn(world, refund);
}

export function say(world: World, refundId: string, text: string, images: readonly string[] = []): Refund {
  const refund = inState(findRefund(world, refundId), ["applied", "agreed", "returning", "refused"]);
  if ((text ?? "").trim() === "" && images.length === 0) refuse("message-empty");
  return sayInRefund(world, refund, "seller", text, images);
}

/** The seller cannot deliver: unpaid lines are closed, paid ones get all their money back at once. */
export function outOfStock(world: World, id: string): Order {
  const found = findOrder(world, id);
  const lines = meantLines(found);
  const unpaid = lines.filter((line) => isClosable(found.order, line));
  const paid = lines.filter(({ state }) => state === "paid");
  if (unpaid.length + paid.length === 0) return refuse("order-state", { en: `no line of ${id} waits to be sent` });
  const closing = { by: "seller", reason: "no-goods", remark: "" };
  closeLines(
    world,
    found.order,
    unpaid.map((line) => line.id),
    closing,
  );
  for (const line of paid) {
    const failure = { code: "EXAMPLE_SELLER_NO_GOODS", text: "卖家缺货" };
    const order = changeLines(world, currentOrder(world, found.order), [line.id], () => ({ failure }));
    payRefund(world, openCase(world, order, line) ?? fullRefund(world, order, line.id), "seller");
  }
  return currentOrder(world, found.order);
}

function fullRefund(world: World, order: Order, lineId: string): Refund {
  const line = order.lines.find(({ id }) => id === lineId);
  const limits = line === undefined ? { totalFen: 0, postageFen: 0 } : limitsOf(line);
  return applyRefund(world, order, [lineId], nextRefundId(world, order.market), {
    isReturn: false,
    goodsStatus: order.market === "taobao" ? "1" : "refundWaitSellerSend",
    feeFen: limits.totalFen,
    postageFen: limits.postageFen,
    reasonId: "0",
    reasonText: "卖家缺货",
    text: "",
    images: [],
    extra: {},
  });
}

/** How a seller acts from now on. */
export function setTemper(world: World, market: Market, sellerId: string, temper: SellerTemper): void {
  const id = `${market}:${sellerId}`;
  if (world.catalogue.seller(market, sellerId) === undefined)
    refuse("act-invalid", { en: `the catalogue has no seller ${JSON.stringify(sellerId) ?? ""}` });
  const fault = temperCheck(temper);
  if (fault !== undefined) refuse("act-invalid", { en: `${["temper", ...fault.path].join(".")} ${fault.must}` });
  world.sellerChanges.put({ id, temper: { ...world.sellerChanges.get(id)?.temper, ...temper } });
  world.note("seller.temper", { kind: "seller", id: sellerId });
}

/** @throws Refused `case-state`. */
export function inState(refund: Refund, states: readonly Refund["state"][]): Refund {
  if (states.includes(refund.state)) return refund;
  return refuse("case-state", { en: `case ${refund.id} is ${refund.state}; this needs ${states.join(" or ")}` });
}
