import type { Finding } from "../description/compare-answer.ts";
import type { CallRecord } from "./investigation.ts";

/** What the doctor found, as it is written to a file. Nothing personal is in it: no value of an answer but codes and types. */
export interface DoctorReport {
  readonly format: 1;
  readonly description: string;
  readonly baseUrl: string;
  readonly startedAt: string;
  readonly skewMs: number | null;
  readonly accepted: { readonly scheme: string; readonly rule: string; readonly timestampUnit: "s" | "ms" } | null;
  /** In one sentence each. */
  readonly summary: readonly string[];
  readonly questions: readonly {
    readonly n: number;
    readonly title: string;
    readonly verdict: string;
    readonly sentence: string;
    readonly calls: readonly number[];
  }[];
  readonly findings: readonly Finding[];
  readonly calls: readonly CallRecord[];
}

/** Findings of several calls, each once: what was contradicted anywhere is not confirmed. */
export function mergeFindings(all: readonly Finding[]): Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of all)
    merged.set(`${finding.operationId} ${finding.kind} ${finding.path} ${finding.found}`, finding);
  const contradicted = new Set(
    all.filter(({ kind }) => kind === "contradicted").map(({ operationId, path }) => `${operationId} ${path}`),
  );
  return [...merged.values()].filter(
    ({ kind, operationId, path }) => kind !== "confirmed" || !contradicted.has(`${operationId} ${path}`),
  );
}
