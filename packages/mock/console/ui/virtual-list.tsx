import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

const ABOVE = 6;
const BELOW = 8;

/** Rows of equal height; only those in view are in the document. */
export function VirtualList({
  label,
  rowCount,
  rowHeight,
  active,
  activeId,
  scrollRef,
  onScroll,
  onKeyDown,
  row,
}: {
  readonly label: string;
  readonly rowCount: number;
  readonly rowHeight: number;
  /** Place of the row that is chosen; it is kept in view. −1: none. */
  readonly active: number;
  readonly activeId: string | undefined;
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly onScroll?: (top: number) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly row: (index: number) => ComponentChildren;
}) {
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  const last = useRef(-1);
  const top = scrollRef.current?.scrollTop ?? 0;
  const height = scrollRef.current?.clientHeight ?? 800;
  const from = Math.max(0, Math.floor(top / rowHeight) - ABOVE);
  const to = Math.min(rowCount, from + Math.ceil(height / rowHeight) + ABOVE + BELOW);
  useLayoutEffect(() => {
    const element = scrollRef.current;
    if (element === null || active < 0 || last.current === active) return;
    last.current = active;
    const y = active * rowHeight;
    if (y < element.scrollTop) element.scrollTop = y;
    else if (y + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = y + rowHeight - element.clientHeight;
  }, [active, rowHeight]);
  useLayoutEffect(() => {
    const element = scrollRef.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => redraw(undefined));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const indices = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  return (
    <div
      class="scroll"
      ref={scrollRef}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={activeId}
      onKeyDown={onKeyDown}
      onScroll={(event) => {
        redraw(undefined);
        onScroll?.(event.currentTarget.scrollTop);
      }}
    >
      <div role="presentation" class="sizer" style={{ height: `${rowCount * rowHeight}px` }}>
        {indices.map(row)}
      </div>
    </div>
  );
}
