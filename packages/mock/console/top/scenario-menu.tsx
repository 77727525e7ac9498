import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Icon } from "../ui/icon.tsx";
import { PopoverButton } from "../ui/popover.tsx";

/** Which course of events the world follows. */
export function ScenarioMenu() {
  const { facts } = useConsole();
  const now = facts.value?.scenario ?? null;
  const text = facts.value?.scenarios.find(({ name }) => name === now)?.text;
  return (
    <PopoverButton dialog={t.scenario} width={420} look="ghost" title={t.scenario} className="flat">
      {{
        label: (
          <>
            <span class="lab">{t.scenario}</span>
            <span class="el name">{now === null ? t.none : (now ?? say(text))}</span>
            <Icon name="chevron" small />
          </>
        ),
        body: (close) => <ScenarioList onChosen={close} />,
      }}
    </PopoverButton>
  );
}

export function ScenarioList({ onChosen }: { readonly onChosen: () => void }) {
  const { api, facts, announce, attempt, refresh } = useConsole();
  const now = facts.value?.scenario ?? null;
  const choose = (name: string | null): Promise<boolean> =>
    attempt(async () => {
      await api.send("PUT", "scenario", { name });
      await refresh();
      announce(`${t.scenario}: ${name ?? t.none}`);
      onChosen();
    });
  const items = [{ name: null, text: { en: t.noScenario, zh: t.noScenario } }, ...(facts.value?.scenarios ?? [])];
  return (
    <div role="radiogroup" aria-label={t.scenario} class="menu">
      {items.map(({ name, text }) => (
        <button
          type="button"
          role="radio"
          key={name ?? ""}
          class={`mi ${name === now ? "a" : ""}`}
          aria-checked={name === now}
          onClick={() => void choose(name)}
        >
          <span>{name === now && <Icon name="check" small />}</span>
          <span class="col">
            <span class="b">{name ?? t.none}</span>
            <span class="sm mut">{say(text)}</span>
          </span>
        </button>
      ))}
    </div>
  );
}
