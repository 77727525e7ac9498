import { captureOrigin, type Origin } from "@pandapon/core";
import type {
  AlibabaOrderPage,
  AlibabaOrders,
  AlibabaTradeInfo,
  List1688OrdersInput,
  operations,
} from "@pandapon/core/1688";
import {
  type CatchUp,
  type CatchUpOptions,
  type CatchUpQuestion,
  type ChangeReader,
  catchUp,
  pointing,
} from "@pandapon/core/reconcile";

/** How the orders are read. */
export interface AlibabaCatchUpOptions extends CatchUpOptions {
  /**
   * Narrows the list, for instance by `modifyStartTime`. The filters are upstream's and may be ignored, or hide an order and with it its
   * change. Use only filters that you have seen work on your account.
   */
  readonly filter?: Omit<List1688OrdersInput, "pageNo" | "pageSize"> | undefined;
}

/** @internal */
export function catchUpOrders(
  orders: Pick<AlibabaOrders, "list">,
  question: CatchUpQuestion,
  options: AlibabaCatchUpOptions = {},
  origin: Origin = captureOrigin(catchUpOrders),
): Promise<CatchUp<AlibabaTradeInfo>> {
  return pointing(origin, async () => {
    const { maxOrders, pageSize, newestFirst, clock, filter, ...callOptions } = options ?? {};
    const search = { maxOrders, pageSize, newestFirst, clock };
    const list = (pageNo: number, size: number) => orders.list({ ...filter, pageNo, pageSize: size }, callOptions);
    return catchUp(list, reader, question, search, origin);
  });
}

const reader: ChangeReader<AlibabaOrderPage, AlibabaTradeInfo> = {
  operationId: "list1688Orders" satisfies keyof typeof operations,
  name: "orders.list",
  read: (page) => ({ items: page?.data, total: page?.totalRecords }),
  facts: ({ baseInfo }) => ({
    id: baseInfo?.idOfStr ?? baseInfo?.id,
    createTime: baseInfo?.createTime,
    changeTime: baseInfo?.modifyTime,
  }),
};
