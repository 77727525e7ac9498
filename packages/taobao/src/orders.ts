import { type Client, createGroup } from "@pandapon/core";
import type { Reconciliation } from "@pandapon/core/reconcile";
import type { TaobaoOrder, TaobaoOrders } from "@pandapon/core/taobao";
import * as op from "@pandapon/core/taobao";
import type { TaobaoCreationQuestion, TaobaoPaymentQuestion, TaobaoReconcileOptions } from "./reconcile.ts";

/** Create, pay, cancel and follow orders (订单), and find out what became of a call that was cut off. */
export interface TaobaoOrderGroup extends TaobaoOrders {
  /**
   * What became of an order · 核对订单结果
   *
   * After an `OutcomeUnknownError` of `orders.create`, `cart.createOrder`, `orders.pay` or `orders.cancel`, and after a crash: was it
   * created, is it paid? Looks through `listTaobaoOrders`, page by page (for ids: `getTaobaoOrder` first), and changes nothing.
   *
   * - `found`: it is there, with `payment`. Do not send the call again.
   * - `not-found`: the whole list was read, nothing fits, and the call had its time. Only now it may be sent again.
   * - `ambiguous`: nobody can tell yet, `reason` says why. Ask again at `askAgainAt`, or let a person look. Do not send it again.
   *
   * An own order number decides: give `sellerOrderNumber` to `orders.create` and ask with it here. `cart.createOrder` takes none;
   * there the lines decide, among the orders made since the call: note them from `cart.list` before you order, and give the ids of
   * your other orders as `except`.
   *
   * Evidence: what the list and an order look like is inferred, nobody has seen either. Where an order lacks what is needed to compare
   * it, the result is `ambiguous`, never `not-found`; where the list itself is missing in the answer, a `ProtocolError` is thrown.
   *
   * @throws `InputError` when there is nothing to know the order by.
   * @throws `ApiError`, `ProtocolError`, `TransportError`, `TimeoutError` when the list cannot be read.
   *
   * @example
   * ```ts
   * const result = await taobao.orders.reconcile({ sellerOrderNumber: "LZD-20250424-0001", since: journal.sentAt });
   * if (result.state === "found" && result.payment === "unpaid") await taobao.orders.pay({ orderId: result.order.id });
   * ```
   */
  reconcile(
    question: TaobaoCreationQuestion | TaobaoPaymentQuestion,
    options?: TaobaoReconcileOptions,
  ): Promise<Reconciliation<TaobaoOrder>>;
}

export function createOrders(client: Client): TaobaoOrderGroup {
  const orders: TaobaoOrders = createGroup(client, {
    create: op.createTaobaoOrder,
    list: op.listTaobaoOrders,
    cancel: op.cancelTaobaoOrder,
    updateWarehouse: op.updateTaobaoOrderWarehouse,
    pay: op.payTaobaoOrder,
    getImLink: op.getTaobaoImLink,
    get: op.getTaobaoOrder,
    getLogistics: op.getTaobaoOrderLogistics,
  });
  return {
    ...orders,
    // Loaded when first needed: few programs ever do.
    reconcile: async (question, options) => (await import("./reconcile.ts")).reconcile(orders, question, options),
  };
}
