import { useState } from "preact/hooks";
import type { Failure, Fen, Product, Sku } from "../server/shapes.ts";
import { failureOf, post } from "./api.ts";
import { Loaded, Notice, Picture, titleOf, yuan } from "./parts.tsx";
import { useLoad } from "./use-load.ts";

export function ProductPage({ market, id }: { readonly market: string; readonly id: string }) {
  const load = useLoad<Product>(`/${market}/products/${encodeURIComponent(id)}`);
  return <Loaded load={load}>{(product) => <Details market={market} product={product} />}</Loaded>;
}

function Details({ market, product }: { readonly market: string; readonly product: Product }) {
  const [chosenId, choose] = useState(product.skus.find(({ stock }) => stock > 0)?.id);
  const [quantity, setQuantity] = useState(product.least);
  const [failure, setFailure] = useState<Failure>();
  const [isAdding, setAdding] = useState(false);
  const sku = product.skus.find((one) => one.id === chosenId);

  const add = async (chosen: Sku): Promise<void> => {
    setAdding(true);
    setFailure(undefined);
    try {
      await post(`/${market}/cart`, { productId: product.id, skuId: chosen.id, quantity });
      location.hash = "#/cart";
    } catch (error) {
      setFailure(failureOf(error));
      setAdding(false);
    }
  };

  return (
    <article class="product">
      <Picture url={product.picture} />
      <div>
        <p class="quiet">
          {titleOf(market)} · {product.shop}
        </p>
        <h1>{product.title}</h1>
        <div class="skus" role="radiogroup" aria-label="Kind">
          {product.skus.map((one) => (
            <label key={one.id} class={one.stock > 0 ? "" : "gone"}>
              <input
                type="radio"
                name="sku"
                value={one.id}
                checked={one.id === chosenId}
                disabled={one.stock === 0}
                onChange={() => choose(one.id)}
              />
              {one.label} {one.stock === 0 && <em>sold out</em>}
            </label>
          ))}
        </div>
        {sku ? (
          <>
            <p class="price">
              {yuan(sku.fen)} <small>{sku.stock} left</small>
            </p>
            {product.freightId && <Freight itemId={product.freightId} sku={sku} />}
            <label>
              Quantity
              <input
                type="number"
                min={product.least}
                max={sku.stock}
                value={quantity}
                onInput={(event) => setQuantity(Math.max(product.least, Math.trunc(Number(event.currentTarget.value))))}
              />
            </label>
            <button type="button" class="main" disabled={isAdding} onClick={() => void add(sku)}>
              {isAdding ? "Adding …" : "Add to cart"}
            </button>
          </>
        ) : (
          <Notice failure={{ kind: "sold-out", message: "This is sold out." }} />
        )}
        {failure && <Notice failure={failure} />}
      </div>
    </article>
  );
}

function Freight({ itemId, sku }: { readonly itemId: string; readonly sku: Sku }) {
  const load = useLoad<Fen | null>(`/freight?itemId=${itemId}&skuId=${sku.id}&fen=${sku.fen}`);
  const price = load.state === "done" && load.value !== null ? `about ${yuan(load.value)}` : "on request";
  return <p class="quiet">Freight from our warehouse to you: {load.state === "loading" ? "…" : price}</p>;
}
