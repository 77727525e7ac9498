import type { OrderDetail } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import { useResource } from "../state/use-resource.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { useMoveClock } from "../top/clock-group.tsx";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Ids } from "../ui/ids.tsx";
import { yuan } from "../ui/money.ts";
import { ReasonBox } from "../ui/reason-box.tsx";
import { dayTime } from "../ui/times.ts";
import { Actions } from "./actions.tsx";
import { Thumb } from "./thumb.tsx";

/** One order: what can be done to it, its lines, and what has happened. */
export function OrderDetailView({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { router, world } = useConsole();
  const move = useMoveClock();
  const { value: order, failure } = useResource<OrderDetail>(`orders/${encodeURIComponent(id)}`, true);
  if (order === undefined) {
    return (
      <section class="pane sect">{failure !== undefined && <ReasonBox tone="warn" title={say(failure)} />}</section>
    );
  }
  const { title, shop, quantity, totalFen, status, due, lines, events, marketplace } = order;
  const cashier = `/__mock/cashier?${new URLSearchParams({ orderId: order.id, ...(world.value === "" ? {} : { world: world.value }) })}`;
  return (
    <section class="pane" aria-label={`${t.order} ${id}`}>
      <div class="dh padded">
        <div class="row start">
          <Thumb title={title} />
          <div class="col grow">
            <h2 class="b clamp" lang="zh-CN">
              {title}
            </h2>
            <span class="sm ink2">
              <span lang="zh-CN">{shop}</span> · {fill(t.pieces, { n: quantity })} · <b>{yuan(totalFen)}</b>
            </span>
          </div>
          <Button icon="close" look="ghost" small label={t.close} title="Esc" onClick={onClose} />
        </div>
        <dl class="kv narrow-names gap-t">
          {(
            [
              ["orderNo", order.orderNo],
              ["id", order.id],
            ] as const
          ).map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd class="id">
                {value}
                <CopyButton text={value} what={name} />
              </dd>
            </>
          ))}
          <dt>{t.state}</dt>
          <dd class="id">{status}</dd>
        </dl>
      </div>
      <div class="scroll" tabIndex={0} role="group" aria-label={`${t.order} ${id}`}>
        <div class="sect">
          <h3 class="h2">{t.whatNext}</h3>
          {due !== undefined && (
            <p class="row sm ink2">
              <span class="grow">
                {dayTime(due.at)}: {say(due.text)}
              </span>
              <Button small onClick={() => void move({ to: due.at })}>
                {t.goThere}
              </Button>
            </p>
          )}
          {marketplace === "1688" && status === "unpaid" && (
            <p class="sm">
              <a class="lnk" href={cashier} target="_blank" rel="noopener">
                {t.payAtCashier}
              </a>
            </p>
          )}
          <Actions order={order} />
        </div>
        <div class="sect">
          <h3 class="h2">{t.lines}</h3>
          <ul>
            {lines.map((line) => (
              <li class="row sm line" key={line.id}>
                <span class="id">{line.id}</span>
                <span class="el ink2 grow" lang="zh-CN">
                  {line.sku} × {line.quantity}
                </span>
                <span class="ink2">{line.state}</span>
                <span class="tn right">{yuan(line.fen)}</span>
              </li>
            ))}
          </ul>
        </div>
        <div class="sect">
          <h3 class="h2">{t.events}</h3>
          <ul>
            {[...events].reverse().map((event) => (
              <li class="evl" key={event.n}>
                <span class="tn mut sm">{dayTime(event.at)}</span>
                <span>
                  <Ids text={say(event.text)} />
                </span>
                <span class="row sm">
                  {event.request !== undefined && (
                    <a class="lnk" href={router.href({ tab: "requests", id: String(event.request), sub: "" })}>
                      #{event.request}
                    </a>
                  )}
                  {event.pushId !== undefined && (
                    <a class="lnk" href={router.href({ tab: "pushes", id: event.pushId, sub: "" })}>
                      {t.push} {event.pushId}
                    </a>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
