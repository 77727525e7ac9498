import type { RequestDetail } from "../api/shapes.ts";
import { WireBox } from "../code/wire-box.tsx";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Pairs } from "../ui/pairs.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { LongIds } from "./long-ids.tsx";
import { SourceTag } from "./source-tag.tsx";

/** The answer as it went over the wire. */
export function AnswerPart({ detail }: { readonly detail: RequestDetail }) {
  const { answer, source } = detail;
  const { status, headers, rawBody, longIds, delivery, sentBody } = answer;
  const pairs = Object.entries(headers);
  return (
    <>
      {longIds.length > 0 && (
        <div class="sect">
          <LongIds ids={longIds} />
        </div>
      )}
      {delivery !== undefined && (
        <div class="sect">
          <ReasonBox tone="fault" title={say(answer.deliveryText)}>
            {sentBody !== rawBody && fill(t.wentOut, { sent: sentBody.length, all: rawBody.length })}
          </ReasonBox>
        </div>
      )}
      <div class={longIds.length > 0 || delivery !== undefined ? "sect joined" : "sect"}>
        {rawBody === "" ? (
          <p class="ink2">
            <b class="b">{status}</b> {t.withoutBody}
          </p>
        ) : (
          <WireBox
            raw={rawBody}
            label={t.answer}
            head={
              <>
                <span class="b ink">{status}</span>
                <span class="id el">{headers["content-type"]}</span>
                {source !== undefined && <SourceTag source={source} />}
                {detail.example !== undefined && <span class="id el">{detail.example}</span>}
              </>
            }
          />
        )}
      </div>
      <div class="sect">
        <div class="row gap-b">
          <h3 class="h2">{t.answerHeaders}</h3>
          <span class="cnt">{pairs.length}</span>
          <span class="sp" />
          <CopyButton text={pairs.map(([name, value]) => `${name}: ${value}`).join("\n")} what={t.answerHeaders} />
        </div>
        <Pairs pairs={pairs} />
      </div>
    </>
  );
}
