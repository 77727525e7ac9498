import type { Order } from "../../../state/entities/order.ts";
import type { World } from "../../../state/world.ts";
import { yuanText } from "../money.ts";
import { canBePaid } from "../orders/pay.ts";
import { statusOf, totalFen } from "../orders/sums.ts";
import { plainTime } from "../times.ts";
import { cashierOrders } from "./cashier.ts";

/** The sandbox's own cashier: what is to be paid, and a button that pays it. Posts `orderId` and `world` to its own path. */
export function cashierPage(world: World, ids: readonly string[]): string {
  const orders = cashierOrders(world, ids);
  const payable = orders.filter(canBePaid);
  const sumFen = payable.reduce((sum, order) => sum + totalFen(order), 0);
  const rows = orders.map((order) => row(world, order)).join("");
  const body =
    orders.length === 0
      ? "<p>订单不存在 · There is no such order.</p>"
      : `<table><thead><tr><th>订单号 Order</th><th>店铺 Shop</th><th>状态 State</th><th>金额 Amount</th></tr></thead><tbody>${rows}</tbody></table>${button(world, payable, sumFen)}`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>收银台 · Sandbox cashier</title><style>${STYLE}</style></head><body><main>
<h1>收银台 <small>Sandbox cashier</small></h1>
<p>这是 PandaPon 模拟服务的收银台，不会产生真实付款。 This cashier belongs to the mock: no money moves.</p>
${body}</main></body></html>`;
}

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;background:#f5f4f0;color:#26282b;margin:0}main{max-width:44rem;margin:3rem auto;background:#fff;padding:2rem;border-radius:8px}h1 small{font-size:.6em;color:#767b81}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #e3e1da}td:last-child,th:last-child{text-align:right}button{font:inherit;padding:.7rem 2rem;border:0;border-radius:6px;background:#c8342b;color:#fff;cursor:pointer}button:focus-visible{outline:3px solid #24365c}";

const row = (world: World, order: Order): string =>
  `<tr><td>${order.id}</td><td>${escaped(order.purchases[0]?.sellerNick ?? "")}</td><td>${escaped(statusOf(world, order))}</td><td>¥${yuanText(totalFen(order))}</td></tr>`;

function button(world: World, payable: readonly Order[], sumFen: number): string {
  if (payable.length === 0) return "<p>没有待付款的订单 · Nothing waits for payment.</p>";
  const closes = payable.flatMap(({ closesAt }) => closesAt ?? []);
  const until = closes.length === 0 ? "" : `<p>请于 ${plainTime(Math.min(...closes))} 前付款 · Pay until then.</p>`;
  const ids = payable.map(({ id }) => id).join(",");
  return `${until}<form method="post" action="/__mock/cashier"><input type="hidden" name="orderId" value="${ids}"><input type="hidden" name="world" value="${escaped(world.id)}"><button type="submit">付款 Pay ¥${yuanText(sumFen)}</button></form>`;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
