import { useConsole, useKeys } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { fill } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { count } from "../ui/money.ts";
import { SearchField } from "../ui/search-field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { clockSeconds } from "../ui/times.ts";
import { save } from "../ui/use-download.ts";

export function RequestToolbar({ isNarrow }: { readonly isNarrow: boolean }) {
  const { router, rows, api, isPaused, pause, attempt, waiting } = useConsole();
  const { query } = router.route.value;
  const set = (more: Readonly<Record<string, string>>): void => router.go({ query: { ...query, ...more } }, "replace");
  useKeys({ p: () => pause(!isPaused.value) });
  const icon = (name: "octagon" | "triangle" | "bolt", tone: string, text: string) => ({
    label: (
      <>
        <span class={tone}>
          <Icon name={name} small />
        </span>
        {!isNarrow && text}
      </>
    ),
    ...(isNarrow ? { name: text } : {}),
  });
  const oldest = rows.all[0];
  const oldestAt = oldest === undefined ? undefined : oldest.kind === "request" ? oldest.item.at : oldest.items[0]?.at;
  const withoutWorld = query.world === "off";
  const pauseLabel = isPaused.value
    ? waiting.value > 0
      ? fill(t.pausedWaiting, { n: waiting.value })
      : t.goOn
    : t.pause;
  return (
    <div class="bar">
      <SearchField
        label={t.filter}
        placeholder={isNarrow ? t.filterShort : t.filter}
        value={query.q ?? ""}
        onInput={(q) => set({ q })}
        onEnter={() => document.querySelector<HTMLElement>("#panel [role=listbox]")?.focus()}
      />
      <Segmented
        label={t.statusCode}
        value={query.f ?? "all"}
        onChange={(f) => set({ f: f === "all" ? "" : f })}
        choices={[
          { value: "all", label: t.all },
          { value: "refused", ...icon("octagon", "bad", t.refusedOnes) },
          { value: "warned", ...icon("triangle", "warn", t.warnings) },
          { value: "fault", ...icon("bolt", "fault", t.faults) },
        ]}
      />
      <span class="seg">
        <button
          type="button"
          aria-pressed={!withoutWorld}
          aria-label={t.worldEvents}
          title={t.worldEvents}
          onClick={() => set({ world: withoutWorld ? "" : "off" })}
        >
          <Icon name="clock" small />
        </button>
      </span>
      <span class="sp" />
      {isNarrow ? (
        <Button
          icon={isPaused.value ? "play" : "pause"}
          look="ghost"
          label={pauseLabel}
          onClick={() => pause(!isPaused.value)}
        />
      ) : (
        <>
          {oldestAt !== undefined && rows.all.length >= 10_000 && (
            <span class="sm mut tn hide-n">
              {fill(t.newestKept, { n: count(10_000), time: clockSeconds(oldestAt) })}
            </span>
          )}
          <Button icon={isPaused.value ? "play" : "pause"} look="ghost" onClick={() => pause(!isPaused.value)}>
            {pauseLabel}
          </Button>
          <Button
            icon="download"
            look="ghost"
            onClick={() =>
              save(
                JSON.stringify(
                  rows.all.flatMap((row): readonly object[] => (row.kind === "request" ? [row.item] : row.items)),
                  null,
                  1,
                ),
                "requests.json",
              )
            }
          >
            {t.exportRows}
          </Button>
          <Button icon="bin" look="ghost" onClick={() => void attempt(() => api.send("DELETE", "requests"))}>
            {t.clear}
          </Button>
        </>
      )}
    </div>
  );
}
