import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { PopoverButton } from "../ui/popover.tsx";
import { ResetForm } from "./reset-button.tsx";
import { ScenarioList } from "./scenario-menu.tsx";

/** Scenario, seed and reset, where the bar has no room for them. */
export function MoreMenu() {
  const { facts } = useConsole();
  return (
    <PopoverButton
      dialog={t.more}
      label={`${t.more}: ${t.scenario}, ${t.seed}, ${t.reset}`}
      icon="dots"
      look="ghost"
      width={400}
    >
      {{
        body: (close) => (
          <>
            <div class="gh">{t.scenario}</div>
            <ScenarioList onChosen={close} />
            <div class="gh">
              {t.seed}: {facts.value?.seed}
            </div>
            <ResetForm onDone={close} />
          </>
        ),
      }}
    </PopoverButton>
  );
}
