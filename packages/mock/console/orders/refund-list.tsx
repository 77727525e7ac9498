import type { RefundShape } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { yuan } from "../ui/money.ts";
import { Tag } from "../ui/tag.tsx";
import { dayTime } from "../ui/times.ts";

/** What was asked back, and what became of it. */
export function RefundList({ refunds }: { readonly refunds: readonly RefundShape[] }) {
  const { router } = useConsole();
  if (refunds.length === 0) return <p class="nothing">{t.noRefund}</p>;
  return (
    <ul class="scroll" tabIndex={0} aria-label={t.refunds}>
      {refunds.map(({ id, marketplace, orderId, isReturn, feeFen, state, reason, text, due, at }) => (
        <li class="orow plain" key={id}>
          <Tag look="o">{marketplace === "1688" ? "1688" : t.taobao}</Tag>
          <span class="col">
            <span class="row">
              <b>{state}</b> {isReturn ? t.returnGoods : t.refundOnly}
              <span class="id mut">{id}</span>
            </span>
            <span class="el sm ink2" lang="zh-CN">
              {reason} {text}
            </span>
            <span class="el sm mut">
              {dayTime(at)}
              {due !== undefined && ` → ${dayTime(due.at)}: ${say(due.text)}`}
            </span>
          </span>
          <a class="lnk sm" href={router.href({ id: orderId, query: {} })}>
            {t.order} …{orderId.slice(-6)}
          </a>
          <span class="bb tn right">{yuan(feeFen)}</span>
        </li>
      ))}
    </ul>
  );
}
