import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { fill } from "../texts/say.ts";

export function LiveMark() {
  const { connection, isPaused, waiting } = useConsole();
  const isLive = connection.value === "live";
  const text = !isLive
    ? t.reconnecting
    : isPaused.value
      ? waiting.value > 0
        ? fill(t.pausedWaiting, { n: waiting.value })
        : t.paused
      : t.live;
  return (
    <span class="live" role="status">
      <span class={`dot ${isLive ? (isPaused.value ? "quiet" : "") : "amber"}`} />
      {text}
    </span>
  );
}
