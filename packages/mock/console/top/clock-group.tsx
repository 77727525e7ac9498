import { useState } from "preact/hooks";
import type { ClockShape } from "../api/shapes.ts";
import { useConsole, useKeys } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { PopoverButton } from "../ui/popover.tsx";
import { dayTime, fieldTime, timeOfField } from "../ui/times.ts";

/** The world's clock, in China's time, and what moves it. */
export function ClockGroup() {
  const { facts } = useConsole();
  const move = useMoveClock();
  useKeys({ t: () => void move({ by: "30m" }), d: () => void move({ by: "1d" }) });
  const clock = facts.value?.clock;
  return (
    <span class="grp">
      <span title={t.clock}>
        <Icon name="clock" small />
        <span class="tn b">{clock === undefined ? "…" : dayTime(clock.now)}</span>
        <span class="lab hide-n">UTC+8</span>
      </span>
      <button type="button" onClick={() => void move({ by: "30m" })}>
        {t.plus30min}
      </button>
      <button type="button" onClick={() => void move({ by: "1d" })}>
        {t.plus1day}
      </button>
      <PopoverButton dialog={t.advanceTo} label={t.advanceTo} icon="right" look="ghost" width={340} className="flat">
        {{ body: (close) => clock !== undefined && <AdvanceTo clock={clock} onDone={close} /> }}
      </PopoverButton>
    </span>
  );
}

/** Moves the clock, and says where it stands then. */
export function useMoveClock(): (to: { readonly by: string } | { readonly to: number }) => Promise<boolean> {
  const { api, announce, attempt, facts } = useConsole();
  return (to) =>
    attempt(async () => {
      const moved = await api.send<ClockShape>("POST", "clock", to);
      if (facts.value !== undefined) facts.value = { ...facts.value, clock: moved };
      announce(fill(t.clockStandsAt, { time: dayTime(moved.now) }));
    });
}

function AdvanceTo({ clock, onDone }: { readonly clock: ClockShape; readonly onDone: () => void }) {
  const move = useMoveClock();
  const [value, setValue] = useState(() => fieldTime(clock.now + 3_600_000));
  const go = async (to: { readonly by: string } | { readonly to: number }): Promise<void> => {
    if (await move(to)) onDone();
  };
  return (
    <form
      class="part col gap"
      onSubmit={(event) => {
        event.preventDefault();
        void go({ to: timeOfField(value) });
      }}
    >
      <label class="col">
        <span class="sm b ink2">{t.advanceTo} (UTC+8)</span>
        <input
          class="inp tn"
          type="datetime-local"
          value={value}
          min={fieldTime(clock.now)}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      <span class="row wrap">
        {(["1h", "1d", "3d", "7d", "15d"] as const).map((by) => (
          <Button key={by} small onClick={() => void go({ by })}>
            +{by}
          </Button>
        ))}
        <span class="sp" />
        <Button look="ink" small submit>
          {t.advance}
        </Button>
      </span>
      {clock.next !== null && (
        <span class="row sm ink2">
          <span class="grow">
            {dayTime(clock.next.at)}: {say(clock.next.text)}
          </span>
          <Button small onClick={() => void go({ to: clock.next?.at ?? clock.now })}>
            {t.goThere}
          </Button>
        </span>
      )}
    </form>
  );
}
