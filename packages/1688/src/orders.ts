import { type Client, createGroup } from "@pandapon/core";
import type { AlibabaOrders, AlibabaTradeInfo } from "@pandapon/core/1688";
import * as op from "@pandapon/core/1688";
import type { Reconciliation } from "@pandapon/core/reconcile";
import type { AlibabaCreationQuestion, AlibabaPaymentQuestion, AlibabaReconcileOptions } from "./reconcile.ts";

/** Create, pay, cancel and follow orders (订单), and find out what became of a call that was cut off. */
export interface AlibabaOrderGroup extends AlibabaOrders {
  /**
   * What became of an order · 核对订单结果
   *
   * After an `OutcomeUnknownError` of `orders.create`, `orders.createBatch`, `cart.createOrder`, `orders.pay`, `orders.payBatch`,
   * `orders.cancel` or `orders.confirmReceipt`, and after a crash: was it created, is it paid? Looks through `list1688Orders`, page by
   * page, and changes nothing.
   *
   * - `found`: it is there, with `payment`; one order for each seller, so look at `orders`. Do not send the call again.
   * - `not-found`: the whole list was read, nothing fits, and the call had its time. Only now it may be sent again.
   * - `ambiguous`: nobody can tell yet, `reason` says why. Ask again at `askAgainAt`, or let a person look. Do not send it again.
   *
   * The API has no field for an own order number. The lines decide, among the orders made since the call; give the ids of your other
   * orders as `except`. A `message` that holds your own order number decides better, if orders give it back.
   *
   * Evidence: the path of the list is documented, what it answers is inferred. Where an order lacks what is needed to compare it, the
   * result is `ambiguous`, never `not-found`; where the list itself is missing in the answer, a `ProtocolError` is thrown.
   *
   * @throws `InputError` when there is nothing to know the order by.
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
    question: AlibabaCreationQuestion | AlibabaPaymentQuestion,
    options?: AlibabaReconcileOptions,
  ): Promise<Reconciliation<AlibabaTradeInfo>>;
}

export function createOrders(client: Client): AlibabaOrderGroup {
  const orders: AlibabaOrders = createGroup(client, {
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
  });
  return {
    ...orders,
    // Loaded when first needed: few programs ever do.
    reconcile: async (question, options) => (await import("./reconcile.ts")).reconcile(orders, question, options),
  };
}
