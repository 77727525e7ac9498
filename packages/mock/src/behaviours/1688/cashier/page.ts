import type { Order } from "../../../state/entities/order.ts";
import type { World } from "../../../state/world.ts";
import { yuanText } from "../money.ts";
import { canBePaid } from "../orders/pay.ts";
import { statusOf, totalFen } from "../orders/sums.ts";
import { plainTime } from "../times.ts";
import { cashierOrders } from "./cashier.ts";

/** The sandbox's own cashier: the amount, and a button that pays it. Posts `orderId` and `world` to its own path. */
export function cashierPage(world: World, ids: readonly string[]): string {
  const orders = cashierOrders(world, ids);
  const payable = orders.filter(canBePaid);
  const sumFen = payable.reduce((sum, order) => sum + totalFen(order), 0);
  const rows = orders.map((order) => row(world, order)).join("");
  const body =
    orders.length === 0
      ? "<p>订单不存在 · This order does not exist.</p>"
      : `<table><thead><tr><th>订单号 Order</th><th>店铺 Shop</th><th>状态 State</th><th>金额 Amount</th></tr></thead><tbody>${rows}</tbody></table>${button(world, payable, sumFen)}`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>收银台 · Sandbox cashier</title><style>${STYLE}</style></head><body><main>
<h1>收银台 <small>Sandbox cashier</small></h1>
<p>这是 PandaPon 模拟服务的收银台，不会产生真实付款。 This cashier belongs to the mock: no money moves.</p>
${body}</main></body></html>`;
}

/** The look of the console: its colours, light and dark, and its type. */
const STYLE = `:root{color-scheme:light dark;--bg:#fff;--bg1:#f7f7f9;--line:#e5e5ea;--ink:#16171d;--ink2:#474957;--accent:#2a56d4;--btn:#1b1c22;--btn-ink:#fff}
@media (prefers-color-scheme:dark){:root{--bg:#0f1013;--bg1:#15161b;--line:#25272f;--ink:#edeef3;--ink2:#b6b9c6;--accent:#8eaeff;--btn:#edeef3;--btn-ink:#111216}}
body{font:400 13px/20px Inter,ui-sans-serif,system-ui,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;background:var(--bg1);color:var(--ink);margin:0}
main{max-width:44rem;margin:3rem auto;background:var(--bg);padding:18px 24px 24px;border:1px solid var(--line);border-radius:10px}
h1{font-size:20px;line-height:28px;font-weight:600;margin:0 0 4px}h1 small{font-size:13px;font-weight:450;color:var(--ink2)}p{color:var(--ink2)}
table{border-collapse:collapse;width:100%;margin:14px 0;font-variant-numeric:tabular-nums}th{font-weight:500;font-size:11.5px;color:var(--ink2)}th,td{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--line)}
td:first-child{font-family:"JetBrains Mono",ui-monospace,Menlo,Consolas,monospace;font-size:12px}td:last-child,th:last-child{text-align:right;padding-right:0}
button{font:inherit;font-weight:500;height:32px;padding:0 14px;border:0;border-radius:6px;background:var(--btn);color:var(--btn-ink);cursor:pointer}button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`;

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
