import { useEffect } from "preact/hooks";
import { FirstMinute } from "../first/first-minute.tsx";
import { useConsole } from "../state/context.ts";
import { EventsDetail } from "./events-detail.tsx";
import { RequestDetailView } from "./request-detail.tsx";
import { RequestList } from "./request-list.tsx";
import { useRequestSelection } from "./use-selection.ts";

export function RequestsView() {
  const { rows, isRead, router } = useConsole();
  const { id, query } = router.route.value;
  const { f = "all", q = "", world = "" } = query;
  useEffect(() => {
    rows.filter({ kind: f, words: q.trim().toLowerCase(), requestsOnly: world === "off" });
  }, [rows, f, q, world]);
  const selection = useRequestSelection();
  void rows.version.value;
  if (isRead.value && rows.requests === 0 && id === "") return <FirstMinute />;
  const open = id === "" ? undefined : id;
  return (
    <div class={open === undefined ? "split" : "split on"}>
      <RequestList selection={selection} isNarrow={open !== undefined} />
      {open?.startsWith("e") === true && <EventsDetail n={Number(open.slice(1))} selection={selection} />}
      {open !== undefined && !open.startsWith("e") && <RequestDetailView n={Number(open)} selection={selection} />}
    </div>
  );
}
