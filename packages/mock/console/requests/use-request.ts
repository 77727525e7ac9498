import { useEffect, useState } from "preact/hooks";
import type { RequestDetail, Text } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import { told } from "../state/told.ts";

/** Reads one request; what it says does not change, so it is read once. */
export function useRequest(n: number): {
  readonly detail: RequestDetail | undefined;
  readonly failure: Text | undefined;
} {
  const { api, facts } = useConsole();
  const boot = facts.value?.boot;
  const [read, setRead] = useState<{ readonly n: number; readonly detail?: RequestDetail; readonly failure?: Text }>();
  useEffect(() => {
    let isStale = false;
    api.get<RequestDetail>(`requests/${n}`).then(
      (detail) => {
        if (!isStale) setRead({ n, detail });
      },
      (error: unknown) => {
        if (!isStale) setRead({ n, failure: told(error) });
      },
    );
    return () => {
      isStale = true;
    };
  }, [api, n, boot]);
  // The one before stays until the next is there: nothing flickers on the way through a list.
  return {
    detail: read?.failure === undefined ? read?.detail : undefined,
    failure: read?.n === n ? read.failure : undefined,
  };
}
