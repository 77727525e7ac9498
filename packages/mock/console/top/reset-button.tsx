import { useState } from "preact/hooks";
import { useConsole } from "../state/context.ts";
import { told } from "../state/told.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { count } from "../ui/money.ts";
import { PopoverButton } from "../ui/popover.tsx";
import { useDownload } from "../ui/use-download.ts";

/** Asks first: what goes away, and what stays. */
export function ResetButton() {
  return (
    <PopoverButton dialog={t.reset} icon="turn" look="ghost" width={360} className="flat">
      {{ label: t.reset, body: (close) => <ResetForm onDone={close} /> }}
    </PopoverButton>
  );
}

export function ResetForm({ onDone }: { readonly onDone: () => void }) {
  const { api, facts, world, refresh, announce } = useConsole();
  const download = useDownload();
  const [seed, setSeed] = useState(facts.value?.seed ?? "");
  const [error, setError] = useState("");
  const counts = facts.value?.counts;
  const name = world.value === "" ? (facts.value?.worlds[0]?.name ?? "") : world.value;
  const reset = async (): Promise<void> => {
    try {
      await api.send("POST", "reset", seed === facts.value?.seed || seed === "" ? {} : { seed });
      await refresh();
      announce(fill(t.wasReset, { world: name }));
      onDone();
    } catch (failure) {
      setError(say(told(failure)));
    }
  };
  return (
    <form
      class="part col gap"
      onSubmit={(event) => {
        event.preventDefault();
        void reset();
      }}
    >
      <p>
        {fill(t.resetQuestion, {
          world: name,
          orders: count(counts?.orders ?? 0),
          pushes: count(counts?.pushes ?? 0),
          requests: count(counts?.requests ?? 0),
        })}
      </p>
      <label class="row">
        <span class="sm b ink2">{t.seed}</span>
        <input class="inp tn" value={seed} onInput={(event) => setSeed(event.currentTarget.value)} />
      </label>
      {error !== "" && (
        <p class="sm bad" role="alert">
          {error}
        </p>
      )}
      <span class="row">
        <Button look="ink" small submit danger={false}>
          {t.reset}
        </Button>
        <Button small icon="download" onClick={() => void download("snapshot", `pandapon-${name}.json`)}>
          {t.downloadFirst}
        </Button>
      </span>
    </form>
  );
}
