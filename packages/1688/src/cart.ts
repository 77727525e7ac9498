import type { Client } from "@pandapon/core";
import type { AlibabaCart } from "@pandapon/core/1688";
import * as op from "@pandapon/core/1688";

export function createCart(client: Client): AlibabaCart {
  return {
    list: (input, options) => client.call(op.list1688CartItems, input, options),
    add: (input, options) => client.call(op.add1688CartItem, input, options),
    delete: (input, options) => client.call(op.delete1688CartItems, input, options),
    updateQuantity: (input, options) => client.call(op.update1688CartItemQuantity, input, options),
    previewOrder: (input, options) => client.call(op.preview1688CartOrder, input, options),
    createOrder: (input, options) => client.call(op.create1688CartOrder, input, options),
  };
}
