import { useEffect, useState } from "preact/hooks";
import type { Failure, OrderDetail, Parcel, Payment } from "../server/shapes.ts";
import { failureOf, post } from "./api.ts";
import { Badge, Loaded, Notice, titleOf, yuan } from "./parts.tsx";
import { RefundForm } from "./refund.tsx";
import { useLoad } from "./use-load.ts";

export function OrderPage({ market, id }: { readonly market: string; readonly id: string }) {
  const load = useLoad<OrderDetail>(`/${market}/orders/${id}`);
  return (
    <Loaded load={load}>
      {(order) => (
        <>
          <h1>
            Order at {titleOf(market)} <Badge status={order.status} />
          </h1>
          <p class="quiet">
            {order.id} · {new Date(order.orderedAt).toLocaleString()}
          </p>
          {order.status.kind === "to-pay" && <Pay order={order} onPaid={load.again} />}
          <ul class="rows">
            {order.lines.map((line) => (
              <li key={line.id}>
                <div>
                  <span class="title">{line.title}</span>
                  {line.refund && <Badge status={line.refund} />}
                </div>
                <span class="amount">
                  {line.quantity} pc · {yuan(line.fen)}
                </span>
                {["waiting", "moving", "done"].includes(order.status.kind) && !line.refund && (
                  <RefundForm order={order} line={line} onAsked={load.again} />
                )}
              </li>
            ))}
          </ul>
          <p>
            Total <strong>{yuan(order.totalFen)}</strong>
          </p>
          <h2>Parcels</h2>
          {order.parcels.length === 0 ? (
            <p class="quiet">Nothing was sent yet. This page updates automatically when it is.</p>
          ) : (
            order.parcels.map((parcel) => <Tracking key={parcel.number} parcel={parcel} />)
          )}
        </>
      )}
    </Loaded>
  );
}

function Pay({ order, onPaid }: { readonly order: OrderDetail; readonly onPaid: () => void }) {
  const [failure, setFailure] = useState<Failure>();
  const [isPaying, setPaying] = useState(false);
  const [payUrl, setPayUrl] = useState<string | null>(null);

  const pay = async (): Promise<void> => {
    setPaying(true);
    try {
      const payment = await post<Payment>(`/${order.market}/orders/${order.id}/pay`);
      setFailure(undefined);
      setPayUrl(payment.payUrl);
      if (!payment.payUrl) onPaid();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setPaying(false);
    }
  };

  // Asking again is safe: the back end pays an order once, and looks whether it was paid.
  useEffect(() => {
    if (failure?.kind !== "unknown-outcome") return;
    const waitMs = Math.max(2000, Date.parse(failure.askAgainAt ?? "") - Date.now() || 2000);
    const timer = setTimeout(() => void pay(), waitMs);
    return () => clearTimeout(timer);
  }, [failure]);

  if (failure?.kind === "unknown-outcome")
    return <Notice failure={failure} action={{ text: "Look again now", run: () => void pay() }} />;
  if (payUrl)
    return (
      <p>
        <a class="button main" href={payUrl} target="_blank" rel="noreferrer">
          Pay at the cashier
        </a>
      </p>
    );
  return (
    <>
      {failure && <Notice failure={failure} />}
      <button type="button" class="main" disabled={isPaying} onClick={() => void pay()}>
        {isPaying ? "Paying …" : `Pay ${yuan(order.totalFen)}`}
      </button>
    </>
  );
}

function Tracking({ parcel }: { readonly parcel: Parcel }) {
  return (
    <section class="parcel">
      <h3>
        {parcel.carrier} {parcel.number}
      </h3>
      <ul>
        {parcel.steps.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <small>{at}</small> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
