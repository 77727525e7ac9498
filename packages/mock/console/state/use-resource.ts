import { useEffect, useState } from "preact/hooks";
import type { Text } from "../api/shapes.ts";
import { useConsole } from "./context.ts";
import { told } from "./told.ts";

export interface Resource<T> {
  readonly value: T | undefined;
  readonly failure: Text | undefined;
  /** Reads it again. */
  readonly again: () => void;
}

/** What a path of the control API answers; read again when the path changes, and with `live` whenever the world may have changed. */
export function useResource<T>(path: string | undefined, live = false): Resource<T> {
  const { api, changes, world } = useConsole();
  const [read, setRead] = useState<{ readonly path: string; readonly value?: T; readonly failure?: Text }>();
  const [turn, setTurn] = useState(0);
  const change = live ? changes.value : 0;
  const name = world.value;
  useEffect(() => {
    if (path === undefined) return;
    let isStale = false;
    api.get<T>(path).then(
      (value) => {
        if (!isStale) setRead({ path, value });
      },
      (error: unknown) => {
        if (!isStale) setRead({ path, failure: told(error) });
      },
    );
    return () => {
      isStale = true;
    };
  }, [api, path, turn, change, name]);
  const isFresh = read !== undefined && read.path === path;
  return {
    value: isFresh ? read.value : undefined,
    failure: isFresh ? read.failure : undefined,
    again: () => setTurn(turn + 1),
  };
}
