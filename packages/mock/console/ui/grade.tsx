import * as t from "../texts/current.ts";

const HALF = "M5 1a4 4 0 0 0 0 8z";

/** How well a fact is known, by shape: full, with tick, half, ring with core, dashed ring. */
export function GradeMark({ grade }: { readonly grade: string }) {
  return (
    <svg class="grade" viewBox="0 0 10 10" aria-hidden="true">
      {grade === "confirmed" || grade === "documented" ? (
        <>
          <circle cx="5" cy="5" r="4.6" fill="currentColor" />
          {grade === "confirmed" && (
            <path d="m3 5.1 1.4 1.4L7.1 3.6" stroke="var(--bg)" fill="none" stroke-width="1.3" />
          )}
        </>
      ) : (
        <>
          <circle
            cx="5"
            cy="5"
            r="4"
            fill="none"
            stroke="currentColor"
            stroke-width="1.2"
            {...(grade === "inferred" ? { "stroke-dasharray": "1.8 1.35" } : {})}
          />
          {(grade === "documented-v1" || grade === "observed") && <path d={HALF} fill="currentColor" />}
          {(grade === "sibling" || grade === "upstream") && <circle cx="5" cy="5" r="1.4" fill="currentColor" />}
        </>
      )}
    </svg>
  );
}

/** The mark and its word. */
export function Grade({ grade }: { readonly grade: string }) {
  return (
    <span class="gr xs">
      <GradeMark grade={grade} />
      {nameOfGrade(grade)}
    </span>
  );
}

const NAMES: Readonly<Record<string, string>> = {
  confirmed: t.confirmed,
  documented: t.documented,
  "documented-v1": t.documentedV1,
  observed: t.observed,
  sibling: t.sibling,
  upstream: t.upstream,
  inferred: t.inferred,
};

export const nameOfGrade = (grade: string): string => NAMES[grade] ?? grade;
