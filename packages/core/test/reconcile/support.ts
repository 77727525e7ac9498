import { type Client, createClient, formatChinaTime, type Operation } from "../../src/index.ts";
import type { OrderReader, PaymentState } from "../../src/reconcile/index.ts";
import { credentials } from "../support/client.ts";

/** An order of a made-up marketplace, as its list gives it. */
export interface ShopOrder {
  readonly no?: string | number;
  /** Another id of the same order. */
  readonly alias?: string;
  readonly made?: string | null;
  readonly mark?: string | number | null;
  readonly lines?:
    | readonly { readonly sku?: string; readonly product?: string; readonly pieces?: number | string }[]
    | null;
  readonly payment?: PaymentState;
}

export interface ShopPage {
  readonly orders?: readonly ShopOrder[] | null;
  readonly total?: number | null;
}

interface ShopInput {
  readonly page?: number;
  readonly size?: number;
}

/** The local clock of these tests: 24 April 2025, 16:40 in China. */
export const NOW = Date.UTC(2025, 3, 24, 8, 40);
/** When the call in question was sent: ten minutes before. */
export const SINCE = new Date(NOW - 600_000);

/** A time text, so many seconds after the call. */
export const made = (seconds: number): string => formatChinaTime(new Date(SINCE.getTime() + seconds * 1000));

export const reader = (marksAreSure = true): OrderReader<ShopPage, ShopOrder> => ({
  operationId: "listOrders",
  read: (page) => ({ items: page.orders, total: page.total }),
  facts: (order) => ({
    ids: [order.no, order.alias],
    createTime: order.made,
    mark: order.mark,
    lines: order.lines?.map(({ sku, product, pieces }) => ({ sku, product, quantity: pieces })),
    payment: order.payment ?? "unknown",
  }),
  marksAreSure,
});

export const listOrders: Operation<ShopInput, ShopPage> = {
  id: "listOrders",
  method: "POST",
  path: "/v2/shop/orders",
  safety: "read",
  grade: "documented",
  body: true,
  page: { number: "page", first: 1, size: "size", items: "data.orders", total: "data.total" },
};

interface ShopSettings {
  /** The server's clock is so far ahead of the local one. */
  readonly aheadMs?: number;
  /** Instead of the pages that the orders would fill; `call` counts from 0. */
  readonly answer?: (input: ShopInput, call: number) => ShopPage | unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A list over HTTP, without a network; `asked` are the pages that were asked for. */
export function shop(orders: readonly ShopOrder[], { aheadMs, answer, headers }: ShopSettings = {}) {
  const asked: ShopInput[] = [];
  const client: Client = createClient({
    ...credentials,
    clock: () => NOW,
    retries: 0,
    fetch: async (_, init) => {
      const input = JSON.parse(String(init?.body)) as Required<ShopInput>;
      asked.push(input);
      const from = (input.page - 1) * input.size;
      const page = { orders: orders.slice(from, from + input.size), total: orders.length };
      const date = aheadMs === undefined ? undefined : new Date(NOW + aheadMs).toUTCString();
      return Response.json(
        { code: 200, msg: "成功", data: answer ? answer(input, asked.length - 1) : page },
        { headers: { ...headers, ...(date !== undefined && { date }) } },
      );
    },
  });
  return {
    asked,
    list: (page: number, size: number) => client.call(listOrders, { page, size }),
  };
}

/** Orders that have nothing to do with the one in question, the newest first, an hour apart. */
export const others = (count: number): ShopOrder[] =>
  Array.from({ length: count }, (_, index) => ({
    no: `other-${index}`,
    made: made(-3600 * (index + 1)),
    lines: [{ sku: `sku-${index}`, pieces: 1 }],
  }));
