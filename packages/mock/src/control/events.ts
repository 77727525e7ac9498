import type { StreamSink } from "../contract/message.ts";
import type { News } from "../realms/feed.ts";
import type { ControlCall, ControlHandler } from "./control-call.ts";
import { pushShape } from "./pushes.ts";
import { ruleShape } from "./rules.ts";
import { summaryOf } from "./summaries.ts";

const KEEP_ALIVE_MS = 20_000;

/** Server-sent events: `request`, `event`, `push`, `rule`, `clock`, `reset`, and `gap` if rows were forgotten since the last connection. */
export const events: ControlHandler = (call) => ({
  status: 200,
  headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  body: "",
  delivery: { kind: "stream", start: (sink) => stream(call, sink) },
});

function stream({ realm, headers, query }: ControlCall, sink: StreamSink): () => void {
  sink.write("retry: 500\n\n");
  const last = Number(headers["last-event-id"] ?? query.get("lastEventId") ?? Number.NaN);
  if (Number.isInteger(last)) {
    const rows = realm.journal.rows();
    const [first] = rows;
    if ((first !== undefined && first.number > last + 1) || (rows.at(-1)?.number ?? 0) < last)
      sink.write(written("gap", {}));
    for (const row of rows) if (row.number > last) sink.write(written(row.kind, summaryOf(row), row.number));
  }
  const alive = setInterval(() => sink.write(":\n\n"), KEEP_ALIVE_MS);
  const stop = realm.feed.listen((news) => {
    if (news === undefined) return sink.end();
    sink.write(told(news, realm.rules));
  });
  return () => {
    clearInterval(alive);
    stop();
  };
}

function told(news: News, rules: ControlCall["realm"]["rules"]): string {
  switch (news.type) {
    case "row":
      return written(news.row.kind, summaryOf(news.row), news.row.number);
    case "push":
      return written("push", pushShape(news.push));
    case "rules":
      return written("rule", rules.list().map(ruleShape));
    case "clock":
      return written("clock", { now: news.now });
    case "reset":
      return written("reset", {});
  }
}

const written = (event: string, data: unknown, id?: number): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
