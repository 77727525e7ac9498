import { useEffect, useRef, useState } from "preact/hooks";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { fill } from "../texts/say.ts";

const EVERY_MS = 5000;

/** Tells those who hear the page how many requests came in: at most every five seconds, and not while paused. */
export function Announcer() {
  const { rows, isPaused } = useConsole();
  const [text, setText] = useState("");
  const seen = useRef(rows.newest);
  const version = rows.version.value;
  useEffect(() => {
    if (isPaused.value) return;
    const timer = setTimeout(() => {
      const fresh = rows.all.filter((row) => row.kind === "request" && row.n > seen.current);
      seen.current = rows.newest;
      if (fresh.length === 0) return;
      const refused = fresh.filter((row) => row.kind === "request" && row.item.kind === "refused").length;
      setText(fill(t.newRequests, { n: fresh.length, refused }));
    }, EVERY_MS);
    return () => clearTimeout(timer);
  }, [version]);
  return (
    <p class="sr" aria-live="polite">
      {text}
    </p>
  );
}
