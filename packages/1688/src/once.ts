/**
 * Order once on 1688: the same key never places a second order, even if processes die at any moment.
 *
 * @packageDocumentation
 */
import { InputError } from "@pandapon/core";
import type {
  AlibabaTradeInfo,
  BatchCreate1688OrdersInput,
  BatchPay1688OrdersInput,
  Create1688CartOrderInput,
  Create1688OrderInput,
  Pay1688OrderInput,
} from "@pandapon/core/1688";
import {
  type CreatedOrders,
  type Creation,
  checkMarketplace,
  createOnceFor,
  type OnceBatch,
  type OnceCallOptions,
  type OnceOptions,
  type OnceOrder,
  type OncePart,
  type OncePayment,
  type OncePayOptions,
  type OpenKey,
  type PaymentAnswer,
  platformOf,
} from "@pandapon/core/once";
import type { Alibaba1688 } from "./index.ts";
import { reader } from "./reconcile.ts";

export * from "@pandapon/core/once";

/** Orders and payments, each at most once for a key. The key is your own order number. */
export interface AlibabaOnce {
  /**
   * Creates an order once · 只下一次单
   *
   * With `cartIds` it calls `cart.createOrder`, otherwise `orders.create`. 1688 has no field for your own order number: the order
   * is recognized
   * by its lines (each needs a `specId`), and by `message` if that contains the key.
   *
   * Repeat it at any time with the same key and input. Returns an order only if it has found or placed exactly one.
   *
   * @throws `PendingError` when the outcome is not known yet: repeat the call at `askAgainAt`.
   * @throws `AmbiguousError` when only a person can tell.
   * @throws `ApiError` when the server refuses, and no order of this key can be found.
   * @throws `InputError` when the key was used with another input, or the order could not be recognized.
   *
   * @example
   * ```ts
   * const order = await once.createOrder("TH-2026-000123", { flow: "general", addressParam, cargoParamList });
   * ```
   */
  createOrder(
    key: string,
    input: Create1688CartOrderInput | Create1688OrderInput,
    options?: OnceCallOptions,
  ): Promise<OnceOrder<AlibabaTradeInfo>>;
  /**
   * Creates the orders of a batch, each line once · 批量下单，每行只下一次
   *
   * Lines are settled one by one: after a partial success, only lines that are proven to be missing are sent again.
   *
   * @throws As `createOrder`.
   */
  createBatch(
    key: string,
    input: BatchCreate1688OrdersInput,
    options?: OnceCallOptions,
  ): Promise<OnceBatch<AlibabaTradeInfo>>;
  /**
   * Pays once · 只付一次款
   *
   * **Never sends a second payment automatically.** Ends in paid, refused or pending. Only `{ confirmedUnpaidBy: "a person's name"
   * }` sends the payment again, and the journal records the name. `orderIds` go to `orders.payBatch`.
   *
   * Without a standing agreement, a person pays: the call ends in a `PendingError` whose `payUrl` is the page to pay on. Repeat
   * the call to find out whether the payment has arrived.
   *
   * @throws `PendingError` when the outcome is not known yet.
   * @throws `RefusedError` when the order is closed, or the server says that it was not paid.
   * @throws `ApiError` when the server refuses, and the order shows no payment.
   */
  payOrder(
    key: string,
    input: Pay1688OrderInput | BatchPay1688OrdersInput,
    options?: OncePayOptions,
  ): Promise<OncePayment>;
  /** The keys whose outcome is not known: repeat their calls after a start. */
  openKeys(): AsyncGenerator<OpenKey, void, undefined>;
}

/** What `createOnce` calls. */
const METHODS = [
  "orders.list",
  "orders.create",
  "orders.createBatch",
  "orders.pay",
  "orders.payBatch",
  "cart.list",
  "cart.createOrder",
];

/**
 * Creates the functions that order and pay at most once per key.
 *
 * @throws InputError The first argument is not what `create1688` returns, the journal is missing, or an option is out of range.
 *
 * @example
 * ```ts
 * const once = createOnce(alibaba, { journal: fileJournal("orders.journal") });
 * ```
 */
export function createOnce(alibaba: Alibaba1688, options: OnceOptions): AlibabaOnce {
  checkMarketplace(alibaba, "create1688", METHODS);
  const platform = platformOf({
    reader,
    list: (call) => (pageNo, pageSize) => alibaba.orders.list({ pageNo, pageSize }, call),
  });
  const once = createOnceFor(platform, options);
  return {
    createOrder: async (key, input, call) => once.create(key, creationOf(alibaba, key, input), call),
    createBatch: async (key, input, call) =>
      once.createBatch(
        key,
        {
          input,
          parts: partsOf(input),
          send: async (parts, options) => {
            const skus = new Set(parts.map(({ sku }) => sku));
            const cargoParamList = input.cargoParamList.filter(({ specId }) => skus.has(String(specId)));
            return created(await alibaba.orders.createBatch({ ...input, cargoParamList }, options));
          },
        },
        call,
      ),
    payOrder: async (key, input, call) => {
      const orderIds = orderIdsOf(input);
      return once.pay(key, { orderIds, send: (options) => pay(alibaba, input, options) }, call);
    },
    openKeys: once.openKeys,
  };
}

