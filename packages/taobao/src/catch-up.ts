import { captureOrigin, type Origin } from "@pandapon/core";
import {
  type CatchUp,
  type CatchUpOptions,
  type CatchUpQuestion,
  type ChangeReader,
  catchUp,
  pointing,
} from "@pandapon/core/reconcile";
import type {
  ListTaobaoOrdersInput,
  operations,
  TaobaoOrder,
  TaobaoOrderPage,
  TaobaoOrders,
} from "@pandapon/core/taobao";

/** How the orders are read. */
export interface TaobaoCatchUpOptions extends CatchUpOptions {
  /**
   * Narrows the list, or changes its sorting. By default it is sorted by time of change, the latest first (`sortField:
   * "modify_time"`,
   * `sortType: "DESC"`, upstream's). The filters are not documented: a filter that hides an order hides its change.
   */
  readonly filter?: Omit<ListTaobaoOrdersInput, "pageNo" | "pageSize"> | undefined;
}

/** @internal */
export function catchUpOrders(
  orders: Pick<TaobaoOrders, "list">,
  question: CatchUpQuestion,
  options: TaobaoCatchUpOptions = {},
  origin: Origin = captureOrigin(catchUpOrders),
): Promise<CatchUp<TaobaoOrder>> {
  return pointing(origin, async () => {
    const { maxOrders, pageSize, newestFirst, clock, filter, ...callOptions } = options ?? {};
    const search = { maxOrders, pageSize, newestFirst, clock };
    const list = (pageNo: number, size: number) =>
      orders.list({ sortField: "modify_time", sortType: "DESC", ...filter, pageNo, pageSize: size }, callOptions);
    return catchUp(list, reader, question, search, origin);
  });
}

const reader: ChangeReader<TaobaoOrderPage, TaobaoOrder> = {
  operationId: "listTaobaoOrders" satisfies keyof typeof operations,
  name: "orders.list",
  read: (page) => ({ items: page?.data, total: page?.totalRecords }),
  facts: ({ id, orderNo, createTime, modifyTime }) => ({ id: id ?? orderNo, createTime, changeTime: modifyTime }),
};
