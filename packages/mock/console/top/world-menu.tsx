import { useState } from "preact/hooks";
import type { WorldShape } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import { told } from "../state/told.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { count } from "../ui/money.ts";
import { PopoverButton } from "../ui/popover.tsx";
import { Credentials, envOf } from "./credentials.tsx";

/** The worlds of this mock: which one is shown, its credentials, and a new one. */
export function WorldMenu() {
  const { facts, world } = useConsole();
  const worlds = facts.value?.worlds ?? [];
  const now = currentWorld(worlds, world.value);
  const body = (close: () => void) => <WorldList worlds={worlds} now={now} onChosen={close} />;
  return (
    <span class="grp">
      <PopoverButton
        dialog={t.world}
        width={440}
        look="ghost"
        title={`${t.world}: ${now?.name ?? ""}`}
        openKey="g w"
        className="flat"
      >
        {{
          label: (
            <>
              <span class="lab hide-n">{t.world}</span>
              <span class="b el name">{now?.name}</span>
              <Icon name="chevron" small />
            </>
          ),
          body,
        }}
      </PopoverButton>
      <PopoverButton dialog={t.credentials} width={440} look="ghost" icon="key" title={t.credentials} className="flat">
        {{ label: <span class="hide-n">{t.credentials}</span>, body }}
      </PopoverButton>
    </span>
  );
}

export const currentWorld = (worlds: readonly WorldShape[], name: string): WorldShape | undefined =>
  worlds.find((one) => one.name === name) ?? worlds[0];

function WorldList({
  worlds,
  now,
  onChosen,
}: {
  readonly worlds: readonly WorldShape[];
  readonly now: WorldShape | undefined;
  readonly onChosen: () => void;
}) {
  const { useWorld, facts } = useConsole();
  return (
    <>
      <div class="gh" id="worlds">
        {t.world}
      </div>
      <div role="radiogroup" aria-labelledby="worlds" class="menu">
        {worlds.map((one) => (
          <button
            type="button"
            role="radio"
            key={one.name}
            class={`mi ${one === now ? "a" : ""}`}
            aria-checked={one === now}
            onClick={() => {
              useWorld(one.name);
              onChosen();
            }}
          >
            <span>{one === now && <Icon name="check" small />}</span>
            <span class="row">
              <span class="b el">{one.name}</span>
              <span class="id mut">
                {one.accessKey.slice(0, 4)}…{one.accessKey.slice(-4)}
              </span>
            </span>
            <span class="xs mut tn">{fill(t.requestsCount, { n: count(one.requests) })}</span>
          </button>
        ))}
      </div>
      {now !== undefined && (
        <div class="part">
          <Credentials world={now} baseUrl={facts.value?.baseUrl ?? ""} />
        </div>
      )}
      <div class="ft">
        {now !== undefined && (
          <CopyButton text={envOf(now, facts.value?.baseUrl ?? "")} what=".env">
            {t.copyAsEnv}
          </CopyButton>
        )}
        <span class="sp" />
        <NewWorld />
      </div>
    </>
  );
}

function NewWorld() {
  const { api, useWorld, refresh, announce } = useConsole();
  const [name, setName] = useState("");
  const [error, setError] = useState("");
  const make = async (): Promise<void> => {
    try {
      const made = await api.send<WorldShape>("POST", "worlds", name.trim() === "" ? {} : { name: name.trim() });
      await refresh();
      useWorld(made.name);
      announce(`${t.newWorld}: ${made.name}`);
      setName("");
    } catch (failure) {
      setError(say(told(failure)));
    }
  };
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <input
        class="inp short"
        aria-label={t.nameOfNewWorld}
        placeholder={t.nameOfNewWorld}
        title={error}
        aria-invalid={error !== ""}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Button icon="plus" small submit>
        {t.newWorld}
      </Button>
      {error !== "" && (
        <span class="sr" role="alert">
          {error}
        </span>
      )}
    </form>
  );
}
