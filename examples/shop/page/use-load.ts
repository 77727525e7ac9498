import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Failure } from "../server/shapes.ts";
import { failureOf, get } from "./api.ts";

export type Load<T> = { readonly again: () => void } & (
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly failure: Failure }
  | { readonly state: "done"; readonly value: T }
);

/** Counts pushes. Everything on the page is read again when one came. */
export const Pushed = createContext(0);

/** Reads a path, and again after a push. What is shown stays until the new answer is there. Null: nothing to read yet. */
export function useLoad<T>(path: string | null): Load<T> {
  const pushed = useContext(Pushed);
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ path: string; value?: T; failure?: Failure }>();
  useEffect(() => {
    if (path === null) return;
    let isCurrent = true; // a late answer to an earlier question is not shown
    get<T>(path).then(
      (value) => isCurrent && setAnswer({ path, value }),
      (error: unknown) => isCurrent && setAnswer({ path, failure: failureOf(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [path, pushed, turn]);
  const again = (): void => setTurn((count) => count + 1);
  if (answer === undefined || answer.path !== path) return { state: "loading", again };
  if (answer.failure) return { state: "failed", failure: answer.failure, again };
  return { state: "done", value: answer.value as T, again };
}
