import { captureOrigin, type Id64Input, InputError, type Origin } from "@pandapon/core";
import type {
  AlibabaOrderPage,
  AlibabaOrders,
  AlibabaTradeInfo,
  List1688OrdersInput,
  operations,
} from "@pandapon/core/1688";
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

/** One line of the order in question. Give `specId` in each line, or else `productID` in each. */
export interface AlibabaReconcileLine {
  /** `specId` of the line, as it was sent. */
  readonly specId?: string | undefined;
  /** Numeric id of the product, as orders have it; not `offerMapId`, which orders do not return. */
  readonly productID?: Id64Input | undefined;
  readonly quantity: number;
}

/** Was an order created? Pass the message, the lines, or both. */
export interface AlibabaCreationQuestion {
  /** When the call was sent, by your clock; from your journal. */
  readonly since: Date;
  /**
   * The `message` of the call, if you wrote it: it must occur in one order only, for instance because it contains your order
   * number. The seller reads it. That orders return it (as `buyerFeedback`) is upstream.
   */
  readonly message?: string | undefined;
  readonly lines?: readonly AlibabaReconcileLine[] | undefined;
  /** Ids of orders that you know to be other orders, above all orders with the same lines. */
  readonly except?: readonly Id64Input[] | undefined;
  readonly orderIds?: undefined;
}

/** Are these orders paid, or closed? */
export interface AlibabaPaymentQuestion {
  /** When the payment was sent, by your clock; from your journal. */
  readonly since: Date;
  /** `baseInfo.idOfStr` of each order. */
  readonly orderIds: readonly Id64Input[];
}

/** Options of the search for an order. */
export interface AlibabaReconcileOptions extends ReconcileOptions {
  /**
   * Narrows the list that is searched. The filters are upstream's and may be ignored, or hide your order, which makes `not-found`
   * wrong. Use only filters that you have seen work on your account.
   */
  readonly filter?: Omit<List1688OrdersInput, "pageNo" | "pageSize"> | undefined;
}

type Orders = Pick<AlibabaOrders, "list">;

/** @internal */
export function reconcile(
  orders: Orders,
  question: AlibabaCreationQuestion,
  options?: AlibabaReconcileOptions,
  origin?: Origin,
): Promise<Reconciliation<AlibabaTradeInfo>>;
export function reconcile(
  orders: Orders,
  question: AlibabaPaymentQuestion,
  options?: AlibabaReconcileOptions,
  origin?: Origin,
): Promise<PaymentReconciliation<AlibabaTradeInfo>>;
export function reconcile(
  orders: Orders,
  question: AlibabaCreationQuestion | AlibabaPaymentQuestion,
  options: AlibabaReconcileOptions = {},
  origin: Origin = captureOrigin(reconcile),
): Promise<Reconciliation<AlibabaTradeInfo> | PaymentReconciliation<AlibabaTradeInfo>> {
  return pointing(origin, () => ask(orders, question, options));
}

/** @throws InputError Text that is not an id: the whole list would be read for an order that cannot be in it. */
function checkId(id: unknown): void {
  if (typeof id !== "string" || /^\s*\d+\s*$/.test(id)) return;
  throw new InputError(`orderIds: ${JSON.stringify(id)} is not the id of an order: digits only`, {
    hint: "Pass baseInfo.idOfStr of the order. To search by your own number, leave orderIds out and pass message.",
  });
}

async function ask(
  orders: Orders,
  question: AlibabaCreationQuestion | AlibabaPaymentQuestion,
  options: AlibabaReconcileOptions,
): Promise<Reconciliation<AlibabaTradeInfo> | PaymentReconciliation<AlibabaTradeInfo>> {
  checkQuestion(question, options);
  const { maxOrders, pageSize, settleMs, newestFirst, clock, filter, ...callOptions } = options;
  const search = { maxOrders, pageSize, settleMs, newestFirst, clock };
  const list = (pageNo: number, size: number) => orders.list({ ...filter, pageNo, pageSize: size }, callOptions);
  const { since, orderIds } = question;
  for (const id of orderIds ?? []) checkId(id);
  if (orderIds) return findByIds(list, reader, { since, ids: orderIds }, search);
  const { message, lines, except } = question;
  return findCreated(
    list,
    reader,
    {
      since,
      mark: message,
      lines: lines?.map(({ specId, productID, quantity }) => ({ sku: specId, product: productID, quantity })),
      except,
    },
    search,
  );
}

/** @internal */
export const reader: OrderReader<AlibabaOrderPage, AlibabaTradeInfo> = {
  operationId: "list1688Orders" satisfies keyof typeof operations,
  name: "orders.list",
  read: (page) => ({
    items: page?.data,
    total: page?.totalRecords,
    number: page?.currentPage,
    ofPages: page?.totalPage,
  }),
  facts: ({ baseInfo, productItems }) => ({
    ids: [baseInfo?.idOfStr, baseInfo?.id],
    createTime: baseInfo?.createTime,
    mark: baseInfo?.buyerFeedback,
    lines: productItems?.map(({ specId, productID, quantity }) => ({ sku: specId, product: productID, quantity })),
    payment: stateOf(baseInfo?.status, baseInfo?.payTime),
  }),
  // A message goes to the seller and may come back changed.
  marksAreSure: false,
};

/** The states are upstream's; an unknown state proves nothing. */
function stateOf(status: string | null | undefined, payTime: unknown): PaymentState {
  switch (status?.trim().toLowerCase()) {
    case "waitbuyerpay":
      return "unsettled";
    case "waitsellersend":
    case "waitbuyerreceive":
    case "confirm_goods":
    case "success":
      return "paid";
    case "cancel":
    case "terminated":
      return "closed";
    default:
      return isTime(payTime) ? "paid" : "unknown";
  }
}
