import { type Client, createGroup } from "@pandapon/core";
import type { TaobaoCart } from "@pandapon/core/taobao";
import * as op from "@pandapon/core/taobao";

export const createCart = (client: Client): TaobaoCart =>
  createGroup(
    client,
    {
      previewOrder: op.previewTaobaoCartOrder,
      createOrder: op.createTaobaoCartOrder,
      list: op.listTaobaoCartItems,
      delete: op.deleteTaobaoCartItems,
      add: op.addTaobaoCartItem,
      updateQuantity: op.updateTaobaoCartItemQuantity,
    },
    "cart",
  );
