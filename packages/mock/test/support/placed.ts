import type { TaobaoCartOrder } from "@pandapon/core/taobao";
import type { Order } from "../../src/state/entities/order.ts";
import { address, type Sandbox } from "./world.ts";

export const SHIRT = { itemId: "2048091364570218", skuId: "5016110273394" };
export const LARGE_SHIRT = { itemId: "2048091364570218", skuId: "5016110273395" };
export const BIKE = { itemId: "2048170025513946", skuId: "5016110274001" };

/** A new unpaid order of Taobao: its id, and its record as it stands now. */
export interface Placed {
  readonly id: string;
  readonly order: Order;
}

export function place(sandbox: Sandbox, ...lines: readonly (readonly [object, number])[]): Placed {
  const { id = "" } = sandbox.data<TaobaoCartOrder>("createTaobaoOrder", {
    orderLineList: lines.map(([sku, quantity]) => ({ ...sku, quantity: String(quantity) })),
    receiver: address,
    purchaseAmount: 100_000_000,
  });
  return {
    id,
    get order() {
      const order = sandbox.world.taobao.orders.get(id);
      if (order === undefined) throw new Error(`No order ${id}`);
      return order;
    },
  };
}

export function placePaid(sandbox: Sandbox, ...lines: readonly (readonly [object, number])[]): Placed {
  const placed = place(sandbox, ...lines);
  sandbox.data("payTaobaoOrder", { orderId: placed.id });
  return placed;
}

export const statesOf = ({ order }: Placed): string[] => order.lines.map(({ state }) => state);
