import type { PushShape } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { Icon } from "../ui/icon.tsx";
import { Ids } from "../ui/ids.tsx";
import { millis } from "../ui/money.ts";
import { Tag } from "../ui/tag.tsx";
import { clockSeconds } from "../ui/times.ts";
import { outcomeOf } from "./outcome.ts";

export function PushRow({
  push,
  isOpen,
  onOpen,
}: {
  readonly push: PushShape;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const { id, at, market, event, duplicateOf, byHand, summary, attempts, nextAt } = push;
  const [icon, tone, text] = outcomeOf(push);
  const last = attempts.at(-1);
  return (
    <div class="prow" role="option" id={`push-${id}`} aria-selected={isOpen} onClick={onOpen}>
      <span class={tone}>
        <Icon name={icon} />
      </span>
      <span class="tn mut sm">{clockSeconds(at)}</span>
      <span class="col">
        <span class="row">
          <b class="el">
            {market === undefined ? "" : `${market}.`}
            {event}
          </b>
          {duplicateOf !== undefined && <Tag>{fill(t.copyOf, { id: duplicateOf })}</Tag>}
          {byHand && duplicateOf === undefined && <Tag>{t.byHand}</Tag>}
        </span>
        <span class="sm mut el">
          <Ids text={say(summary)} />
        </span>
      </span>
      <span class={`sm ${tone}`}>
        {text}
        <br />
        <span class="mut tn">
          {nextAt !== undefined
            ? fill(t.nextAt, { time: clockSeconds(nextAt) })
            : last !== undefined && `${millis(last.ms)} ${t.ms}`}
        </span>
      </span>
    </div>
  );
}
