import { alibabaAfterSales } from "./after-sales.ts";
import { alibabaCart } from "./cart.ts";
import { alibabaOrders } from "./orders.ts";
import { alibabaProducts } from "./products.ts";

/** Every operation of 1688. */
export const alibabaBehaviours = { ...alibabaProducts, ...alibabaCart, ...alibabaOrders, ...alibabaAfterSales };
