import type { PushDetail } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { millis } from "../ui/money.ts";
import { clockSeconds } from "../ui/times.ts";
import { LIMIT_MS, lookOf, textOf } from "./outcome.ts";

const WIDEST_MS = 1500;

const share = (ms: number): string => `${Math.min(100, (ms / WIDEST_MS) * 100)}%`;

/** Each attempt against the second in which an answer must come. */
export function AttemptChart({ push: { attempts, nextAt } }: { readonly push: PushDetail }) {
  if (attempts.length === 0) return null;
  return (
    <ol class="chart" style={{ "--limit": share(LIMIT_MS) }}>
      <li class="at head" aria-hidden="true">
        <span />
        <span class="plot">
          <span class="xs limit">{t.limit}</span>
        </span>
      </li>
      {attempts.map((attempt) => (
        <li class="at" key={attempt.at}>
          <span class="tn mut sm">{clockSeconds(attempt.at)}</span>
          <span class="plot">
            <span class={`barx ${lookOf(attempt)}`} style={{ width: share(attempt.ms) }} />
            <span class="lim" />
          </span>
          <span class={`sm tn ${lookOf(attempt) === "ok" ? "ok" : "bad"}`}>
            {millis(attempt.ms)} {t.ms} · {textOf(attempt)}
          </span>
        </li>
      ))}
      {nextAt !== undefined && (
        <li class="at">
          <span class="tn mut sm">{clockSeconds(nextAt)}</span>
          <span class="plot">
            <span class="barx nxt" />
            <span class="lim" />
          </span>
          <span class="sm mut">{t.due}</span>
        </li>
      )}
    </ol>
  );
}
