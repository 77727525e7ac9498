import type { RequestDetail } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Grade } from "../ui/grade.tsx";
import { Ids } from "../ui/ids.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { toneOfKind } from "../ui/status.tsx";
import { BodyBox } from "./body-box.tsx";
import { SignatureView } from "./signature-view.tsx";
import { Steps } from "./steps.tsx";

/** Why it was refused, and what else would be. */
export function ChecksPart({ detail }: { readonly detail: RequestDetail }) {
  const { checks, reason, signature, kind, violations, overlooked } = detail;
  const tone = toneOfKind[kind];
  return (
    <>
      <div class="sect low">
        <Steps checks={checks} />
      </div>
      <div class="sect">
        {reason === undefined ? (
          <ReasonBox tone={tone === "fault" ? "fault" : tone} title={<Ids text={say(detail.summary)} />} />
        ) : (
          <ReasonBox tone={tone} title={<Ids text={say(reason.title)} />}>
            <p>
              <Ids text={say(reason.text)} />
            </p>
            <p class="b">
              <Ids text={say(reason.todo)} />
            </p>
            {reason.evidence !== undefined && (
              <p class="row sm ink2">
                <Grade grade={reason.evidence.grade} />
                <span>{say(reason.evidence.text)}</span>
              </p>
            )}
          </ReasonBox>
        )}
      </div>
      {signature !== undefined && !signature.ok && (
        <div class="sect joined">
          <SignatureView report={signature} />
        </div>
      )}
      {(violations.length > 0 || overlooked.length > 0 || detail.rawBody !== "") && (
        <div class="sect">
          {checks.some(({ late, state }) => late === true && state === "refused") && (
            <p class="sm ink2 gap-b">{t.refusedNext}</p>
          )}
          <BodyBox detail={detail} />
        </div>
      )}
    </>
  );
}
