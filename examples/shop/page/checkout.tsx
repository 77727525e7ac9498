import { useEffect, useState } from "preact/hooks";
import type { Address, CartLine, Failure, Fen, OrderRequest, Preview } from "../server/shapes.ts";
import { NewAddress } from "./address.tsx";
import { failureOf, post } from "./api.ts";
import { Loaded, Notice, titleOf, yuan } from "./parts.tsx";
import { useLoad } from "./use-load.ts";

interface Place {
  readonly market: string;
  readonly orderKey: string;
}

export function Checkout({ market, orderKey }: Place) {
  // What was sent under this key stays until its outcome is known, also through a reload.
  const stored = sessionStorage.getItem(orderKey);
  if (stored) return <Sent market={market} request={JSON.parse(stored) as OrderRequest} />;
  return <Review market={market} orderKey={orderKey} />;
}

function Review({ market, orderKey }: Place) {
  const cart = useLoad<CartLine[]>(`/${market}/cart`);
  const addresses = useLoad<Address[]>("/warehouses");
  const [addressId, setAddressId] = useState<string>();
  return (
    <>
      <h1>Check out at {titleOf(market)}</h1>
      <Loaded load={addresses}>
        {(all) => {
          if (all.length === 0) return <NewAddress onSaved={addresses.again} />;
          const chosen = addressId ?? all[0]?.id ?? "";
          return (
            <>
              <label>
                Sent to our warehouse
                <select value={chosen} onChange={(event) => setAddressId(event.currentTarget.value)}>
                  {all.map(({ id, name, province, city, street }) => (
                    <option key={id} value={id}>{`${name}, ${province} ${city} ${street}`}</option>
                  ))}
                </select>
              </label>
              <Loaded
                load={cart}
                empty={{
                  when: (lines) => !lines.some(({ isAvailable }) => isAvailable),
                  text: "There is nothing to order.",
                }}
              >
                {(lines) => (
                  <Confirm
                    market={market}
                    request={{
                      key: orderKey,
                      ids: lines.filter(({ isAvailable }) => isAvailable).map(({ id }) => id),
                      addressId: chosen,
                    }}
                  />
                )}
              </Loaded>
            </>
          );
        }}
      </Loaded>
    </>
  );
}

/** What it costs, and the button that orders. */
function Confirm({ market, request }: { readonly market: string; readonly request: OrderRequest }) {
  const [preview, setPreview] = useState<Preview>();
  const [failure, setFailure] = useState<Failure>();
  const [isSending, setSending] = useState(false);
  // What is ordered is what was in the cart when this page was opened, even if a push changes it meanwhile.
  const [ids] = useState(request.ids);
  const { addressId } = request;
  const asked = JSON.stringify({ ids, addressId });

  useEffect(() => {
    post<Preview>(`/${market}/preview`, JSON.parse(asked)).then(setPreview, (error: unknown) =>
      setFailure(failureOf(error)),
    );
  }, [market, asked]);

  const order = async (agreedFen: Fen): Promise<void> => {
    setSending(true);
    setFailure(undefined);
    const failed = await send(market, { ...request, ids, agreedFen });
    setSending(false);
    setFailure(failed);
    if (failed?.preview) setPreview(failed.preview); // the new price needs a new yes
  };

  if (failure?.kind === "unknown-outcome")
    return <Sent market={market} request={{ ...request, ids }} failure={failure} />;
  return (
    <>
      {failure && <Notice failure={failure} />}
      {preview ? (
        <>
          <dl class="sums">
            <dt>Goods</dt>
            <dd>{yuan(preview.goodsFen)}</dd>
            <dt>Postage in China</dt>
            <dd>{yuan(preview.postageFen)}</dd>
            <dt>Total</dt>
            <dd>
              <strong>{yuan(preview.totalFen)}</strong>
            </dd>
          </dl>
          <button type="button" class="main" disabled={isSending} onClick={() => void order(preview.totalFen)}>
            {isSending ? "Ordering …" : `Order for ${yuan(preview.totalFen)}`}
          </button>
        </>
      ) : (
        !failure && <p class="quiet loading">Asking for the price …</p>
      )}
    </>
  );
}

/** An order that was sent, and whose outcome is unknown. The same key is sent again: it finds the order, or makes it if it is not there. */
function Sent({ market, request, failure }: { market: string; request: OrderRequest; failure?: Failure }) {
  const [shown, setShown] = useState<Failure>(
    failure ?? { kind: "unknown-outcome", message: "Looking for your order …" },
  );
  const look = async (): Promise<void> => setShown((await send(market, request)) ?? shown);
  useEffect(() => {
    if (shown.kind !== "unknown-outcome" && shown.kind !== "try-again") return;
    const waitMs = Math.max(2000, Date.parse(shown.askAgainAt ?? "") - Date.now() || 2000);
    const timer = setTimeout(() => void look(), failure || shown.askAgainAt ? waitMs : 0);
    return () => clearTimeout(timer);
  });
  return <Notice failure={shown} action={{ text: "Look again now", run: () => void look() }} />;
}

/** @returns why it did not work; undefined when the page has gone to the order */
async function send(market: string, request: OrderRequest): Promise<Failure | undefined> {
  const { agreedFen: _, ...repeated } = request;
  sessionStorage.setItem(request.key, JSON.stringify(repeated));
  try {
    const [orderId, ...more] = await post<string[]>(`/${market}/orders`, request);
    sessionStorage.removeItem(request.key);
    location.hash = orderId && more.length === 0 ? `#/orders/${market}/${orderId}` : "#/orders";
    return undefined;
  } catch (error) {
    const failure = failureOf(error);
    // A repetition that did not get through leaves the outcome as unknown as it was.
    const isRepeated = request.agreedFen === undefined;
    const isOver = failure.kind !== "unknown-outcome" && !(isRepeated && failure.kind === "try-again");
    if (isOver) sessionStorage.removeItem(request.key);
    return failure;
  }
}
