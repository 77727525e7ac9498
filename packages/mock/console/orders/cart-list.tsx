import type { CartShape } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { fill } from "../texts/say.ts";
import { yuan } from "../ui/money.ts";
import { Tag } from "../ui/tag.tsx";
import { Thumb } from "./thumb.tsx";

/** What lies in the cart. */
export function CartList({ cart }: { readonly cart: readonly CartShape[] }) {
  if (cart.length === 0) return <p class="nothing">{t.noCart}</p>;
  return (
    <ul class="scroll" tabIndex={0} aria-label={t.cart}>
      {cart.map(({ id, marketplace, title, sku, shop, quantity, fen, stock }) => (
        <li class="orow plain" key={`${marketplace} ${id}`}>
          <Thumb title={title} quantity={quantity} />
          <span class="col" lang="zh-CN">
            <span class="el b">{title}</span>
            <span class="row sm">
              <Tag look="o">{marketplace === "1688" ? "1688" : t.taobao}</Tag>
              <span class="id mut">{id}</span>
              <span class="el ink2">
                {sku} · {shop}
              </span>
            </span>
          </span>
          <span class="sm mut">{stock === null ? t.skuGone : fill(t.stock, { n: stock })}</span>
          <span class="bb tn right">{yuan(fen)}</span>
        </li>
      ))}
    </ul>
  );
}
