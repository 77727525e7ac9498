import { useState } from "preact/hooks";
import type { CartLine, Failure, MarketName } from "../server/shapes.ts";
import { failureOf, remove } from "./api.ts";
import { Loaded, markets, Notice, Picture, yuan } from "./parts.tsx";
import { useLoad } from "./use-load.ts";

export function Cart() {
  return (
    <>
      <h1>Cart</h1>
      {markets.map(({ name, title }) => (
        <MarketCart key={name} market={name} title={title} />
      ))}
    </>
  );
}

/** Each marketplace makes an order of its own, so each has its own checkout. */
function MarketCart({ market, title }: { readonly market: MarketName; readonly title: string }) {
  const load = useLoad<CartLine[]>(`/${market}/cart`);
  const [failure, setFailure] = useState<Failure>();
  const takeOut = (id: string): void => {
    setFailure(undefined);
    remove(`/${market}/cart/${id}`).then(load.again, (error: unknown) => setFailure(failureOf(error)));
  };
  return (
    <section data-market={market}>
      <h2>{title}</h2>
      {failure && <Notice failure={failure} />}
      <Loaded load={load} empty={{ when: (lines) => lines.length === 0, text: "Nothing in here yet." }}>
        {(lines) => (
          <>
            <ul class="rows">
              {lines.map((line) => (
                <li key={line.id} class={line.isAvailable ? "" : "gone"}>
                  <Picture url={line.picture} />
                  <div>
                    <span class="title">{line.title}</span>
                    <small>
                      {line.label} {!line.isAvailable && <em>sold out</em>}
                    </small>
                  </div>
                  <span class="amount">
                    {line.quantity} × {yuan(line.fen)}
                  </span>
                  <button type="button" onClick={() => takeOut(line.id)} aria-label={`Take out ${line.title}`}>
                    Take out
                  </button>
                </li>
              ))}
            </ul>
            {lines.some(({ isAvailable }) => isAvailable) && (
              <a class="button main" href={`#/checkout/${market}/SHOP-${crypto.randomUUID()}`}>
                Check out
              </a>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
