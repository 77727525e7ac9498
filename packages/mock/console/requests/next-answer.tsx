import { AnswerForm } from "../rules/answer-form.tsx";
import * as t from "../texts/current.ts";
import { PopoverButton } from "../ui/popover.tsx";

/** Chooses what the next call of an operation is answered with. */
export function NextAnswer({ operationId }: { readonly operationId: string }) {
  return (
    <PopoverButton dialog={t.nextAnswer} icon="bolt" small width={440} openKey="n">
      {{
        label: (
          <>
            <span class="hide-n">{t.nextAnswer}</span>
            <span class="only-n">{t.nextAnswerShort}</span>
          </>
        ),
        body: (close) => <AnswerForm operationId={operationId} onDone={close} />,
      }}
    </PopoverButton>
  );
}
