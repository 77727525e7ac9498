import { ProtocolError } from "../errors/errors.ts";
import { askedLines } from "../reconcile/compare-lines.ts";
import { findByIds } from "../reconcile/find-by-ids.ts";
import { findCreated } from "../reconcile/find-created.ts";
import type { ListPage } from "../reconcile/read-pass.ts";
import { scan } from "../reconcile/scan.ts";
import { markText } from "../reconcile/texts.ts";
import type { Looked, OrderReader, Reconciliation } from "../reconcile/types.ts";
import type { CallOptions } from "../types/call-options.ts";
import { serverTime } from "../values/http-date.ts";
import type { OncePlatform, OnceQuestion } from "./platform.ts";

/** What a marketplace package passes to the protocol. */
export interface PlatformParts<Page, Order> {
  readonly reader: OrderReader<Page, Order>;
  list(options: CallOptions): ListPage<Page>;
  /** Reads one order; undefined when the server does not know it. */
  readOne?(options: CallOptions): (id: string) => Promise<Order | undefined>;
}

/**
 * How often the list must show no order before a second order may be placed; each search reads it twice. A list that drops orders
 * from its pages differs between readings, and a longer list differs more surely.
 */
const looksOf = ({ pages }: Looked): number => (pages > 1 ? 2 : 5);

/** The reads of the protocol, on the order list of a marketplace. */
export function platformOf<Page, Order>({ reader, list, readOne }: PlatformParts<Page, Order>): OncePlatform<Order> {
  return {
    async serverTime(options) {
      const { headers } = await list(options)(1, 1).withResponse();
      const time = serverTime(headers);
      return Number.isNaN(time) ? undefined : time;
    },
    async find(question, { clock, isProof, ...options }) {
      const find = async () =>
        withoutStrangers(await findCreated(list(options), reader, question, { clock, settleMs: 0 }), question);
      let result = await find();
      for (let looks = 1; isProof && result.state === "not-found" && looks < looksOf(result.looked); looks++) {
        result = await find();
      }
      return result;
    },
    async lookalikes(lines, { clock, ...options }) {
      const asked = askedLines(lines);
      const search = { clock, settleMs: 0 };
      const { orders, doubt } = await scan(list(options), reader, new Date(clock()), search, { isEnough: () => false });
      if (doubt) {
        throw new ProtocolError(
          `${reader.name ?? reader.operationId}: the list is not proven to be complete (${doubt})`,
          {
            operationId: reader.operationId,
            hint: "Nothing was sent. Repeat the call.",
          },
        );
      }
      return orders
        .filter(({ facts, when }) => when !== "before" && asked.compare(facts.lines) !== "other")
        .flatMap(({ ids }) => ids);
    },
    payments: (ids, since, { clock, ...options }) =>
      findByIds(list(options), reader, { ids, since }, { clock, settleMs: 0 }, readOne?.(options)),
    linesOf: (order) => reader.facts(order).lines ?? [],
    markOf: (order) => reader.facts(order).mark,
    marksAreSure: reader.marksAreSure,
  };

  /**
   * An order with another text than the key's own may have been placed by hand or for another key: its lines prove nothing. Where
   * every order carries its number, the same is true of an order without a number.
   */
  function withoutStrangers(result: Reconciliation<Order>, { mark }: OnceQuestion): Reconciliation<Order> {
    if (result.state !== "found" || result.orders.every(({ order }) => mayBeOwn(order, mark))) return result;
    const { orders, looked } = result;
    return { state: "ambiguous", reason: "cannot-tell", orders, looked };
  }

  function mayBeOwn(order: Order, mark: string | undefined): boolean {
    const own = markText(mark);
    const shown = markText(reader.facts(order).mark);
    if (own === shown) return true;
    if (reader.marksAreSure) return false;
    // The platform may leave a message out, cut it, or add text to it.
    return own === undefined || shown === undefined || own.includes(shown) || shown.includes(own);
  }
}
