import type { MarketName, Order } from "../server/shapes.ts";
import { Badge, Loaded, markets, yuan } from "./parts.tsx";
import { useLoad } from "./use-load.ts";

export function Orders() {
  return (
    <>
      <h1>Orders</h1>
      {markets.map(({ name, title }) => (
        <MarketOrders key={name} market={name} title={title} />
      ))}
    </>
  );
}

function MarketOrders({ market, title }: { readonly market: MarketName; readonly title: string }) {
  const load = useLoad<Order[]>(`/${market}/orders`);
  return (
    <section data-market={market}>
      <h2>{title}</h2>
      <Loaded load={load} empty={{ when: (orders) => orders.length === 0, text: "No orders yet." }}>
        {(orders) => (
          <ul class="rows">
            {orders.map((order) => (
              <li key={order.id}>
                <div>
                  <a class="title" href={`#/orders/${market}/${order.id}`}>
                    {order.lines[0]?.title ?? order.id}
                  </a>
                  <small>
                    {new Date(order.orderedAt).toLocaleString()} · {order.id}
                    {order.lines.length > 1 && ` · and ${order.lines.length - 1} more`}
                  </small>
                </div>
                <Badge status={order.lines.find(({ refund }) => refund)?.refund ?? order.status} />
                <span class="amount">{yuan(order.totalFen)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
