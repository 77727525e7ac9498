import { useMemo } from "preact/hooks";
import { tokensOf } from "../code/tokens.ts";
import { WireBox } from "../code/wire-box.tsx";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { fill } from "../texts/say.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { millis } from "../ui/money.ts";
import { Pairs } from "../ui/pairs.tsx";
import type { Tried } from "./use-try.ts";

/** What came back, as it went over the wire. */
export function TriedAnswer({ tried: { n, request, answer } }: { readonly tried: Tried }) {
  const { api, router, rows } = useConsole();
  const row = rows.all.findLast((one) => one.kind === "request" && one.n === n);
  const isOk = row?.kind === "request" ? row.item.kind === "ok" : answer.status === 200;
  const long = useMemo(
    () => tokensOf(answer.rawBody, "json").filter(({ kind }) => kind === "long").length,
    [answer.rawBody],
  );
  return (
    <div class="below">
      <div class="row gap-b">
        <span class={isOk ? "ok" : "bad"}>
          <Icon name={isOk ? "check" : "octagon"} />
        </span>
        <b>{answer.status}</b>
        <span class="sm mut tn">
          {millis(answer.ms)} {t.ms} · #{n}
        </span>
        <span class="sp" />
        <a class="lnk sm" href={router.href({ tab: "requests", id: String(n), sub: "" })}>
          {t.openInRequests}
        </a>
        <CopyButton text={() => api.text(`requests/${n}/code?as=curl`)} what="curl">
          curl
        </CopyButton>
      </div>
      {long > 0 && (
        <p class="row sm warn gap-b">
          <Icon name="triangle" small />
          {fill(long === 1 ? t.oneLongId : t.longIds, { n: long })}
        </p>
      )}
      <WireBox
        raw={answer.rawBody}
        label={t.answer}
        head={<span class="id el">{answer.headers["content-type"]}</span>}
      />
      <details class="sm gap-t">
        <summary>{t.headers}</summary>
        <Pairs pairs={[...Object.entries(request.headers), [t.stringToSign, request.stringToSign]]} />
      </details>
    </div>
  );
}
