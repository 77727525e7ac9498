import { ApiError, InputError } from "../errors/errors.ts";
import { isFailure } from "../errors/thrown.ts";
import type { OrderLine } from "../reconcile/types.ts";
import { type OnceContext, searchAt } from "./context.ts";
import { AmbiguousError, PendingError } from "./errors.ts";
import { type FoundOrder, findOrder } from "./find-order.ts";
import { inputHash } from "./input-hash.ts";
import { endLast, keyText, LostLease, mayHaveArrived } from "./key-session.ts";
import type { CreatedOrders, Creation } from "./platform.ts";
import type { OnceRecord } from "./record.ts";
import { sendOnce } from "./send-once.ts";

/** An order that exists, and belongs to the key. */
export interface OnceOrder<Order> {
  /** Its id; of several orders, the first. */
  readonly id: string;
  /** One call may become several orders, one for each seller. */
  readonly orderIds: readonly string[];
  /** The order as the platform showed it in this call; undefined if only the journal was asked. */
  readonly order: Order | undefined;
}

/**
 * Creates an order at most once for a key.
 *
 * @throws InputError The key was used with another input; or the input is wrong, and nothing was sent.
 * @throws ApiError The server refused, and no order of this key can be found.
 * @throws PendingError The outcome is not known yet.
 * @throws AmbiguousError Only a person can tell.
 */
export async function createOrder<Order>(
  context: OnceContext<Order>,
  key: string,
  creation: Creation<Order>,
): Promise<OnceOrder<Order>> {
  const { session } = context;
  const start = { key: `create:${key}`, kind: "create", inputHash: inputHash(creation.input) } as const;
  const record = await session.acquire(start, () => factsOf(context, key, creation));
  if (record.outcome?.state === "found") return orderOf({ orderIds: record.outcome.orderIds, orders: [] });
  if (!mayHaveArrived(record)) return attempt(context, await refreshed(context, record), creation);
  const found = await judged(context, record, creation);
  if (found.state === "found") return settle(context, record, found);
  return attempt(context, record, creation);
}

/**
 * What a new record keeps: the lines, and, if orders carry no number of the caller's, the orders that already have the same lines.
 */
async function factsOf<Order>(
  context: OnceContext<Order>,
  key: string,
  creation: Creation<Order>,
): Promise<Partial<OnceRecord>> {
  const lines = await creation.lines(context.options);
  if (creation.mark && context.platform.marksAreSure) return lines ? { lines } : {};
  if (lines) return { lines, knownBefore: await lookalikes(context, key, lines) };
  if (creation.mark) return { knownBefore: [] };
  throw new InputError("the order could not be recognized if the answer were lost", {
    hint: "Nothing was sent. Pass the id of the SKU in each line, or use an operation that takes your own order number.",
  });
}

/** For a key that waited before its first sending: orders that appeared meanwhile are other orders, too. */
export async function refreshed<Order>(context: OnceContext<Order>, record: OnceRecord): Promise<OnceRecord> {
  if (record.version === 1 || !record.lines || !record.knownBefore) return record;
  return { ...record, knownBefore: await lookalikes(context, keyText(record.key), record.lines) };
}

/**
 * @throws PendingError The list cannot be read, or proves nothing, at the moment: nothing is sent.
 * @throws ApiError The list was refused.
 */
export async function lookalikes<Order>(
  context: OnceContext<Order>,
  key: string,
  lines: readonly OrderLine[],
): Promise<readonly string[]> {
  const { platform, clocks, options, clock } = context;
  try {
    return await platform.lookalikes(lines, searchAt(context, await clocks.ask(options)));
  } catch (cause) {
    // Pass on a refusal of the list: it explains wrong credentials, for instance, better than a `PendingError`.
    if (!isFailure(cause) || cause instanceof ApiError || cause instanceof InputError) throw cause;
    throw new PendingError(`${key}: the list of orders cannot be relied on at the moment; nothing was sent`, {
      key,
      reason: "unreadable",
      askAgainAt: new Date(clock() + 1000),
      cause,
    });
  }
}

