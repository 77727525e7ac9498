import type { RuleShape } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Switch } from "../ui/switch.tsx";

export function RuleRow({ rule }: { readonly rule: RuleShape }) {
  const { api, attempt, router } = useConsole();
  const { id, on, operationId, times, rate, hits, left, lastRequest, text, code } = rule;
  const isUsedUp = left === 0;
  const told = say(text);
  return (
    <li class={`rrow ${isUsedUp ? "used" : ""}`}>
      <Switch
        label={told}
        isOn={on}
        onChange={(to) => void attempt(() => api.send("PATCH", `rules/${id}`, { on: to }))}
      />
      <span class="col">
        <b class="el">{operationId ?? t.anyOperation}</b>
        <span class="sm ink2 el" title={told}>
          {told}
        </span>
      </span>
      <span class="col sm tn">
        {times === undefined
          ? `${hits} · ${rate === undefined ? t.always : `${t.rate} ${rate * 100} %`}`
          : `${fill(t.hitsOf, { hits, times })}${isUsedUp ? ` · ${t.usedUp}` : hits === 0 ? ` · ${t.neverHit}` : ""}`}
        {times !== undefined && (
          <span class="hit" aria-hidden="true">
            <i style={{ width: `${(hits / times) * 100}%` }} />
          </span>
        )}
      </span>
      <span class="sm tn">
        {lastRequest !== undefined && (
          <a
            class="lnk"
            href={router.href({ tab: "requests", id: String(lastRequest), sub: "" })}
            aria-label={`${t.last}: #${lastRequest}`}
          >
            #{lastRequest}
          </a>
        )}
      </span>
      <span class="row">
        <CopyButton text={code} what={code} />
        <Button
          icon="bin"
          look="ghost"
          small
          label={`${t.remove}: ${told}`}
          onClick={() => void attempt(() => api.send("DELETE", `rules/${id}`))}
        />
      </span>
    </li>
  );
}
