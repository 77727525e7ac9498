import type {
  Address,
  CartLine,
  Hit,
  Order,
  OrderDetail,
  OrderLine,
  Payment,
  Preview,
  Product,
  RefundForm,
} from "./shapes.ts";

/** What the shop wants of a marketplace. `taobao.ts` and `alibaba.ts` translate it, and are the only files that know their fields. */
export interface Market {
  search(keyword: string): Promise<readonly Hit[]>;
  product(id: string): Promise<Product>;
  cart(): Promise<readonly CartLine[]>;
  addToCart(productId: string, skuId: string, quantity: number): Promise<void>;
  removeFromCart(id: string): Promise<void>;
  preview(ids: readonly string[], address: Address): Promise<Preview>;
  /** @returns ids of the orders: 1688 makes one for each seller */
  order(key: string, ids: readonly string[], address: Address): Promise<readonly string[]>;
  pay(orderId: string): Promise<Payment>;
  orders(): Promise<readonly Order[]>;
  orderDetail(id: string): Promise<OrderDetail>;
  refundForm(order: Order, line: OrderLine, hasArrived: boolean): Promise<RefundForm>;
  refund(order: Order, line: OrderLine, hasArrived: boolean, reasonId: string): Promise<void>;
}
