import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { fill } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";
import { Announcer } from "./announcer.tsx";
import { EventsRowView } from "./events-row.tsx";
import { KeyHints } from "./key-hints.tsx";
import { RequestRowView } from "./request-row.tsx";
import { RequestToolbar } from "./request-toolbar.tsx";
import { keyOfRow, type RequestSelection } from "./use-selection.ts";

const HEIGHT = 32;
const HEIGHT_NARROW = 48;

/** The live list: one sentence per row. */
export function RequestList({
  selection,
  isNarrow,
}: {
  readonly selection: RequestSelection;
  readonly isNarrow: boolean;
}) {
  const { rows, router } = useConsole();
  void rows.version.value;
  const height = isNarrow ? HEIGHT_NARROW : HEIGHT;
  const total = rows.shown.length;
  const hold = useHeldView(selection, height, total);
  const active = selection.place(selection.active);
  const activeRow = active < 0 ? undefined : selection.at(active);
  const hidden = rows.all.length - total;
  return (
    <section class="pane" aria-label={t.requests}>
      <RequestToolbar isNarrow={isNarrow} />
      {!isNarrow && (
        <div class="rg head" aria-hidden="true">
          <span />
          <span>{t.time}</span>
          <span />
          <span>{t.operation}</span>
          <span>{t.statusCode}</span>
          <span>{t.whatHappened}</span>
          <span />
          <span>{t.source}</span>
          <span class="right">{t.ms}</span>
        </div>
      )}
      {total === 0 && hidden > 0 && (
        <div class="nothing">
          <p>{fill(t.nothingMatches, { n: hidden })}</p>
          <Button small onClick={() => router.go({ query: {} }, "replace")}>
            {t.clearFilter}
          </Button>
        </div>
      )}
      {hold.fresh > 0 && (
        <button type="button" class="pill" onClick={hold.toTop}>
          {fill(t.newOnes, { n: hold.fresh })} ↑
        </button>
      )}
      <VirtualList
        label={t.requests}
        rowCount={total}
        rowHeight={height}
        active={active}
        activeId={activeRow === undefined ? undefined : `row-${keyOfRow(activeRow)}`}
        scrollRef={selection.list}
        onScroll={hold.onScroll}
        row={(index) => {
          const row = selection.at(index);
          if (row === undefined) return null;
          const shared = { top: index * height, isNarrow, total, index, isActive: index === active };
          return row.kind === "request" ? (
            <RequestRowView key={row.n} row={row} onOpen={() => selection.open(row)} {...shared} />
          ) : (
            <EventsRowView key={`e${row.n}`} row={row} onOpen={() => selection.open(row)} {...shared} />
          );
        }}
      />
      <Announcer />
      {!isNarrow && <KeyHints />}
    </section>
  );
}

/** Keeps what is looked at where it stands while new rows come in above, and counts those. */
function useHeldView(
  { list, at }: RequestSelection,
  height: number,
  total: number,
): { readonly fresh: number; readonly onScroll: (top: number) => void; readonly toTop: () => void } {
  const [fresh, setFresh] = useState(0);
  const newest = at(0);
  const last = useRef({ key: newest === undefined ? 0 : newest.n, total, height });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { key: newest?.n ?? 0, total, height };
    const element = list.current;
    if (element === null) return;
    if (before.height !== height) {
      element.scrollTop = (element.scrollTop / before.height) * height;
      return;
    }
    let added = 0;
    while (added < total && added < 2000 && (at(added)?.n ?? 0) > before.key) added++;
    if (added === 0 || element.scrollTop === 0 || before.key === 0) return;
    element.scrollTop += added * height;
    setFresh((count) => count + added);
  }, [newest?.n, total, height]);
  return {
    fresh,
    onScroll: (top) => {
      if (top === 0) setFresh(0);
    },
    toTop: () => {
      if (list.current !== null) list.current.scrollTop = 0;
      setFresh(0);
    },
  };
}
