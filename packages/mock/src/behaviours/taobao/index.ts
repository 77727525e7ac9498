import { taobaoAfterSales } from "./after-sales.ts";
import { taobaoCart } from "./cart.ts";
import { taobaoOrders } from "./orders.ts";
import { taobaoProducts } from "./products.ts";

/** The groups of Taobao. */
export const taobaoGroups = [taobaoProducts, taobaoCart, taobaoOrders, taobaoAfterSales] as const;
