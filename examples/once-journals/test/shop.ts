// Taobao's order list and creation, on the world of the test kit.
import { formatChinaTime } from "@pandapon/core";
import type { CreateTaobaoOrderInput } from "@pandapon/taobao";
import type { Shop, WorldOrder } from "@pandapon/testkit";

export const direct: CreateTaobaoOrderInput = {
  orderLineList: [{ itemId: "600126245031041190", skuId: "5016042822039", quantity: "2", price: "3990" }],
  purchaseAmount: 7980,
  receiver: { name: "张三", mobile_phone: "13800138000", city: "杭州市", address: "文三路 1 号" },
};

const orderOf = (order: WorldOrder): object => ({
  id: order.id,
  createTime: formatChinaTime(new Date(order.createdAt)),
  status: "WAIT_BUYER_P",
  sellerOrderNumber: order.mark,
  subOrderVOS: order.lines.map(({ sku, quantity }) => ({ skuId: sku, quantity })),
});

export const shop: Shop = {
  creation(path, input) {
    if (path !== "/v2/taobao/order") return undefined;
    const { orderLineList, sellerOrderNumber } = input as { orderLineList: string; sellerOrderNumber: string };
    const lines = JSON.parse(orderLineList) as { skuId: string; quantity: string }[];
    return {
      mark: sellerOrderNumber,
      orders: [lines.map(({ skuId, quantity }) => ({ sku: skuId, quantity: Number(quantity) }))],
    };
  },
  payment: () => undefined,
  data: (path, _, shown, made) =>
    path === "/v2/taobao/order/page"
      ? { totalRecords: shown.length, data: shown.map(orderOf) }
      : made[0] && orderOf(made[0]),
};