const isFromCart = (input: object): input is Create1688CartOrderInput => "cartIds" in input;

function creationOf(
  alibaba: Alibaba1688,
  key: string,
  input: Create1688CartOrderInput | Create1688OrderInput,
): Creation<AlibabaTradeInfo> {
  if (typeof input !== "object" || input === null) throw new InputError("the input of the order is missing");
  const { message } = input;
  const mark = typeof message === "string" && message.includes(String(key)) ? message : undefined;
  if (isFromCart(input)) {
    return {
      input,
      mark,
      lines: async (call) => {
        const { enableList, disableList } = await alibaba.cart.list({}, call);
        const records = [...(enableList ?? []), ...(disableList ?? [])].flatMap((shop) => shop.cartItemInfos ?? []);
        const wanted = [input.cartIds ?? []].flat().map(String);
        const found = wanted.flatMap((id) => records.find((record) => String(record.id) === id) ?? []);
        if (found.length < wanted.length || wanted.length === 0) {
          throw new InputError("a cart record of the order is not in the cart", {
            hint: "Nothing was sent. Read the ids with cart.list.",
          });
        }
        return whole(found);
      },
      send: async (call) => created(await alibaba.cart.createOrder(input, call)),
    };
  }
  return {
    input,
    mark,
    lines: async () => whole(input.cargoParamList ?? []),
    send: async (call) => created(await alibaba.orders.create(input, call)),
  };
}

interface CargoLine {
  readonly specId?: string | null | undefined;
  readonly quantity?: number | null | undefined;
}

/** The lines to compare orders with; undefined if a line has no SKU. */
const whole = (lines: readonly CargoLine[]): { sku: string; quantity: number }[] | undefined =>
  Array.isArray(lines) && lines.length > 0 && lines.every((line) => line?.specId && line.quantity)
    ? lines.map(({ specId, quantity }) => ({ sku: String(specId), quantity: Number(quantity) }))
    : undefined;

function partsOf(input: BatchCreate1688OrdersInput): OncePart[] {
  const { cargoParamList } = Object(input) as BatchCreate1688OrdersInput;
  const lines = whole(cargoParamList ?? []);
  if (!lines) {
    throw new InputError("a line of the batch could not be recognized if the answer were lost", {
      hint: "Nothing was sent. Pass specId and quantity in each line.",
    });
  }
  return lines;
}

/** Answers come as one order or several, with the id in one of two places. */
function created(data: unknown): CreatedOrders<AlibabaTradeInfo> {
  const all = [data ?? []].flat() as (AlibabaTradeInfo & { readonly orderId?: string | null })[];
  const orders = all.filter((order) => idOf(order) !== undefined);
  return { orderIds: orders.map((order) => idOf(order) ?? ""), orders };
}

function idOf(order: AlibabaTradeInfo & { readonly orderId?: string | null }): string | undefined {
  const id = order?.baseInfo?.idOfStr ?? order?.baseInfo?.id ?? order?.orderId;
  return id === null || id === undefined || /^0*$/.test(String(id)) ? undefined : String(id);
}

function orderIdsOf(input: Pay1688OrderInput | BatchPay1688OrdersInput): string[] {
  const given = Object(input) as typeof input;
  const ids = [("orderIds" in given ? given.orderIds : given.orderId) ?? []].flat().map(String);
  if (ids.length === 0) throw new InputError("the input names no order to pay", { hint: "Pass orderId." });
  return ids;
}

async function pay(
  alibaba: Alibaba1688,
  input: Pay1688OrderInput | BatchPay1688OrdersInput,
  call: Parameters<Alibaba1688["orders"]["pay"]>[1],
): Promise<PaymentAnswer> {
  const answer =
    "orderIds" in input ? await alibaba.orders.payBatch(input, call) : await alibaba.orders.pay(input, call);
  // With a page to pay on, a person has to pay there.
  const isPaid = answer?.protocolPaySuccess === true || (!answer?.payUrl && answer?.protocolPaySuccess !== false);
  const payUrl = isPaid ? undefined : (answer?.payUrl ?? undefined);
  return { failedIds: (answer?.cantPayOrderList ?? []).map(String), isPaid, payUrl };
}
