import type { RequestDetail } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Grade } from "../ui/grade.tsx";
import { Tag } from "../ui/tag.tsx";

type Report = NonNullable<RequestDetail["signature"]>;
type Part = Report["expected"]["parts"][number];

/** The string to sign, part by part: the mock's at the left, at the right the one that fits what was sent. */
export function SignatureView({ report }: { readonly report: Report }) {
  const { expected, matched, sent, tried, ok } = report;
  return (
    <div class="sig">
      <div>
        <div class="hd">
          <h3 class="b">{t.mockSigns}</h3>
          <Tag>
            {t.rule} {expected.rule}
          </Tag>
          <span class="sp" />
          <Grade grade={expected.grade} />
        </div>
        <Parts parts={expected.parts} />
        <div class="res">
          <span class="mut">MD5</span>
          <span class="id el">{expected.digest}</span>
          <CopyButton text={expected.digest} what="MD5" />
        </div>
      </div>
      <div>
        <div class="hd">
          <h3 class="b">{matched === undefined ? t.sent : t.yoursMatches}</h3>
          {matched !== undefined && (
            <Tag look={ok ? "ok" : "bad"}>
              {t.rule} {matched.rule}
            </Tag>
          )}
        </div>
        {matched === undefined ? (
          <div class="tried">
            <p>{sent === null ? t.noSignature : ok ? t.signatureRight : t.fitsNoRule}</p>
            {!ok && sent !== null && (
              <ul>
                {tried.map((one) => (
                  <li key={one.en}>{say(one)}</li>
                ))}
              </ul>
            )}
          </div>
        ) : (
          <Parts parts={matched.parts} />
        )}
        <div class="res">
          <span class="mut">{t.sent}</span>
          <span class="id el">{sent ?? "–"}</span>
          {sent !== null && <CopyButton text={sent} what={t.sent} />}
        </div>
      </div>
    </div>
  );
}

const NAMES: Readonly<Record<string, string>> = {
  accessKey: "access-key",
  nonceStr: "nonce-str",
  userId: "user-id",
};

function Parts({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <ol class="sig-parts">
      {parts.map((part, index) => {
        const moved = part.at !== undefined && part.at !== index;
        const name = part.name === "accessSecret" ? t.secret : (NAMES[part.name] ?? part.name);
        return (
          <li class={`sg ${moved ? "x" : ""}`} key={index}>
            <span class="num">
              {index + 1}
              {moved && (
                <>
                  {" → "}
                  {(part.at ?? 0) + 1}
                  <span class="sr"> {t.whereItBelongs}</span>
                </>
              )}
            </span>
            <span class={moved ? "bad" : "mut"}>{name}</span>
            <span class="id el" title={part.secret === true ? t.secretMasked : part.text}>
              {part.text}
              {part.secret === true && <span class="mut sans"> {t.secretMasked}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
