import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { useConsole, useKeys } from "../state/context.ts";
import type { Row } from "../state/rows.ts";
import { focusList } from "../ui/use-list-focus.ts";

/** Which row of the stream is chosen, and what moves that. */
export interface RequestSelection {
  readonly list: RefObject<HTMLDivElement | null>;
  /** Key of the row with the bar; opened or not. */
  readonly active: string;
  /** Places count from the newest. */
  readonly place: (key: string) => number;
  readonly at: (place: number) => Row | undefined;
  readonly move: (by: number) => void;
  readonly open: (row: Row | undefined) => void;
  readonly close: () => void;
}

/** Keys in links: requests by their number, what the world did by `e` and the number of the first. */
export const keyOfRow = (row: Row): string => (row.kind === "request" ? String(row.n) : `e${row.n}`);

export function useRequestSelection(): RequestSelection {
  const { rows, router } = useConsole();
  const list = useRef<HTMLDivElement>(null);
  const { id } = router.route.value;
  const [marked, setMarked] = useState(id);
  const active = id === "" ? marked : id;
  const at = (place: number): Row | undefined => rows.shown[rows.shown.length - 1 - place];
  const place = (key: string): number => {
    if (key === "") return -1;
    const n = Number(key.replace("e", ""));
    const { shown } = rows;
    // The numbers ascend.
    let [low, high] = [0, shown.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = shown[middle]?.n ?? 0;
      if (found === n) return shown.length - 1 - middle;
      if (found < n) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  const open = (row: Row | undefined): void => {
    if (row === undefined) return;
    const key = keyOfRow(row);
    setMarked(key);
    router.go({ id: key, sub: id.startsWith("e") ? "" : router.route.value.sub }, id === "" ? "push" : "replace");
  };
  const move = (by: number): void => {
    const now = place(active);
    const next = Math.max(0, Math.min(rows.shown.length - 1, now < 0 && by === 1 ? 0 : Math.max(0, now) + by));
    const row = at(next);
    if (row === undefined) return;
    if (id === "") setMarked(keyOfRow(row));
    else open(row);
  };
  const close = (): void => {
    router.go({ id: "", sub: "" });
    requestAnimationFrame(() => list.current?.focus());
  };
  const inList = (act: () => void) => (event: KeyboardEvent) =>
    event.target === list.current || event.target === document.body ? act() : false;
  const page = (): number => Math.max(1, Math.floor((list.current?.clientHeight ?? 400) / 48) - 1);
  const step = (by: number) => () => {
    focusList(list);
    move(by);
  };
  useKeys({
    j: step(1),
    k: step(-1),
    ArrowDown: inList(() => move(1)),
    ArrowUp: inList(() => move(-1)),
    PageDown: inList(() => move(page())),
    PageUp: inList(() => move(-page())),
    Home: inList(() => move(-rows.shown.length)),
    End: inList(() => move(rows.shown.length)),
    Enter: inList(() => open(at(place(active)))),
    Escape: () => (id === "" ? false : close()),
  });
  return { list, active, place, at, move, open, close };
}
