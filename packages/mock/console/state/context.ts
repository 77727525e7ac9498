import { createContext } from "preact";
import { useContext, useEffect, useRef } from "preact/hooks";
import type { Console } from "./console.ts";
import type { KeyMap } from "./keys.ts";

export const ConsoleContext = createContext<Console | undefined>(undefined);

export function useConsole(): Console {
  const console = useContext(ConsoleContext);
  if (console === undefined) throw new Error("This component is not inside the console.");
  return console;
}

/** Keys that work while the part is shown; `onTop`: before those of everything below. */
export function useKeys(map: KeyMap, onTop = false): void {
  const { keys } = useConsole();
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => keys.add(() => latest.current, onTop), [keys, onTop]);
}
