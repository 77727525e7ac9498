import { useRef } from "preact/hooks";
import { useConsole, useKeys } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { useListFocus } from "../ui/use-list-focus.ts";
import { CallbackBar } from "./callback-bar.tsx";
import { PushDetailView } from "./push-detail.tsx";
import { PushRow } from "./push-row.tsx";

/** The callback URL, and the outcome of each push. */
export function PushesView() {
  const { router, pushes, facts } = useConsole();
  const { id } = router.route.value;
  const list = useRef<HTMLDivElement>(null);
  const open = (next: string | undefined): void => router.go({ id: next ?? "", sub: "" }, "replace");
  const close = (): void => {
    router.go({ id: "" });
    requestAnimationFrame(() => list.current?.focus());
  };
  useListFocus(
    list,
    pushes.value.map((push) => push.id),
    id,
    (next) => next !== undefined && open(next),
  );
  useKeys({ Escape: () => (id === "" ? false : close()) });
  const hasCallback = (facts.value?.callback ?? null) !== null;
  return (
    <div class="rows">
      <CallbackBar />
      <div class={id === "" ? "split" : "split on half"}>
        <section class="pane" aria-label={t.pushes}>
          {pushes.value.length === 0 && <p class="nothing">{hasCallback ? t.nothingSent : t.noCallback}</p>}
          <div
            class="scroll"
            ref={list}
            role="listbox"
            tabIndex={0}
            aria-label={t.pushes}
            aria-activedescendant={id === "" ? undefined : `push-${id}`}
          >
            {pushes.value.map((push) => (
              <PushRow key={push.id} push={push} isOpen={push.id === id} onOpen={() => open(push.id)} />
            ))}
          </div>
        </section>
        {id !== "" && <PushDetailView id={id} onClose={close} />}
      </div>
    </div>
  );
}
