import type { CommonRuleShape, RuleShape } from "../api/shapes.ts";
import { AnswerForm } from "../rules/answer-form.tsx";
import { useConsole } from "../state/context.ts";
import { useResource } from "../state/use-resource.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { KindMark } from "../ui/status.tsx";
import { RuleRow } from "./rule-row.tsx";

/** Rules for the next answers, with their hits, and a form that adds one. */
export function FaultsView() {
  const { api, attempt, rules, router } = useConsole();
  const { op = "" } = router.route.value.query;
  const all = rules.value;
  const switchOff = (): Promise<boolean> =>
    attempt(() =>
      Promise.all(all.filter(({ on }) => on).map(({ id }) => api.send("PATCH", `rules/${id}`, { on: false }))),
    );
  return (
    <div class="split on faults">
      <section class="pane" aria-label={t.rules}>
        <div class="bar">
          <h2 class="h2">{t.rules}</h2>
          <span class="cnt">{all.length}</span>
          <span class="sm mut hide-n">{t.checkedFromTop}</span>
          <span class="sp" />
          <Button icon="pause" look="ghost" small onClick={() => void switchOff()}>
            {t.switchAllOff}
          </Button>
          <Button icon="bin" look="ghost" small onClick={() => void attempt(() => api.send("DELETE", "rules"))}>
            {t.removeUsedUp}
          </Button>
        </div>
        <div class="scroll" tabIndex={0} role="group" aria-label={t.rules}>
          {all.length === 0 && <p class="nothing">{t.noRules}</p>}
          <ul>
            {all.map((rule) => (
              <RuleRow key={rule.id} rule={rule} />
            ))}
          </ul>
          <OftenWanted />
        </div>
      </section>
      <section class="pane" aria-label={t.addARule}>
        <div class="bar">
          <h2 class="h2">{t.addARule}</h2>
        </div>
        <div class="part">
          <OperationField value={op} onInput={(value) => router.go({ query: { op: value } }, "replace")} />
        </div>
        <AnswerForm operationId={op} />
      </section>
    </div>
  );
}

function OperationField({ value, onInput }: { readonly value: string; readonly onInput: (value: string) => void }) {
  const { operations } = useConsole();
  return (
    <label class="col">
      <span class="sm b ink2">{t.when}</span>
      <input
        class="inp mono"
        list="all-operations"
        placeholder={t.emptyAny}
        spellcheck={false}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <datalist id="all-operations">
        {operations.value.map(({ id, summary }) => (
          <option key={id} value={id}>
            {say(summary)}
          </option>
        ))}
      </datalist>
    </label>
  );
}

function OftenWanted() {
  const { attempt, announce, api } = useConsole();
  const common = useResource<readonly CommonRuleShape[]>("common-rules").value ?? [];
  return (
    <div class="part">
      <h3 class="h2 gap-b">{t.oftenWanted}</h3>
      <div class="tiles">
        {common.map(({ title, note, rule }) => (
          <button
            type="button"
            class="card tile"
            key={title.en}
            onClick={() =>
              void attempt(async () => announce(say((await api.send<RuleShape>("POST", "rules", rule)).text)))
            }
          >
            <KindMark kind="fault" />
            <b>{say(title)}</b>
            <span />
            <span class="sm mut">{say(note)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
