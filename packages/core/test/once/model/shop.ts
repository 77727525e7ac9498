// The list of orders of a shop without bad habits: how lists misbehave is the business of the tests of reconcile.
import { Call } from "../../../src/client/call.ts";
import type { ListPage } from "../../../src/reconcile/read-pass.ts";
import type { OrderReader } from "../../../src/reconcile/types.ts";
import type { Shown } from "./types.ts";

interface Page {
  readonly total: number;
  readonly items: readonly Shown[];
}

/**
 * Where the caller's own text ends up. `sure`: a field for it comes back in each order. `unsure`: a message, which comes back as it was
 * sent. `hidden`: a message that does not come back.
 */
export type Marks = "sure" | "unsure" | "hidden";

export const readerOf = (marks: Marks): OrderReader<Page, Shown> => ({
  operationId: "listOrders",
  marksAreSure: marks === "sure",
  read: ({ total, items }) => ({ total, items }),
  facts: ({ id, mark, lines, createdAt, isPaid }) => ({
    ids: [id],
    createTime: createdAt,
    mark: marks === "hidden" ? undefined : mark,
    lines,
    payment: isPaid ? "paid" : "unsettled",
  }),
});

/** The list at a moment. */
export const shownList =
  (orders: readonly Shown[], time: number): ListPage<Page> =>
  (pageNo, pageSize) =>
    new Call((resolve) =>
      queueMicrotask(() =>
        resolve({
          data: { total: orders.length, items: orders.slice((pageNo - 1) * pageSize, pageNo * pageSize) },
          headers: new Headers({ date: new Date(time).toUTCString() }),
          requestId: undefined,
          developId: undefined,
          attempts: 1,
          status: 200,
          envelope: { code: 200 } as never,
          text: "",
        }),
      ),
    );
