import type { CartShape, RefundShape } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { yuan } from "../ui/money.ts";
import { Tag } from "../ui/tag.tsx";
import { dayTime } from "../ui/times.ts";

/** One line of the cart, or one refund. */
export interface ShownRecord {
  readonly id: string;
  readonly marketplace: "taobao" | "1688";
  readonly title: string;
  readonly text: string;
  readonly more: string;
  readonly orderId?: string;
  readonly fen: number;
}

export const cartRecord = ({ id, marketplace, title, sku, shop, quantity, fen, stock }: CartShape): ShownRecord => ({
  id,
  marketplace,
  title,
  text: `${sku} · ${shop} · ${fill(t.pieces, { n: quantity })}`,
  more: stock === null ? t.skuGone : fill(t.stock, { n: stock }),
  fen,
});

export const refundRecord = (refund: RefundShape): ShownRecord => ({
  id: refund.id,
  marketplace: refund.marketplace,
  title: `${refund.state}, ${refund.isReturn ? t.returnGoods : t.refundOnly}`,
  text: `${dayTime(refund.at)} ${refund.reason} ${refund.text}`,
  more: refund.due === undefined ? "" : `${dayTime(refund.due.at)}: ${say(refund.due.text)}`,
  orderId: refund.orderId,
  fen: refund.feeFen,
});

/** The cart, or the refunds. */
export function RecordList({
  label,
  records,
  empty,
}: {
  readonly label: string;
  readonly records: readonly ShownRecord[];
  readonly empty: string;
}) {
  const { router } = useConsole();
  if (records.length === 0) return <p class="nothing">{empty}</p>;
  return (
    <ul class="scroll" tabIndex={0} aria-label={label}>
      {records.map(({ id, marketplace, title, text, more, orderId, fen }) => (
        <li class="orow plain" key={`${marketplace} ${id}`}>
          <Tag look="o">{marketplace === "1688" ? "1688" : t.taobao}</Tag>
          <span class="col">
            <span class="row">
              <b class="el">{title}</b>
              <span class="id mut">{id}</span>
            </span>
            <span class="el sm ink2">{text}</span>
            <span class="el sm mut">{more}</span>
          </span>
          <span class="sm">
            {orderId !== undefined && (
              <a class="lnk" href={router.href({ id: orderId, query: {} })}>
                {t.order} …{orderId.slice(-6)}
              </a>
            )}
          </span>
          <span class="bb tn right">{yuan(fen)}</span>
        </li>
      ))}
    </ul>
  );
}
