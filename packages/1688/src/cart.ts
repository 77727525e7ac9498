import { type Client, createGroup } from "@pandapon/core";
import type { AlibabaCart } from "@pandapon/core/1688";
import * as op from "@pandapon/core/1688";

export const createCart = (client: Client): AlibabaCart =>
  createGroup(
    client,
    {
      list: op.list1688CartItems,
      add: op.add1688CartItem,
      delete: op.delete1688CartItems,
      updateQuantity: op.update1688CartItemQuantity,
      previewOrder: op.preview1688CartOrder,
      createOrder: op.create1688CartOrder,
    },
    "cart",
  );
