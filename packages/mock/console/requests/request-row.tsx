import type { RequestRow } from "../state/rows.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { Icon } from "../ui/icon.tsx";
import { Ids } from "../ui/ids.tsx";
import { millis } from "../ui/money.ts";
import { KindMark, toneOfKind } from "../ui/status.tsx";
import { clockSeconds, clockTime } from "../ui/times.ts";
import { SourceTag } from "./source-tag.tsx";

export interface RowPlace {
  readonly top: number;
  readonly isNarrow: boolean;
  readonly index: number;
  readonly total: number;
  readonly isActive: boolean;
  readonly onOpen: () => void;
}

/** One request, readable without being opened. */
export function RequestRowView({
  row: { item },
  top,
  isNarrow,
  index,
  total,
  isActive,
  onOpen,
}: { readonly row: RequestRow } & RowPlace) {
  const { n, at, method, path, operationId, status, code, kind, source, ms, warnings, summary } = item;
  const tone = toneOfKind[kind];
  const told = say(summary);
  const outcome = { ok: t.okWord, refused: t.refusedWord, warned: t.warnedWord, fault: t.faultWord }[kind];
  const whatTone = tone === "bad" || tone === "fault" ? tone : "";
  return (
    <div
      class={`lrow rg ${isNarrow ? "c" : ""}`}
      role="option"
      id={`row-${n}`}
      aria-selected={isActive}
      aria-setsize={total}
      aria-posinset={index + 1}
      style={{ top: `${top}px` }}
      onClick={onOpen}
    >
      <span>
        <KindMark kind={kind} />
        <span class="sr">{outcome}</span>
      </span>
      <span class="tn mut sm">{isNarrow ? clockSeconds(at) : clockTime(at)}</span>
      {isNarrow ? (
        <span class="col">
          <span class={operationId === undefined ? "op el mono mut" : "op el"}>{operationId ?? path}</span>
          <span class={`sm el what ${whatTone}`}>
            <Ids text={told} short />
          </span>
        </span>
      ) : (
        <>
          <span class={`mth ${method}`}>{method}</span>
          <span class={operationId === undefined ? "op el mono mut" : "op el"}>{operationId ?? path}</span>
        </>
      )}
      <span class={`tn st-cell ${whatTone === "" ? "ink2" : whatTone}`}>
        {status}
        {code !== undefined && code !== 200 && <span> · {code}</span>}
      </span>
      {!isNarrow && (
        <>
          <span class={`el what ${whatTone}`} title={told}>
            <Ids text={told} />
          </span>
          <span>
            {warnings > 0 && (
              <span class="tag warn" title={fill(t.warningsCount, { n: warnings })}>
                <Icon name="triangle" small />
                {warnings}
              </span>
            )}
          </span>
          <span>{source !== undefined && <SourceTag source={source} />}</span>
          <span class={`tn right ${ms > 1000 ? "b" : "mut"}`}>{millis(ms)}</span>
        </>
      )}
    </div>
  );
}
