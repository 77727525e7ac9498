import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Ids } from "../ui/ids.tsx";
import { dayTime } from "../ui/times.ts";
import { iconOfEvent } from "./events-row.tsx";
import type { RequestSelection } from "./use-selection.ts";

/** Everything that the world did by one move of its clock, or between two requests. */
export function EventsDetail({ n, selection }: { readonly n: number; readonly selection: RequestSelection }) {
  const { rows, router } = useConsole();
  void rows.version.value;
  const row = rows.all.find((one) => one.kind === "events" && one.n === n);
  const items = row?.kind === "events" ? row.items : [];
  return (
    <section class="pane" aria-label={t.worldEvents}>
      <div class="dh padded">
        <div class="row">
          <Icon name="clock" />
          <h2 class="h1 el">{t.worldEvents}</h2>
          <span class="cnt">{items.length}</span>
          <span class="sp" />
          <Button icon="close" look="ghost" small label={t.close} title="Esc" onClick={selection.close} />
        </div>
      </div>
      <div class="scroll" tabIndex={0} role="group" aria-label={t.worldEvents}>
        <ul class="events">
          {items.map((item) => (
            <li key={item.n} class="evl">
              <span class="tn mut sm">{dayTime(item.at)}</span>
              <Icon name={iconOfEvent(item)} small />
              <span>
                <Ids text={say(item.summary)} />
              </span>
              <span class="sm row tight">
                {item.orderId !== undefined && (
                  <a class="lnk" href={router.href({ tab: "orders", id: item.orderId, sub: "" })}>
                    {t.order}
                  </a>
                )}
                {item.pushId !== undefined && (
                  <a class="lnk" href={router.href({ tab: "pushes", id: item.pushId, sub: "" })}>
                    {t.push} {item.pushId}
                  </a>
                )}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
