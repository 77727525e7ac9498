import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { useKeys } from "../state/context.ts";

/** Before j and k move in a list: Enter goes to what has the focus. The detail beside the list keeps it. */
export function focusList({ current }: RefObject<HTMLElement | null>): void {
  if (current?.closest("section")?.nextElementSibling?.contains(document.activeElement) !== true) current?.focus();
}

/** j, k, arrows, Home and End of a list that renders all rows; the chosen one stays in view. */
export function useListFocus(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  active: string,
  go: (id: string | undefined) => void,
): void {
  const move = (by: number): void => go(ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(active) + by))]);
  const inList = (by: number) => (event: KeyboardEvent) => (event.target === list.current ? move(by) : false);
  const step = (by: number) => () => {
    focusList(list);
    move(by);
  };
  useKeys({
    j: step(1),
    k: step(-1),
    ArrowDown: inList(1),
    ArrowUp: inList(-1),
    PageDown: inList(10),
    PageUp: inList(-10),
    Home: inList(-ids.length),
    End: inList(ids.length),
  });
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, ids.length]);
}
