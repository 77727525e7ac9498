import type { PushDetail } from "../api/shapes.ts";
import { WireBox } from "../code/wire-box.tsx";
import { useConsole, useKeys } from "../state/context.ts";
import { useResource } from "../state/use-resource.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Grade } from "../ui/grade.tsx";
import { Icon } from "../ui/icon.tsx";
import { Ids } from "../ui/ids.tsx";
import { Pairs } from "../ui/pairs.tsx";
import { PopoverButton } from "../ui/popover.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { AttemptChart } from "./attempt-chart.tsx";
import { lookOf, outcomeOf } from "./outcome.ts";
import { PushForm } from "./send-push.tsx";

export function PushDetailView({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { api, router, attempt, announce } = useConsole();
  const { value: push, failure, again } = useResource<PushDetail>(`pushes/${encodeURIComponent(id)}`, true);
  const resend = async (): Promise<void> => {
    if (await attempt(() => api.send("POST", `pushes/${id}/resend`))) announce(t.resent);
    again();
  };
  const duplicate = (): Promise<boolean> =>
    attempt(async () => {
      const made = await api.send<PushDetail>("POST", `pushes/${id}/duplicate`);
      announce(fill(t.duplicated, { id: made.id }));
      router.go({ id: made.id, sub: "" });
    });
  useKeys({ r: () => void resend() });
  if (push === undefined) {
    return (
      <section class="pane sect">{failure !== undefined && <ReasonBox tone="warn" title={say(failure)} />}</section>
    );
  }
  const [icon, tone] = outcomeOf(push);
  const { attempts, rawBody, authorization, orderId, grade } = push;
  const last = attempts.at(-1);
  return (
    <section class="pane" aria-label={`${t.push} ${id}`}>
      <div class="dh padded">
        <div class="row">
          <span class={tone}>
            <Icon name={icon} />
          </span>
          <h2 class="h1 el">
            <Ids text={say(push.summary)} />
          </h2>
          <span class="sp" />
          <Button icon="close" look="ghost" small label={t.close} title="Esc" onClick={onClose} />
        </div>
        <div class="row sm facts">
          <span class="b">{push.messageType ?? push.event}</span>
          {orderId !== undefined && (
            <a class="lnk id" href={router.href({ tab: "orders", id: orderId, sub: "" })}>
              {orderId}
            </a>
          )}
          <span class="sp" />
          <span class="mut tn">#{id}</span>
        </div>
        <div class="row gap-t">
          <Button look="ink" icon="turn" onClick={() => void resend()}>
            {push.state === "retrying" ? t.tryNow : t.resend}
          </Button>
          <Button icon="copyPlus" onClick={() => void duplicate()}>
            {t.duplicate}
          </Button>
          <PopoverButton dialog={t.editAndSend} icon="pencil" width={520}>
            {{ label: t.editAndSend, body: (close) => <PushForm raw={rawBody} onDone={close} /> }}
          </PopoverButton>
        </div>
      </div>
      <div class="scroll" tabIndex={0} role="group" aria-label={`${t.push} ${id}`}>
        <div class="sect">
          <div class="row">
            <h3 class="h2">{t.attempts}</h3>
            <span class="sm mut">{t.retryNote}</span>
          </div>
          {push.state === "recorded" && <p class="ink2">{t.noCallback}</p>}
          <AttemptChart push={push} />
          {last !== undefined && lookOf(last) !== "ok" && (
            <ReasonBox tone="info" title={t.answerFirst}>
              {t.answerFirstNote}
            </ReasonBox>
          )}
        </div>
        <div class="sect">
          <h3 class="h2 gap-b">{t.whatWasSent}</h3>
          <WireBox raw={rawBody} label={t.whatWasSent} head={<span class="id">POST</span>} />
        </div>
        <div class="sect">
          <div class="row">
            <h3 class="h2">{t.howSigned}</h3>
            <Grade grade={grade} />
          </div>
          <p class="mono ink2">{t.signedBy}</p>
          <p class="row">
            <span class="mut sm">authorization</span>
            <span class="id el">{authorization}</span>
            <CopyButton text={authorization} what="authorization" />
          </p>
        </div>
        {last?.answerBody !== undefined && (
          <div class="sect">
            <h3 class="h2 gap-b">{t.answerOf}</h3>
            <WireBox raw={last.answerBody} label={t.answerOf} head={<b>{last.status}</b>} />
            <div class="gap-t">
              <Pairs pairs={Object.entries(last.answerHeaders ?? {})} />
            </div>
          </div>
        )}
      </div>
    </section>
  );
}
