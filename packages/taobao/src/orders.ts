import { type Client, captureOrigin, createGroup, laterCatchUp } from "@pandapon/core";
import type { CatchUp, CatchUpQuestion, PaymentReconciliation, Reconciliation } from "@pandapon/core/reconcile";
import type { TaobaoOrder, TaobaoOrders } from "@pandapon/core/taobao";
import * as op from "@pandapon/core/taobao";
import type { TaobaoCatchUpOptions } from "./catch-up.ts";
import type { TaobaoCreationQuestion, TaobaoPaymentQuestion, TaobaoReconcileOptions } from "./reconcile.ts";

/** Create, pay, cancel and follow orders (订单), and find out the outcome of an interrupted call. */
export interface TaobaoOrderGroup extends TaobaoOrders {
  /**
   * Finds the outcome of an order · 核对订单结果
   *
   * After an `OutcomeUnknownError` of `orders.create` or `cart.createOrder`, and after a crash: was the order created? Searches
   * `orders.list`, page by page, and changes nothing.
   *
   * - `found`: it exists. Do not send the call again.
   * - `not-found`: the whole list was read twice, unchanged, no order matches, and the call can no longer be under way. Only then
   *   may it be sent again.
   * - `ambiguous`: not known yet; `reason` says why. Ask again at `askAgainAt`, or let a person look. Do not send it again.
   *
   * Your own order number decides: pass `sellerOrderNumber` to `orders.create`, and ask with it here. `cart.createOrder` does not
   * take a number; there the lines decide, among the orders created since the call: note them from `cart.list` before you order,
   * and pass the ids of your other orders as `except`.
   *
   * Evidence: the shape of the list and of an order is inferred; it has never been seen. Where an order lacks what is needed to
   * compare
   * it, the result is `ambiguous`, never `not-found`; where the list itself is missing in the answer, a `ProtocolError` is thrown.
   *
   * @throws `InputError` when the search has neither a number nor lines to recognize the order by, or an id is not exact.
   * @throws `ApiError`, `ProtocolError`, `TransportError`, `TimeoutError` when the list cannot be read.
   *
   * @example
   * ```ts
   * const result = await taobao.orders.reconcile({ sellerOrderNumber: "LZD-20250424-0001", since: journal.sentAt });
   * if (result.state === "not-found") await taobao.orders.create(journal.input);
   * ```
   */
  reconcile(question: TaobaoCreationQuestion, options?: TaobaoReconcileOptions): Promise<Reconciliation<TaobaoOrder>>;
  /**
   * Finds the outcome of a payment · 核对付款结果
   *
   * After an `OutcomeUnknownError` of `orders.pay` (or `orders.cancel`), and after a crash: are these orders paid, or closed? Reads
   * `orders.get`, then `orders.list`, and changes nothing.
   *
   * - `paid`: every order shows a payment.
   * - `closed`: the order can no longer be paid.
   * - `unsettled`: not known yet; `reason` says why. Ask again at `askAgainAt`.
   *
   * **No state means that you may pay again.** An order that shows no payment may show it later. Only a person who has asked
   * PandaPon can
   * know that the payment will not arrive.
   *
   * @throws `InputError` when no id is given, or an id is not exact.
   * @throws `ApiError`, `ProtocolError`, `TransportError`, `TimeoutError` when the orders cannot be read.
   *
   * @example
   * ```ts
   * const result = await taobao.orders.reconcile({ orderIds: [journal.orderId], since: journal.sentAt });
   * if (result.state === "unsettled") await journal.askAgain(result.askAgainAt);
   * ```
   */
  reconcile(
    question: TaobaoPaymentQuestion,
    options?: TaobaoReconcileOptions,
  ): Promise<PaymentReconciliation<TaobaoOrder>>;
  /**
   * What changed while pushes were lost · 补漏
   *
   * PandaPon repeats a push five times, for two and a half hours; after a longer outage it is gone. This looks through `orders.list`,
   * newest change first if the list supports this sorting, and yields the orders that were changed since. It may yield an order
   * whose change you know already, or an order without a time of change: make sure that processing an order twice does no harm.
   *
   * Bounded by `maxOrders`; `after` continues an interrupted run. When the loop has ended, `walked` says how many orders were read
   * and whether all changed orders were seen (`isComplete`).
   *
   * Evidence: the list, its sorting and `modifyTime` are inferred or upstream; times are read as China's (inferred).
   *
   * @throws `InputError` when the question or an option is unusable.
   * @throws `ApiError`, `ProtocolError`, `TransportError`, `TimeoutError` when the list cannot be read; continue with `after`.
   *
   * @example
   * ```ts
   * const changes = taobao.orders.catchUp({ since: journal.lastPushAt });
   * for await (const { order, cursor } of changes) await journal.update(order, cursor);
   * if (changes.walked?.isComplete) await journal.caughtUp(changes.walked.nextSince);
   * ```
   */
  catchUp(question: CatchUpQuestion, options?: TaobaoCatchUpOptions): CatchUp<TaobaoOrder>;
}

export function createOrders(client: Client): TaobaoOrderGroup {
  const orders: TaobaoOrders = createGroup(
    client,
    {
      create: op.createTaobaoOrder,
      list: op.listTaobaoOrders,
      cancel: op.cancelTaobaoOrder,
      updateWarehouse: op.updateTaobaoOrderWarehouse,
      pay: op.payTaobaoOrder,
      getImLink: op.getTaobaoImLink,
      get: op.getTaobaoOrder,
      getLogistics: op.getTaobaoOrderLogistics,
    },
    "orders",
  );
  // Loaded on first use: few programs need it. The cast restores what an arrow function cannot declare: overloads.
  const reconcile = (async (question: never, options?: TaobaoReconcileOptions) => {
    const origin = captureOrigin(reconcile);
    return (await import("./reconcile.ts")).reconcile(orders, question, options, origin);
  }) as TaobaoOrderGroup["reconcile"];
  const catchUp: TaobaoOrderGroup["catchUp"] = (question, options) => {
    const origin = captureOrigin(catchUp);
    return laterCatchUp(async () => (await import("./catch-up.ts")).catchUpOrders(orders, question, options, origin));
  };
  return { ...orders, reconcile, catchUp };
}
