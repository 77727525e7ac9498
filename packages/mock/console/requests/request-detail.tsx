import { useConsole, useKeys } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { millis } from "../ui/money.ts";
import { ReasonBox } from "../ui/reason-box.tsx";
import { KindMark } from "../ui/status.tsx";
import { TabStrip } from "../ui/tab-strip.tsx";
import { clockTime } from "../ui/times.ts";
import { AnswerPart } from "./answer-part.tsx";
import { ChecksPart } from "./checks-part.tsx";
import { CopyPart } from "./copy-part.tsx";
import { NextAnswer } from "./next-answer.tsx";
import { RequestPart } from "./request-part.tsx";
import { useRequest } from "./use-request.ts";
import type { RequestSelection } from "./use-selection.ts";

const PARTS = ["checks", "request", "answer", "copy"] as const;

type Part = (typeof PARTS)[number];

export function RequestDetailView({ n, selection }: { readonly n: number; readonly selection: RequestSelection }) {
  const { router, api, announce, attempt, copy, operations } = useConsole();
  const { detail, failure } = useRequest(n);
  const { sub } = router.route.value;
  const chosen = PARTS.find((part) => part === sub);
  const part: Part = chosen ?? (detail?.kind === "ok" ? "answer" : "checks");
  const choose = (next: Part): void => router.go({ sub: next }, "replace");
  const step = (by: number): void => choose(PARTS[(PARTS.indexOf(part) + by + PARTS.length) % PARTS.length] ?? part);
  const replay = (): Promise<boolean> =>
    attempt(async () => {
      const made = await api.send<{ readonly n: number }>("POST", `requests/${n}/replay`);
      announce(`${t.replayed} #${made.n}`);
    });
  useKeys({
    "[": () => step(-1),
    "]": () => step(1),
    r: () => void replay(),
    c: () => void api.text(`requests/${n}/code?as=curl`).then(copy),
  });
  const names: Readonly<Record<Part, string>> = {
    checks: t.checks,
    request: t.request,
    answer: t.answer,
    copy: t.copyAs,
  };
  if (failure !== undefined || detail === undefined) {
    return (
      <section class="pane" aria-label={`${t.request} ${n}`}>
        <div class="bar">
          <h2 class="h1">#{n}</h2>
          <span class="sp" />
          <Button icon="close" look="ghost" small label={t.close} onClick={selection.close} />
        </div>
        {failure !== undefined && (
          <div class="sect">
            <ReasonBox tone="warn" title={say(failure)} />
          </div>
        )}
      </section>
    );
  }
  const operation = operations.value.find(({ id }) => id === detail.operationId);
  const title =
    detail.reason !== undefined && detail.kind === "refused"
      ? `${t.refusedTitle}${say(detail.reason.title)}`
      : say(operation?.summary ?? detail.summary);
  return (
    <section class="pane" aria-label={`${t.request} ${detail.n}`}>
      <div class="dh">
        <div class="row">
          <KindMark kind={detail.kind} />
          <h2 class="h1 el" title={title}>
            {title}
          </h2>
          <span class="sp" />
          <Button icon="left" look="ghost" small label={t.previous} onClick={() => selection.move(-1)} />
          <Button icon="right" look="ghost" small label={t.next} onClick={() => selection.move(1)} />
          <Button icon="close" look="ghost" small label={t.close} title="Esc" onClick={selection.close} />
        </div>
        <div class="row sm facts">
          <span class={`mth auto ${detail.method}`}>{detail.method}</span>
          <span class="id el" title={detail.path}>
            {detail.path}
          </span>
          {operation !== undefined && (
            <a class="lnk hide-n el" href={router.href({ tab: "operations", id: operation.id, sub: "" })}>
              {operation.id}
            </a>
          )}
          <span class="sp" />
          <span class="tn mut nw">
            #{detail.n} · {clockTime(detail.at)} · {millis(detail.ms)} {t.ms}
          </span>
        </div>
        <div class="row parts">
          <TabStrip
            label={t.request}
            panel="request-part"
            items={PARTS.map((value) => ({ value, label: names[value] }))}
            value={part}
            onChange={choose}
          />
          <span class="sp" />
          <span class="row tight buttons">
            <Button icon="turn" small onClick={() => void replay()}>
              {t.replay}
            </Button>
            {detail.operationId !== undefined && <NextAnswer operationId={detail.operationId} />}
          </span>
        </div>
      </div>
      <div class="scroll" role="tabpanel" id="request-part" aria-labelledby={`request-part-${part}`} tabIndex={0}>
        {part === "checks" && <ChecksPart detail={detail} />}
        {part === "request" && <RequestPart detail={detail} />}
        {part === "answer" && <AnswerPart detail={detail} />}
        {part === "copy" && <CopyPart n={detail.n} />}
      </div>
    </section>
  );
}
