import { useMemo } from "preact/hooks";
import type { RequestDetail } from "../api/shapes.ts";
import type { Remark } from "../code/code-view.tsx";
import type { Mark } from "../code/lines.ts";
import { WireBox } from "../code/wire-box.tsx";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { Icon } from "../ui/icon.tsx";
import { Tag } from "../ui/tag.tsx";

type Finding = RequestDetail["violations"][number] | RequestDetail["overlooked"][number];

/** The body as it was sent, with what is wrong marked where it stands; what stands elsewhere is listed above. */
export function BodyBox({ detail }: { readonly detail: RequestDetail }) {
  const { violations, overlooked, violationCount, rawBody } = detail;
  const { marks, remarks, elsewhere } = useMemo(() => {
    const all = [
      ...violations.map((finding) => ({ finding, tone: "bad" as const })),
      ...overlooked.map((finding) => ({ finding, tone: "warn" as const })),
    ];
    const placed = all.flatMap(({ finding, tone }) =>
      finding.start === undefined || finding.end === undefined
        ? []
        : [{ finding, tone, start: finding.start, end: finding.end }],
    );
    return {
      marks: placed.map(({ start, end, tone }): Mark => ({ start, end, tone })),
      remarks: placed.map(
        ({ finding, tone, start }): Remark => ({
          at: start,
          tone,
          text: <Finding text={say(finding.message)} finding={finding} />,
          where: whereOf(finding),
        }),
      ),
      elsewhere: all.filter(({ finding }) => finding.start === undefined),
    };
  }, [violations, overlooked]);
  const many = Math.max(violationCount ?? 0, violations.length);
  return (
    <>
      <div class="row gap-b">
        <h3 class="h2">{rawBody === "" ? t.request : t.bodySent}</h3>
        {many > 0 && (
          <Tag look="bad">
            <Icon name="octagon" small />
            {fill(many === 1 ? t.oneViolation : t.violationsCount, { n: many })}
          </Tag>
        )}
        {overlooked.length > 0 && (
          <Tag look="warn">
            <Icon name="triangle" small />
            {fill(overlooked.length === 1 ? t.oneWarning : t.warningsCount, { n: overlooked.length })}
          </Tag>
        )}
      </div>
      {elsewhere.length > 0 && (
        <ul class="notes">
          {elsewhere.map(({ finding, tone }) => (
            <li key={`${whereOf(finding)} ${finding.message.en}`} class={`note ${tone === "warn" ? "w" : ""}`}>
              <Icon name={tone === "warn" ? "triangle" : "octagon"} small />
              <span>
                <Finding text={say(finding.message)} finding={finding} />
              </span>
              <span class="rule mono">{whereOf(finding)}</span>
            </li>
          ))}
        </ul>
      )}
      {rawBody !== "" && (
        <WireBox
          raw={rawBody}
          label={t.bodySent}
          head={
            <span class="tn">
              {fill(t.bytes, { n: new TextEncoder().encode(rawBody).length })}
              {detail.bodyCut ? `, ${t.cutHere}` : ""}
            </span>
          }
          marks={marks}
          remarks={remarks}
        />
      )}
    </>
  );
}

const whereOf = ({ location, rule }: Finding): string => `${location.join(".")} · ${rule}`;

function Finding({ text, finding }: { readonly text: string; readonly finding: Finding }) {
  const meant = "didYouMean" in finding ? finding.didYouMean : undefined;
  if (meant === undefined || text.includes(meant)) return <>{text}</>;
  return (
    <>
      {text} {t.didYouMean} <code class="bb">{meant}</code>?
    </>
  );
}