async function attempt<Order>(
  context: OnceContext<Order>,
  record: OnceRecord,
  creation: Creation<Order>,
): Promise<OnceOrder<Order>> {
  const { session } = context;
  const sent = await sendOnce(context, record, {}, creation.send);
  if (sent.end === "answered") return settleAnswer(context, sent.record, creation, sent.value);
  if (sent.end === "unsent") throw sent.error;
  if (sent.end === "unknown") return found(context, sent.record, creation);
  // A refusal means "not carried out" only as far as the server knows. A visible order counts more, and so does a list that cannot
  // be relied on at the moment.
  const seen = await findOrder(context, sent.record, creation).catch((error: unknown) => {
    if (error instanceof PendingError || error instanceof AmbiguousError) return error;
    throw error;
  });
  if (!(seen instanceof Error) && seen.state === "found") return settle(context, sent.record, seen);
  if (seen instanceof AmbiguousError) throw await noted(context, sent.record, seen);
  if (seen instanceof PendingError && seen.reason !== "too-early") throw seen;
  const { code } = sent.error as { readonly code?: unknown };
  await session.update(sent.record, {
    state: "settled",
    outcome: { state: "refused", ...(code !== undefined && { code: String(code) }) },
    lease: { ...session.leaseFor(sent.record, 0), until: 0 },
  });
  throw sent.error;
}

/** After an unknown outcome: returns what the list shows already, or asks to repeat the call. */
async function found<Order>(
  context: OnceContext<Order>,
  record: OnceRecord,
  creation: Creation<Order>,
): Promise<OnceOrder<Order>> {
  const seen = await judged(context, record, creation);
  if (seen.state === "found") return settle(context, record, seen);
  // Proven to be missing: the next call may send it again, and will.
  throw new PendingError(`${keyText(record.key)}: nothing was ordered yet`, {
    key: keyText(record.key),
    reason: "too-early",
    askAgainAt: new Date(context.clock()),
  });
}

/** Searches, and records it if only a person can tell. */
async function judged<Order>(
  context: OnceContext<Order>,
  record: OnceRecord,
  creation: Creation<Order>,
): Promise<FoundOrder<Order>> {
  try {
    return await findOrder(context, record, creation);
  } catch (error) {
    throw error instanceof AmbiguousError ? await noted(context, record, error) : error;
  }
}

/** Records that only a person can tell. */
export async function noted<Order>(
  { session }: OnceContext<Order>,
  record: OnceRecord,
  error: AmbiguousError,
): Promise<AmbiguousError> {
  if (record.state !== "ambiguous") await session.update(record, { state: "ambiguous" });
  return error;
}

async function settleAnswer<Order>(
  context: OnceContext<Order>,
  record: OnceRecord,
  creation: Creation<Order>,
  { orderIds, orders }: CreatedOrders<Order>,
): Promise<OnceOrder<Order>> {
  const { session, clock } = context;
  const attempts = endLast(record.attempts, orderIds.length > 0 ? "answered" : "unknown", clock());
  if (orderIds.length === 0) {
    return found(context, await session.update(record, { state: "doubtful", attempts }), creation);
  }
  try {
    for (const id of orderIds) {
      if (!(await session.claim(id, { key: record.key, isSure: true }))) {
        throw await noted(context, record, otherKey(record.key, orderIds));
      }
    }
    return await settle(context, { ...record, attempts }, { orderIds, orders });
  } catch (cause) {
    if (cause instanceof AmbiguousError) throw cause;
    throw new PendingError(
      `${keyText(record.key)}: order ${orderIds.join(", ")} was created, but could not be recorded`,
      {
        key: keyText(record.key),
        reason: cause instanceof LostLease ? "in-progress" : "journal",
        askAgainAt: new Date(clock() + 1000),
        orderIds,
        cause,
      },
    );
  }
}

async function settle<Order>(
  { session }: OnceContext<Order>,
  record: OnceRecord,
  found: CreatedOrders<Order>,
): Promise<OnceOrder<Order>> {
  await session.update(record, {
    state: "settled",
    outcome: { state: "found", orderIds: found.orderIds },
    lease: { ...session.leaseFor(record, 0), until: 0 },
  });
  return orderOf(found);
}

const otherKey = (key: string, orderIds: readonly string[]): AmbiguousError =>
  new AmbiguousError(`${keyText(key)}: the server answered with an order that belongs to another key`, {
    key: keyText(key),
    reason: "several",
    orderIds,
  });

const orderOf = <Order>({ orderIds, orders }: CreatedOrders<Order>): OnceOrder<Order> => ({
  id: orderIds[0] ?? "",
  orderIds,
  order: orders[0],
});
