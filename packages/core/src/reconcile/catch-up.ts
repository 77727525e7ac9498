import type { Origin } from "../errors/origin.ts";
import { captureOrigin, InputError, ProtocolError } from "../transport/loaded-first.ts";
import { type CatchUpCursor, readCursor, writeCursor } from "./catch-up-cursor.ts";
import type {
  CatchUp,
  CatchUpEnd,
  CatchUpOptions,
  CatchUpQuestion,
  ChangedOrder,
  ChangeReader,
  Walked,
} from "./catch-up-types.ts";
import { checkQuestion } from "./check-question.ts";
import { SKEW_MS } from "./check-search.ts";
import { isCached } from "./is-cached.ts";
import { createListExtent } from "./list-extent.ts";
import { momentOf } from "./moment.ts";
import { pointingEach } from "./pointing.ts";
import type { ListPage } from "./read-pass.ts";
import { createSortWatch } from "./sort-watch.ts";
import { idText } from "./texts.ts";
import { createTimeWindow } from "./time-window.ts";

/**
 * Searches a list of orders for those that changed since a time: after an outage, when pushes were lost. The loop throws if the
 * question is unusable or the list cannot be read.
 *
 * @param origin Where errors point. @default the caller
 * @throws InputError The question or an option is unusable.
 * @throws ProtocolError A page has no list of orders: this proves nothing.
 */
export function catchUp<Page, Order>(
  list: ListPage<Page>,
  reader: ChangeReader<Page, Order>,
  question: CatchUpQuestion,
  options: CatchUpOptions = {},
  origin: Origin = captureOrigin(catchUp),
): CatchUp<Order> {
  let walked: Walked | undefined;
  return {
    get walked() {
      return walked;
    },
    [Symbol.asyncIterator]: () =>
      pointingEach(origin, () =>
        walk(list, reader, question, options, (now) => {
          walked = now;
        }),
      ),
  };
}

async function* walk<Page, Order>(
  list: ListPage<Page>,
  reader: ChangeReader<Page, Order>,
  question: CatchUpQuestion,
  options: CatchUpOptions,
  onStep: (walked: Walked) => void,
): AsyncGenerator<ChangedOrder<Order>, void, undefined> {
  checkQuestion(question, options);
  const { maxOrders = 1000, newestFirst = false, clock = () => Date.now() } = options;
  const start = startOf(question, options);
  const window = createTimeWindow(question.since, clock);
  const sort = createSortWatch(newestFirst);
  const extent = createListExtent();
  const seen = new Map<string, number | undefined>();
  const skipped = (start.page - 1) * start.pageSize;
  let isCopy = false;
  let [orders, pages, changed] = [0, 0, 0];
  const step = (end?: CatchUpEnd): void =>
    onStep({
      orders,
      pages,
      changed,
      end,
      isComplete: end === "list" || end === "since",
      nextSince: new Date(start.startedAt),
    });
  const finish = (end: CatchUpEnd): void => step(isCopy && end !== "limit" ? "gap" : end);
  step();
  for (let { page } = start; ; page++) {
    const { data, headers } = await list(page, start.pageSize).withResponse();
    window.learn(headers);
    isCopy ||= isCached(headers);
    const items = itemsOf(data, reader, page, extent);
    if (items.length === 0) return finish(extent.hasGap(seen.size + skipped) ? "gap" : "list");
    pages++;
    orders += items.length;
    const known = seen.size;
    const from = window.since().getTime() - SKEW_MS;
    const cursor = writeCursor({ ...start, page });
    let isPast = true;
    for (const order of items) {
      const { id, createdAt, changedAt } = factsOf(order, reader, from);
      const isOld = changedAt !== undefined && changedAt < from;
      isPast &&= isOld;
      const key = id ?? JSON.stringify(order);
      // Orders move to the next page when new orders arrive at the beginning.
      if (seen.has(key) && seen.get(key) === changedAt) continue;
      seen.set(key, changedAt);
      sort.see(changedAt, createdAt);
      if (isOld) continue;
      changed++;
      step();
      yield { id, order, changedAt: changedAt === undefined ? undefined : new Date(changedAt), cursor };
    }
    // The server repeated the page: the rest of the list cannot be seen.
    if (seen.size === known) return finish("gap");
    if (extent.isWhole(seen.size + skipped)) return finish(extent.hasGap(seen.size + skipped) ? "gap" : "list");
    if (isPast && sort.isByChange()) return finish("since");
    if (orders >= maxOrders) return finish("limit");
  }
}

function startOf({ since, after }: CatchUpQuestion, options: CatchUpOptions): CatchUpCursor {
  const { maxOrders = 1000, pageSize = 20, clock = () => Date.now() } = options;
  for (const [name, value] of Object.entries({ maxOrders, pageSize })) {
    if (!Number.isInteger(value) || value < 1)
      throw new InputError(`${name} is out of range`, { hint: "Pass a whole number, 1 or more." });
  }
  if (!(since instanceof Date) || !(since.getTime() <= clock() + SKEW_MS))
    throw new InputError("since must be a Date in the past", { hint: "Pass the time of the last push that arrived." });
  return after === undefined ? { page: 1, pageSize, startedAt: clock() } : readCursor(after);
}

function itemsOf<Page, Order>(
  data: Page,
  reader: ChangeReader<Page, Order>,
  page: number,
  extent: { learn(total: unknown): void },
): readonly Order[] {
  const { items, total } = typeof data === "object" && data !== null ? reader.read(data) : {};
  if (!Array.isArray(items)) {
    const { operationId, name = operationId } = reader;
    throw new ProtocolError(`${name}: page ${page} has no list of orders where it was expected`, {
      operationId,
      hint: "Look at the raw answer. Continue later with the cursor of the last order.",
    });
  }
  extent.learn(total);
  return items as readonly Order[];
}

interface Facts {
  readonly id: string | undefined;
  readonly createdAt: number | undefined;
  readonly changedAt: number | undefined;
}

/** An order of unknown form still counts as an order, and as changed. */
function factsOf<Page, Order>(order: Order, reader: ChangeReader<Page, Order>, from: number): Facts {
  if (typeof order !== "object" || order === null) return { id: undefined, createdAt: undefined, changedAt: undefined };
  const { id, createTime, changeTime } = reader.facts(order);
  const createdAt = momentOf(createTime);
  const isNew = createdAt !== undefined && createdAt >= from;
  return { id: idText(id), createdAt, changedAt: momentOf(changeTime) ?? (isNew ? createdAt : undefined) };
}
