import { captureOrigin, type Id64Input, type Origin, type PandaPonFailure } from "@pandapon/core";
import {
  checkQuestion,
  findByIds,
  findCreated,
  isTime,
  type OrderReader,
  type PaymentReconciliation,
  type PaymentState,
  pointing,
  type ReconcileOptions,
  type Reconciliation,
} from "@pandapon/core/reconcile";
import type {
  ListTaobaoOrdersInput,
  operations,
  TaobaoOrder,
  TaobaoOrderPage,
  TaobaoOrders,
} from "@pandapon/core/taobao";

/** One line of the order in question. Give `skuId` in each line, or else `itemMapId` in each. */
export interface TaobaoReconcileLine {
  /** `skuId` of the cart record or of the product's SKU, as sub-orders have it. Not `mpSkuId`. */
  readonly skuId?: Id64Input | undefined;
  /** Opaque id of the product. It has several forms, so a different one proves nothing: prefer `skuId`. */
  readonly itemMapId?: string | undefined;
  readonly quantity: number;
}

/** Was an order created? Pass your own number, the lines, or both. */
export interface TaobaoCreationQuestion {
  /** When the call was sent, by your clock; from your journal. */
  readonly since: Date;
  /** The `sellerOrderNumber` that you passed to `orders.create`. `cart.createOrder` does not take one. */
  readonly sellerOrderNumber?: string | undefined;
  readonly lines?: readonly TaobaoReconcileLine[] | undefined;
  /** Ids of orders that you know to be other orders, above all orders with the same lines. */
  readonly except?: readonly Id64Input[] | undefined;
  readonly orderIds?: undefined;
}

/** Are these orders paid, or closed? */
export interface TaobaoPaymentQuestion {
  /** When the payment was sent, by your clock; from your journal. */
  readonly since: Date;
  /** `id` of each order (or its `orderNo`, or `taobaoPurchaseId` of a sub-order). */
  readonly orderIds: readonly Id64Input[];
}

/** Options of the search for an order. */
export interface TaobaoReconcileOptions extends ReconcileOptions {
  /**
   * Narrows the list that is searched. The filters are not documented: a filter that hides your order makes `not-found` wrong. Use
   * only
   * filters that you have seen work on your account.
   */
  readonly filter?: Omit<ListTaobaoOrdersInput, "pageNo" | "pageSize"> | undefined;
}

type Orders = Pick<TaobaoOrders, "list" | "get">;

/** @internal */
export function reconcile(
  orders: Orders,
  question: TaobaoCreationQuestion,
  options?: TaobaoReconcileOptions,
  origin?: Origin,
): Promise<Reconciliation<TaobaoOrder>>;
export function reconcile(
  orders: Orders,
  question: TaobaoPaymentQuestion,
  options?: TaobaoReconcileOptions,
  origin?: Origin,
): Promise<PaymentReconciliation<TaobaoOrder>>;
export function reconcile(
  orders: Orders,
  question: TaobaoCreationQuestion | TaobaoPaymentQuestion,
  options: TaobaoReconcileOptions = {},
  origin: Origin = captureOrigin(reconcile),
): Promise<Reconciliation<TaobaoOrder> | PaymentReconciliation<TaobaoOrder>> {
  return pointing(origin, () => ask(orders, question, options));
}

async function ask(
  orders: Orders,
  question: TaobaoCreationQuestion | TaobaoPaymentQuestion,
  options: TaobaoReconcileOptions,
): Promise<Reconciliation<TaobaoOrder> | PaymentReconciliation<TaobaoOrder>> {
  checkQuestion(question, options);
  const { maxOrders, pageSize, settleMs, newestFirst, clock, filter, ...callOptions } = options;
  const search = { maxOrders, pageSize, settleMs, newestFirst, clock };
  const list = (pageNo: number, size: number) => orders.list({ ...filter, pageNo, pageSize: size }, callOptions);
  if (question.orderIds) {
    const { orderIds, since } = question;
    return findByIds(list, reader, { since, ids: orderIds }, search, async (orderId) => {
      const answer = await orders.get({ orderId }, callOptions).safe();
      if (answer.ok) return answer.data;
      // A refusal, or a success without an order, proves little: the path and the kind of id are inferred. The list shows the same
      // order.
      if (answer.error.name === "ApiError" || isWithoutData(answer.error)) return undefined;
      throw answer.error;
    });
  }
  const { since, sellerOrderNumber, lines, except } = question;
  return findCreated(
    list,
    reader,
    {
      since,
      mark: sellerOrderNumber,
      lines: lines?.map(({ skuId, itemMapId, quantity }) => ({ sku: skuId, product: itemMapId, quantity })),
      except,
    },
    search,
  );
}

/** @internal */
export const reader: OrderReader<TaobaoOrderPage, TaobaoOrder> = {
  operationId: "listTaobaoOrders" satisfies keyof typeof operations,
  name: "orders.list",
  read: (page) => ({
    items: page?.data,
    total: page?.totalRecords,
    number: page?.currentPage,
    ofPages: page?.totalPage,
  }),
  facts: (order) => ({
    ids: [order.id, order.orderNo, ...(order.subOrderVOS ?? []).map((line) => line.taobaoPurchaseId)],
    createTime: order.createTime,
    mark: order.sellerOrderNumber,
    lines: order.subOrderVOS?.map(({ skuId, itemMapId, quantity }) => ({ sku: skuId, product: itemMapId, quantity })),
    payment: paymentOf(order),
  }),
  // The API takes the number and, upstream, returns it.
  marksAreSure: true,
};

/** The states are upstream's; an unknown state proves nothing. */
function paymentOf({ status, payTime, subOrderVOS }: TaobaoOrder): PaymentState {
  if (isTime(payTime)) return "paid";
  const states = new Set((status ? [status] : (subOrderVOS ?? []).map((line) => line.status)).map(stateOf));
  return states.size === 1 ? ([...states][0] as PaymentState) : "unknown";
}

function stateOf(status: string | null | undefined): PaymentState {
  switch (status?.trim().toUpperCase()) {
    case "BULIDING":
    case "WAIT_BUYER_P":
      return "unsettled";
    case "WAIT_SELLER_SEND_GOODS":
    case "WAIT_BUYER_CONFIRM_GOODS":
      return "paid";
    case "TRADE_CLOSED":
      return "closed";
    default:
      return "unknown";
  }
}

const isWithoutData = ({ name, code }: PandaPonFailure): boolean => name === "ProtocolError" && String(code) === "200";
