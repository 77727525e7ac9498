import type { EventSummary, PushShape, RequestSummary, RuleShape } from "../api/shapes.ts";
import type { Signal } from "./signal.ts";

/** `gone`: not for fifteen seconds. */
export type Connection = "live" | "reconnecting" | "gone";

export interface LiveNews {
  readonly row: (item: RequestSummary | EventSummary) => void;
  readonly push: (push: PushShape) => void;
  readonly rules: (rules: readonly RuleShape[]) => void;
  readonly clock: (now: number) => void;
  /** The world was reset, or rows were missed: everything has to be read again. */
  readonly anew: () => void;
  /** Connected, for the first time or again. */
  readonly open: () => void;
}

export interface Live {
  readonly connection: Signal<Connection>;
  /** Begins anew, for another world. */
  connect(): void;
  close(): void;
}

const WAITS_MS = [500, 1000, 2000, 5000];
const TOLD_AFTER_MS = 1000;
const GONE_AFTER_MS = 15_000;
const HIDDEN_FOR_MS = 300_000;

export function createLive(connection: Signal<Connection>, url: () => string, news: LiveNews): Live {
  let source: EventSource | undefined;
  let tries = 0;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const after = (name: string, ms: number, act: () => void): void => {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(act, ms));
  };
  const calm = (): void => {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
  };
  const lost = (): void => {
    source?.close();
    source = undefined;
    if (!timers.has("told")) after("told", TOLD_AFTER_MS, () => set("reconnecting"));
    if (!timers.has("gone")) after("gone", GONE_AFTER_MS, () => set("gone"));
    after("again", WAITS_MS[Math.min(tries++, WAITS_MS.length - 1)] ?? 5000, connect);
  };
  const set = (to: Connection): void => {
    connection.value = to;
  };
  const connect = (): void => {
    source?.close();
    const from = new EventSource(url());
    source = from;
    from.onopen = () => {
      calm();
      tries = 0;
      set("live");
      news.open();
    };
    from.onerror = () => {
      if (source === from) lost();
    };
    const on = (type: string, take: (data: never) => void): void =>
      from.addEventListener(type, ({ data }: MessageEvent<string>) => take(JSON.parse(data) as never));
    on("request", news.row);
    on("event", news.row);
    on("push", news.push);
    on("rule", news.rules);
    on("clock", ({ now }: { readonly now: number }) => news.clock(now));
    on("reset", news.anew);
    on("gap", news.anew);
  };
  const onVisibility = (): void => {
    if (document.hidden) after("hidden", HIDDEN_FOR_MS, () => source?.close());
    else if (source?.readyState === EventSource.CLOSED) connect();
    else clearTimeout(timers.get("hidden"));
  };
  document.addEventListener("visibilitychange", onVisibility);
  return {
    connection,
    connect,
    close: () => {
      document.removeEventListener("visibilitychange", onVisibility);
      calm();
      source?.close();
      source = undefined;
    },
  };
}
