import type { EventSummary } from "../api/shapes.ts";
import type { EventsRow } from "../state/rows.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { Ids } from "../ui/ids.tsx";
import type { RowPlace } from "./request-row.tsx";

const SHOWN = 3;

/** What the world did, at its place in the stream; folded per move of the clock. */
export function EventsRowView({
  row,
  top,
  isNarrow,
  index,
  total,
  isActive,
  onOpen,
}: { readonly row: EventsRow } & RowPlace) {
  const { items } = row;
  const more = items.length - SHOWN;
  const text = [
    ...items.slice(0, more > 0 ? SHOWN : items.length).map(({ summary }) => say(summary)),
    ...(more > 0 ? [fill(t.andMore, { n: more })] : []),
  ].join(t.sentenceGap);
  return (
    <div
      class={`lrow wev ${isNarrow ? "c" : ""}`}
      role="option"
      id={`row-e${row.n}`}
      aria-selected={isActive}
      aria-setsize={total}
      aria-posinset={index + 1}
      style={{ top: `${top}px` }}
      title={text}
      onClick={onOpen}
    >
      <Icon name={iconOfEvent(items[0])} small />
      <span class="el">
        <Ids text={text} short={isNarrow} />
      </span>
    </div>
  );
}

const ICONS: Readonly<Record<string, IconName>> = {
  seller: "shop",
  buyer: "person",
  carrier: "lorry",
  platform: "building",
  warehouse: "building",
};

export const iconOfEvent = (item: EventSummary | undefined): IconName =>
  item === undefined || item.event === "clock"
    ? "clock"
    : item.event === "reset"
      ? "turn"
      : (ICONS[item.actor] ?? "clock");
