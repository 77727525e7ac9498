/**
 * Order once on Taobao: the same key never places a second order, even if processes die at any moment.
 *
 * @packageDocumentation
 */
import { InputError, parseJsonText } from "@pandapon/core";
import {
  type Creation,
  checkMarketplace,
  createOnceFor,
  type OnceCallOptions,
  type OnceOptions,
  type OnceOrder,
  type OncePayment,
  type OncePayOptions,
  type OpenKey,
  type PaymentAnswer,
  platformOf,
} from "@pandapon/core/once";
import type {
  CreateTaobaoCartOrderInput,
  CreateTaobaoOrderInput,
  PayTaobaoOrderInput,
  TaobaoOrder,
  TaobaoOrderLine,
} from "@pandapon/core/taobao";
import type { Taobao } from "./index.ts";
import { reader } from "./reconcile.ts";

export * from "@pandapon/core/once";

/** Orders and payments, each at most once for a key. The key is your own order number. */
export interface TaobaoOnce {
  /**
   * Creates an order once · 只下一次单
   *
   * With `ids` of cart records it calls `cart.createOrder`, otherwise `orders.create` with the key as `sellerOrderNumber`. Prefer
   * `orders.create` where it matters, because an order that carries your number cannot be mistaken for another one.
   *
   * Repeat it at any time with the same key and input. Returns an order only if it has found or placed exactly one.
   *
   * @throws `PendingError` when the outcome is not known yet: repeat the call at `askAgainAt`.
   * @throws `AmbiguousError` when only a person can tell.
   * @throws `ApiError` when the server refuses, and no order of this key can be found.
   * @throws `InputError` when the key was used with another input, or the input is wrong.
   *
   * @example
   * ```ts
   * const order = await once.createOrder("TH-2026-000123", { ids: ["382"], orderAddress });
   * ```
   */
  createOrder(
    key: string,
    input: CreateTaobaoCartOrderInput | CreateTaobaoOrderInput,
    options?: OnceCallOptions,
  ): Promise<OnceOrder<TaobaoOrder>>;
  /**
   * Pays once · 只付一次款
   *
   * **Never sends a second payment automatically.** Ends in paid, refused or pending. Only `{ confirmedUnpaidBy: "a person's name"
   * }` sends the payment again, and the journal records the name.
   *
   * @throws `PendingError` when the outcome is not known yet.
   * @throws `RefusedError` when the order is closed, or the server says that it was not paid.
   * @throws `ApiError` when the server refuses, and the order shows no payment.
   *
   * @example
   * ```ts
   * await once.payOrder("TH-2026-000123", { orderId: order.id });
   * ```
   */
  payOrder(key: string, input: PayTaobaoOrderInput, options?: OncePayOptions): Promise<OncePayment>;
  /** The keys whose outcome is not known: repeat their calls after a start. */
  openKeys(): AsyncGenerator<OpenKey, void, undefined>;
}

/** What `createOnce` calls. */
const METHODS = ["orders.list", "orders.get", "orders.create", "orders.pay", "cart.list", "cart.createOrder"];

/**
 * Creates the functions that order and pay at most once per key.
 *
 * @throws InputError The first argument is not what `createTaobao` returns, the journal is missing, or an option is out of range.
 *
 * @example
 * ```ts
 * const once = createOnce(taobao, { journal: fileJournal("orders.journal") });
 * ```
 */
export function createOnce(taobao: Taobao, options: OnceOptions): TaobaoOnce {
  checkMarketplace(taobao, "createTaobao", METHODS);
  const platform = platformOf({
    reader,
    list: (call) => (pageNo, pageSize) => taobao.orders.list({ pageNo, pageSize }, call),
    readOne: (call) => async (orderId) => {
      const answer = await taobao.orders.get({ orderId }, call).safe();
      if (answer.ok) return answer.data;
      if (answer.error.name === "ApiError") return undefined;
      throw answer.error;
    },
  });
  const once = createOnceFor(platform, options);
  return {
    createOrder: async (key, input, call) => once.create(key, creationOf(taobao, key, input), call),
    payOrder: async (key, input, call) => {
      const orderIds = orderIdsOf(input);
      return once.pay(key, { orderIds, send: (options) => pay(taobao, input, options) }, call);
    },
    openKeys: once.openKeys,
  };
}

const isFromCart = (input: object): input is CreateTaobaoCartOrderInput => "ids" in input;

function creationOf(
  taobao: Taobao,
  key: string,
  input: CreateTaobaoCartOrderInput | CreateTaobaoOrderInput,
): Creation<TaobaoOrder> {
  if (typeof input !== "object" || input === null) throw new InputError("the input of the order is missing");
  if (isFromCart(input)) {
    return {
      input,
      mark: undefined,
      lines: async (call) => {
        const { enableList, disableList } = await taobao.cart.list({}, call);
        const records = [...(enableList ?? []), ...(disableList ?? [])].flatMap((shop) => shop.cartItemInfos ?? []);
        const wanted = [input.ids ?? []].flat().map(String);
        const found = wanted.flatMap((id) => records.find((record) => String(record.id) === id) ?? []);
        if (found.length < wanted.length || wanted.length === 0) {
          throw new InputError("a cart record of the order is not in the cart", {
            hint: "Nothing was sent. Read the ids with cart.list.",
          });
        }
        return found.map(({ skuId, itemMapId, quantity }) => ({ sku: skuId, product: itemMapId, quantity }));
      },
      send: async (call) => created(await taobao.cart.createOrder(input, call)),
    };
  }
  const { sellerOrderNumber } = input;
  if (sellerOrderNumber !== undefined && sellerOrderNumber !== key) {
    throw new InputError("sellerOrderNumber is not the key", {
      hint: "Leave it out: the key is sent as sellerOrderNumber.",
    });
  }
  return {
    input,
    mark: key,
    lines: async () => {
      const { orderLineList } = input;
      const lines = typeof orderLineList === "string" ? parseJsonText<TaobaoOrderLine[]>(orderLineList) : orderLineList;
      const isWhole = Array.isArray(lines) && lines.length > 0 && lines.every((line) => line?.skuId && line.quantity);
      return isWhole ? lines.map(({ skuId, quantity }) => ({ sku: skuId, quantity })) : undefined;
    },
    send: async (call) => created(await taobao.orders.create({ ...input, sellerOrderNumber: key }, call)),
  };
}

function created(order: TaobaoOrder | null | undefined): { orderIds: string[]; orders: TaobaoOrder[] } {
  return order?.id ? { orderIds: [String(order.id)], orders: [order] } : { orderIds: [], orders: [] };
}

function orderIdsOf(input: PayTaobaoOrderInput): string[] {
  const { orderId, purchaseOrderIdList } = Object(input) as PayTaobaoOrderInput;
  const ids = [orderId ?? [], purchaseOrderIdList ?? []].flat().map(String);
  if (ids.length === 0) throw new InputError("the input names no order to pay", { hint: "Pass orderId." });
  return ids;
}

async function pay(
  taobao: Taobao,
  input: PayTaobaoOrderInput,
  call: Parameters<Taobao["orders"]["pay"]>[1],
): Promise<PaymentAnswer> {
  const { payFailurePurchaseOrderIds, payFailedResults } = (await taobao.orders.pay(input, call)) ?? {};
  const failedIds = (payFailurePurchaseOrderIds ?? []).map(String);
  return { failedIds: failedIds.length === 0 && payFailedResults?.length ? ["an order"] : failedIds, isPaid: true };
}
