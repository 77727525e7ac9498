import type { Id64Input } from "@pandapon/core";
import {
  findByIds,
  findCreated,
  type OrderReader,
  type PaymentState,
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

/** One line of the order that is looked for. Give `skuId` in each line, or else `itemMapId` in each. */
export interface TaobaoReconcileLine {
  /** `skuId` of the cart record or of the product's SKU, as sub-orders have it. Not `mpSkuId`. */
  readonly skuId?: Id64Input | undefined;
  /** Opaque id of the product. It has several forms, so that another one proves nothing: better give `skuId`. */
  readonly itemMapId?: string | undefined;
  readonly quantity: number;
}

/** Was an order made? Give your own number, the lines, or both. */
export interface TaobaoCreationQuestion {
  /** When the call was sent, by your clock; from your journal. */
  readonly since: Date;
  /** The `sellerOrderNumber` that `orders.create` was given. `cart.createOrder` takes none. */
  readonly sellerOrderNumber?: string | undefined;
  readonly lines?: readonly TaobaoReconcileLine[] | undefined;
  /** Ids of orders that you know to be others, above all of those with the same lines. */
  readonly except?: readonly Id64Input[] | undefined;
  readonly orderIds?: undefined;
}

/** Where do orders stand, whose ids are known: are they paid, were they cancelled? */
export interface TaobaoPaymentQuestion {
  /** When the call was sent, by your clock; from your journal. */
  readonly since: Date;
  /** `id` of each order (or its `orderNo`, or `taobaoPurchaseId` of a sub-order). */
  readonly orderIds: readonly Id64Input[];
}

/** How the search for an order runs. */
export interface TaobaoReconcileOptions extends ReconcileOptions {
  /**
   * Narrows the list that is searched. The filters are not documented: one that hides your order makes `not-found` wrong. Use only
   * what you have seen to work on your account.
   */
  readonly filter?: Omit<ListTaobaoOrdersInput, "pageNo" | "pageSize"> | undefined;
}

/** @internal */
export async function reconcile(
  orders: Pick<TaobaoOrders, "list" | "get">,
  question: TaobaoCreationQuestion | TaobaoPaymentQuestion,
  options: TaobaoReconcileOptions = {},
): Promise<Reconciliation<TaobaoOrder>> {
  const { maxOrders, pageSize, settleMs, newestFirst, clock, filter, ...callOptions } = options;
  const search = { maxOrders, pageSize, settleMs, newestFirst, clock };
  const list = (size: number) => orders.list({ ...filter, pageNo: 1, pageSize: size }, callOptions);
  if (question.orderIds) {
    const { orderIds, since } = question;
    return findByIds(list, reader, { since, ids: orderIds.map(String) }, search, async (orderId) => {
      const answer = await orders.get({ orderId }, callOptions).safe();
      if (answer.ok) return answer.data;
      // Refused: the path, or which of its ids it wants, is inferred. The list shows the same order.
      if (answer.error.name === "ApiError") return undefined;
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
      lines: lines?.map(({ skuId, itemMapId, quantity }) => ({ sku: text(skuId), product: itemMapId, quantity })),
      except: except?.map(String),
    },
    search,
  );
}

const reader: OrderReader<TaobaoOrderPage, TaobaoOrder> = {
  operationId: "listTaobaoOrders" satisfies keyof typeof operations,
  read: (page) => ({ items: page?.data, total: page?.totalRecords }),
  facts: (order) => ({
    ids: [order.id, order.orderNo, ...(order.subOrderVOS ?? []).map((line) => line.taobaoPurchaseId)].filter(isText),
    createTime: order.createTime,
    mark: order.sellerOrderNumber ?? undefined,
    lines: order.subOrderVOS?.map(({ skuId, itemMapId, quantity }) => ({
      sku: text(skuId),
      product: itemMapId,
      quantity,
    })),
    payment: paymentOf(order),
  }),
  // The API takes the number and, upstream, gives it back as it was.
  marksAreSure: true,
};

/** The states are upstream's; one that is not known tells nothing. */
function paymentOf({ status, payTime, subOrderVOS }: TaobaoOrder): PaymentState {
  if (payTime) return "paid";
  const states = new Set((status ? [status] : (subOrderVOS ?? []).map((line) => line.status)).map(stateOf));
  return states.size === 1 ? ([...states][0] as PaymentState) : "unknown";
}

function stateOf(status: string | undefined): PaymentState {
  switch (status) {
    case "BULIDING":
    case "WAIT_BUYER_P":
      return "unpaid";
    case "WAIT_SELLER_SEND_GOODS":
    case "WAIT_BUYER_CONFIRM_GOODS":
      return "paid";
    case "TRADE_CLOSED":
      return "closed";
    default:
      return "unknown";
  }
}

const text = (id: Id64Input | null | undefined): string | undefined => (id == null ? undefined : String(id));
const isText = (id: string | undefined): id is string => Boolean(id);
