import { type Client, captureOrigin, createGroup, laterCatchUp } from "@pandapon/core";
import type { AlibabaOrders, AlibabaTradeInfo } from "@pandapon/core/1688";
import * as op from "@pandapon/core/1688";
import type { CatchUp, CatchUpQuestion, PaymentReconciliation, Reconciliation } from "@pandapon/core/reconcile";
import type { AlibabaCatchUpOptions } from "./catch-up.ts";
import type { AlibabaCreationQuestion, AlibabaPaymentQuestion, AlibabaReconcileOptions } from "./reconcile.ts";

/** Create, pay, cancel and follow orders (订单), and find out the outcome of an interrupted call. */
export interface AlibabaOrderGroup extends AlibabaOrders {
  /**
   * Finds the outcome of an order · 核对订单结果
   *
   * After an `OutcomeUnknownError` of `orders.create`, `orders.createBatch` or `cart.createOrder`, and after a crash: was the order
   * created? Searches `orders.list`, page by page, and changes nothing.
   *
   * - `found`: it exists; one order for each seller, so look at `orders`. Do not send the call again.
   * - `not-found`: the whole list was read twice, unchanged, no order matches, and the call can no longer be under way. Only then
   *   may it be sent again.
   * - `ambiguous`: not known yet; `reason` says why. Ask again at `askAgainAt`, or let a person look. Do not send it again.
   *
   * The API has no field for your own order number. The lines decide, among the orders created since the call; pass the ids of
   * your other orders as `except`. A `message` with your own order number decides better, if orders return it.
   *
   * Evidence: the path of the list is documented, the shape of its answer is inferred. Where an order lacks what is needed to compare
   * it, the result is `ambiguous`, never `not-found`; where the list itself is missing in the answer, a `ProtocolError` is thrown.
   *
   * @throws `InputError` when the search has neither a number nor lines to recognize the order by, or an id is not exact.
   * @throws `ApiError`, `ProtocolError`, `TransportError`, `TimeoutError` when the list cannot be read.
   *
   * @example
   * ```ts
   * const lines = [{ specId: "e61a85a671bb3d0301d0412b51641c6b", quantity: 1 }];
   * const result = await alibaba.orders.reconcile({ lines, since: journal.sentAt, except: journal.orderIds });
   * if (result.state === "not-found") await alibaba.orders.create(journal.input);
   * ```
   */
  reconcile(
    question: AlibabaCreationQuestion,
    options?: AlibabaReconcileOptions,
  ): Promise<Reconciliation<AlibabaTradeInfo>>;
  /**
   * Finds the outcome of a payment · 核对付款结果
   *
   * After an `OutcomeUnknownError` of `orders.pay` or `orders.payBatch` (or `orders.cancel`), and after a
   * crash: are these orders paid, or closed? Searches `orders.list`, and changes nothing.
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
   * @throws `ApiError`, `ProtocolError`, `TransportError`, `TimeoutError` when the list cannot be read.
   *
   * @example
   * ```ts
   * const result = await alibaba.orders.reconcile({ orderIds: journal.orderIds, since: journal.sentAt });
   * if (result.state === "unsettled") await journal.askAgain(result.askAgainAt);
   * ```
   */
  reconcile(
    question: AlibabaPaymentQuestion,
    options?: AlibabaReconcileOptions,
  ): Promise<PaymentReconciliation<AlibabaTradeInfo>>;
  /**
   * What changed while pushes were lost · 补漏
   *
   * PandaPon repeats a push five times, for two and a half hours; after a longer outage it is gone. This looks through `orders.list`,
   * page by page, and yields the orders that were changed since. It may yield an order whose change you know already, or an order
   * without a time of change: make sure that processing an order twice does no harm.
   *
   * Bounded by `maxOrders`; `after` continues an interrupted run. When the loop has ended, `walked` says how many orders were read
   * and whether all changed orders were seen (`isComplete`).
   *
   * Evidence: the path of the list is documented; its answer is inferred, `modifyTime` is upstream; times without a
   * zone are read as China's (inferred).
   *
   * @throws `InputError` when the question or an option is unusable.
   * @throws `ApiError`, `ProtocolError`, `TransportError`, `TimeoutError` when the list cannot be read; continue with `after`.
   *
   * @example
   * ```ts
   * const changes = alibaba.orders.catchUp({ since: journal.lastPushAt });
   * for await (const { order, cursor } of changes) await journal.update(order, cursor);
   * if (changes.walked?.isComplete) await journal.caughtUp(changes.walked.nextSince);
   * ```
   */
  catchUp(question: CatchUpQuestion, options?: AlibabaCatchUpOptions): CatchUp<AlibabaTradeInfo>;
}

export function createOrders(client: Client): AlibabaOrderGroup {
  const orders: AlibabaOrders = createGroup(
    client,
    {
      payBatch: op.batchPay1688Orders,
      previewBatch: op.batchPreview1688Orders,
      createBatch: op.batchCreate1688Orders,
      getTracking: op.get1688OrderTracking,
      list: op.list1688Orders,
      preview: op.preview1688Order,
      create: op.create1688Order,
      cancel: op.cancel1688Order,
      pay: op.pay1688Order,
      confirmReceipt: op.confirm1688OrderReceipt,
      getWangwangNick: op.get1688WangwangNick,
    },
    "orders",
  );
  // Loaded on first use: few programs need it. The cast restores what an arrow function cannot declare: overloads.
  const reconcile = (async (question: never, options?: AlibabaReconcileOptions) => {
    const origin = captureOrigin(reconcile);
    return (await import("./reconcile.ts")).reconcile(orders, question, options, origin);
  }) as AlibabaOrderGroup["reconcile"];
  const catchUp: AlibabaOrderGroup["catchUp"] = (question, options) => {
    const origin = captureOrigin(catchUp);
    return laterCatchUp(async () => (await import("./catch-up.ts")).catchUpOrders(orders, question, options, origin));
  };
  return { ...orders, reconcile, catchUp };
}
