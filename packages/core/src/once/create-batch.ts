import { InputError } from "../errors/errors.ts";
import { idText, quantityOf } from "../reconcile/texts.ts";
import type { OrderLine } from "../reconcile/types.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { OnceContext } from "./context.ts";
import { lookalikes, noted, refreshed } from "./create-order.ts";
import { AmbiguousError, PendingError, RefusedError } from "./errors.ts";
import { findOrder } from "./find-order.ts";
import { inputHash } from "./input-hash.ts";
import { createJudge } from "./judge-key.ts";
import { endLast, mayHaveArrived } from "./key-session.ts";
import type { CreatedOrders } from "./platform.ts";
import type { OncePart, OnceRecord } from "./record.ts";
import { sendOnce } from "./send-once.ts";
import { isContested, twinsOf } from "./twins.ts";

/** A creation of many lines, which become one order for each seller. */
export interface BatchCreation<Order> {
  readonly input: unknown;
  /** Each SKU appears once. */
  readonly parts: readonly OncePart[];
  /** Sends only these lines. */
  send(parts: readonly OncePart[], options: CallOptions): Promise<CreatedOrders<Order>>;
}

/** The outcome of a batch: every line has its order. */
export interface OnceBatch<Order> {
  readonly orderIds: readonly string[];
  readonly parts: readonly Required<OncePart>[];
  /** The orders as the platform showed them in this call. */
  readonly orders: readonly Order[];
}

const MAX_ROUNDS = 50;

/**
 * Creates the orders of a batch, each line at most once for a key. Lines are settled one by one; a line is sent again only once it is
 * proven to be missing.
 *
 * @throws InputError The key was used with another input; or the input is wrong, and nothing was sent.
 * @throws ApiError The server refused, and no order of this key can be found.
 * @throws RefusedError The server refused, and some lines had been ordered before: `orderIds`.
 * @throws PendingError The outcome of some lines is not known yet.
 * @throws AmbiguousError Only a person can tell.
 */
export async function createBatch<Order>(
  context: OnceContext<Order>,
  key: string,
  batch: BatchCreation<Order>,
): Promise<OnceBatch<Order>> {
  const { session } = context;
  checkParts(batch.parts);
  const start = { key: `batch:${key}`, kind: "batch", inputHash: inputHash(batch.input) } as const;
  let record = await session.acquire(start, async () => {
    const lines = linesOfParts(batch.parts);
    return { lines, parts: batch.parts, knownBefore: await lookalikes(context, key, lines) };
  });
  const orders: Order[] = [];
  record = mayHaveArrived(record) ? await settleSeen(context, record, orders) : await refreshed(context, record);
  if (missing(record).length > 0) {
    const open = missing(record);
    const sent = await sendOnce(context, record, {}, (call) => batch.send(open, call));
    if (sent.end === "unsent") throw sent.error;
    record = sent.record;
    if (sent.end === "answered") {
      const attempts = endLast(record.attempts, "answered", context.clock());
      orders.push(...sent.value.orders);
      record = await assign(context, { ...record, attempts }, sent.value.orders, sent.value.orderIds, true);
    }
    record = await settleSeen(context, record, orders).catch(async (error: unknown) => {
      const isMissing = error instanceof PendingError && error.reason === "too-early";
      if (sent.end !== "refused" || !isMissing) throw error;
      // Some lines may have been settled before the error.
      throw refusal(key, (await session.read(record.key)) ?? record, sent.error);
    });
    if (missing(record).length > 0) {
      if (sent.end === "refused") throw refusal(key, record, sent.error);
      throw new PendingError(`${key}: lines not ordered yet: ${missing(record).length}`, {
        key,
        reason: "partly",
        askAgainAt: new Date(context.clock()),
        orderIds: ordered(record),
      });
    }
  }
  return done(record, orders);
}

/** @throws InputError The lines could not be told apart in an order. */
function checkParts(parts: readonly OncePart[]): void {
  const skus = new Set(parts.map(({ sku }) => idText(sku)));
  if (parts.length === 0 || skus.has(undefined) || skus.size < parts.length) {
    throw new InputError("the lines of the batch cannot be told apart", {
      hint: "Nothing was sent. Give each line the id of its SKU, and each SKU only one line.",
    });
  }
}

const linesOfParts = (parts: readonly OncePart[]): OrderLine[] => parts.map(({ sku, quantity }) => ({ sku, quantity }));

const missing = ({ parts = [] }: OnceRecord): readonly OncePart[] =>
  parts.filter(({ orderId }) => orderId === undefined);

const ordered = ({ parts = [] }: OnceRecord): string[] => [...new Set(parts.flatMap(({ orderId }) => orderId ?? []))];

