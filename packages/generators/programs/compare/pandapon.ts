import { create1688 } from "@pandapon/1688";
import { createTaobao } from "@pandapon/taobao";
import type { Contender, Key } from "./contender.ts";

export function pandapon({ md5: _, ...key }: Key): Contender {
  const taobao = createTaobao(key);
  const alibaba = create1688(key);
  return {
    async orderIds() {
      const page = await alibaba.orders.list({ pageSize: 2 });
      return (page.data ?? []).map(({ baseInfo }) => String(baseInfo?.id));
    },
    async countOrders() {
      let count = 0;
      for await (const _ of alibaba.orders.list({ pageSize: 2 })) count++;
      return count;
    },
    readOrder: (orderId) => taobao.orders.get({ orderId }),
    orderCart: (ids) => taobao.cart.createOrder({ ids: [...ids] }),
  };
}
