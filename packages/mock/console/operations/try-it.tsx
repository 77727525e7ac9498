import type { OperationDetail } from "../api/shapes.ts";
import { useConsole, useKeys } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { PopoverButton } from "../ui/popover.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { FormFields } from "./form-fields.tsx";
import { TriedAnswer } from "./tried-answer.tsx";
import { useTry } from "./use-try.ts";

/** A form made from the description, sent with a signature of this moment. */
export function TryIt({ detail }: { readonly detail: OperationDetail }) {
  const { router, facts, world } = useConsole();
  const { draft, change, fillIn, setMode, send, tried, error, isBusy } = useTry(detail);
  const examples = detail.examples.filter(({ request }) => request !== undefined);
  useKeys({ Send: () => void send() });
  return (
    <section class="pane try" aria-label={t.tryIt}>
      <div class="bar">
        <h2 class="h2 nw">{t.tryIt}</h2>
        <Segmented
          label={t.tryIt}
          value={draft.mode}
          onChange={setMode}
          choices={[
            { value: "form", label: t.form },
            { value: "json", label: "JSON" },
          ]}
        />
        <span class="sp" />
        <PopoverButton dialog={t.fillFromExample} look="ghost" small width={320}>
          {{
            label: (
              <>
                {t.fillFromExample}
                <Icon name="chevron" small />
              </>
            ),
            body: (close) => (
              <div class="menu">
                {[...examples.map(({ name, request }) => ({ name, request })), { name: t.emptyForm, request: {} }].map(
                  ({ name, request }) => (
                    <button
                      type="button"
                      class="mi"
                      key={name}
                      onClick={() => {
                        fillIn(request);
                        close();
                      }}
                    >
                      <span />
                      <span class="el">{name}</span>
                    </button>
                  ),
                )}
              </div>
            ),
          }}
        </PopoverButton>
        <span class="only-n">
          <Button
            icon="close"
            look="ghost"
            small
            label={t.close}
            onClick={() => router.go({ query: { ...router.route.value.query, try: "" } }, "replace")}
          />
        </span>
      </div>
      <div class="scroll" tabIndex={0} role="group" aria-label={t.tryIt}>
        <form
          class="try-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          {draft.mode === "form" ? (
            <FormFields
              fields={detail.input}
              values={draft.values}
              onChange={(values) => change({ ...draft, values })}
            />
          ) : (
            <textarea
              class="inp"
              rows={12}
              spellcheck={false}
              aria-label="JSON"
              value={draft.json}
              onInput={(event) => change({ ...draft, json: event.currentTarget.value })}
            />
          )}
          {error !== "" && (
            <p class="sm bad" role="alert">
              {error}
            </p>
          )}
          <div class="row gap-t">
            <span class="row sm ink2">
              <Icon name="key" small />
              <span class="el">
                {t.signedNow} <b>{world.value === "" ? facts.value?.worlds[0]?.name : world.value}</b>
              </span>
            </span>
            <span class="sp" />
            <Button look="ink" submit busy={isBusy} title="Ctrl ↵">
              {t.send} <kbd aria-hidden="true">Ctrl ↵</kbd>
            </Button>
          </div>
        </form>
        {tried === undefined ? (
          <p class="row mut sm below">
            <Icon name="plane" small />
            {t.sendToSee}
          </p>
        ) : (
          <TriedAnswer tried={tried} />
        )}
      </div>
    </section>
  );
}