/** The server's refusal, with the orders that exist nevertheless if an earlier attempt has created some. */
function refusal(key: string, record: OnceRecord, cause: unknown): unknown {
  const orderIds = ordered(record);
  if (orderIds.length === 0) return cause;
  const lines = missing(record).length;
  return new RefusedError(`${key}: the server refused the other ${lines} lines; orders ${orderIds.join(", ")} exist`, {
    key,
    orderIds,
    cause,
    hint: "Repeat the call to send only the missing lines. See cause for the server's answer.",
  });
}

/** Settles the missing lines that orders of this key show. Returns only when what is still missing is proven to be missing. */
async function settleSeen<Order>(context: OnceContext<Order>, given: OnceRecord, orders: Order[]): Promise<OnceRecord> {
  let record = given;
  for (let round = 0; round < MAX_ROUNDS && missing(record).length > 0; round++) {
    const lines = linesOfParts(missing(record));
    try {
      const found = await findOrder(context, record, { mark: undefined }, lines, ordered(record));
      if (found.state === "not-found") return record;
      orders.push(...found.orders);
      record = await assign(context, record, found.orders, found.orderIds);
    } catch (error) {
      const partial =
        error instanceof AmbiguousError || error instanceof PendingError ? await seen(context, record, lines) : [];
      if (partial.length === 0) throw await told(context, record, error);
      const before = missing(record).length;
      const shown = partial.map(({ order }) => order);
      const ids = partial.map(({ id }) => id);
      record = await assign(context, record, shown, ids);
      orders.push(...shown);
      if (missing(record).length === before) throw await told(context, record, error);
    }
  }
  return record;
}

/** Adds the orders that already exist to the error; records it if only a person can tell. */
async function told<Order>(context: OnceContext<Order>, record: OnceRecord, error: unknown): Promise<unknown> {
  if (error instanceof AmbiguousError) return noted(context, record, error);
  const orderIds = ordered(record);
  return error instanceof PendingError && orderIds.length > 0 ? Object.assign(error, { orderIds }) : error;
}

/** Orders of some of these lines and nothing else, which belong to no other key: parts of this batch. */
async function seen<Order>(
  context: OnceContext<Order>,
  record: OnceRecord,
  lines: readonly OrderLine[],
): Promise<{ readonly id: string; readonly order: Order }[]> {
  const { search, ownersOf } = await createJudge(context, record);
  const result = await search({ lines, except: [...(record.knownBefore ?? []), ...ordered(record)] });
  if (result.state === "not-found" || (result.state === "ambiguous" && result.reason === "cannot-tell")) return [];
  // The orders may be those of another key in doubt. Asked after the search and before the owners, as in findOrder.
  const twins = await twinsOf(context, record.key, lines);
  const owners = await ownersOf(result.orders);
  const isOwn = (id: string): boolean => !isContested(id, twins) && (owners.get(id)?.key ?? record.key) === record.key;
  return result.orders.flatMap(({ id, order }) => (id !== undefined && isOwn(id) ? { id, order } : []));
}

/** Claims orders and records which lines they hold. Skips an order whose lines are settled already or do not fit. */
async function assign<Order>(
  { session, platform }: OnceContext<Order>,
  record: OnceRecord,
  orders: readonly Order[],
  orderIds: readonly string[],
  isSure = false,
): Promise<OnceRecord> {
  const parts = [...(record.parts ?? [])];
  for (const [index, order] of orders.entries()) {
    const orderId = orderIds[index];
    if (orderId === undefined) continue;
    const shown = platform.linesOf(order);
    const at = shown.map((line) => indexOfPart(parts, line));
    if (at.length === 0 || at.includes(-1)) continue;
    if (!(await session.claim(orderId, { key: record.key, isSure }))) continue;
    for (const place of at) parts[place] = { ...(parts[place] as OncePart), orderId };
  }
  const isDone = parts.every(({ orderId }) => orderId !== undefined);
  return session.update(record, {
    attempts: record.attempts,
    parts,
    state: isDone ? "settled" : "doubtful",
    ...(isDone && {
      outcome: { state: "found" as const, orderIds: [...new Set(parts.map(({ orderId }) => orderId as string))] },
    }),
  });
}

const indexOfPart = (parts: readonly OncePart[], { sku, quantity }: OrderLine): number =>
  parts.findIndex(
    (part) => part.orderId === undefined && idText(part.sku) === idText(sku) && part.quantity === quantityOf(quantity),
  );

function done<Order>(record: OnceRecord, orders: readonly Order[]): OnceBatch<Order> {
  const parts = (record.parts ?? []) as readonly Required<OncePart>[];
  return { orderIds: [...new Set(parts.map(({ orderId }) => orderId))], parts, orders };
}
