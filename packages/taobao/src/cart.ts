import type { Client } from "@pandapon/core";
import type { TaobaoCart } from "@pandapon/core/taobao";
import * as op from "@pandapon/core/taobao";

export function createCart(client: Client): TaobaoCart {
  return {
    previewOrder: (input, options) => client.call(op.previewTaobaoCartOrder, input, options),
    createOrder: (input, options) => client.call(op.createTaobaoCartOrder, input, options),
    list: (input, options) => client.call(op.listTaobaoCartItems, input, options),
    delete: (input, options) => client.call(op.deleteTaobaoCartItems, input, options),
    add: (input, options) => client.call(op.addTaobaoCartItem, input, options),
    updateQuantity: (input, options) => client.call(op.updateTaobaoCartItemQuantity, input, options),
  };
}
