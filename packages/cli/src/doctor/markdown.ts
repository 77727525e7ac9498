import type { DoctorReport } from "./report.ts";

const cell = (text: unknown): string =>
  String(text ?? "–")
    .replaceAll("|", "\\|")
    .replaceAll("\n", " ");

const table = (head: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

/** The report for people: to read, and to paste into an issue. */
export function reportAsMarkdown(report: DoctorReport): string {
  const differences = report.findings.filter(({ kind }) => kind !== "confirmed");
  return [
    "# PandaPon doctor report",
    "",
    `Base URL ${report.baseUrl}, description ${report.description}, ${report.startedAt}.`,
    "",
    ...report.summary.map((sentence) => `- ${sentence}`),
    "",
    "## Questions",
    "",
    table(
      ["#", "question", "verdict", "what was seen", "calls"],
      report.questions.map(({ n, title, verdict, sentence, calls }) => [n, title, verdict, sentence, calls.join(", ")]),
    ),
    "",
    "## Differences from the description",
    "",
    differences.length === 0
      ? "None."
      : table(
          ["operation", "field", "kind", "described", "found"],
          differences.map(({ operationId, path, kind, expected, found }) => [operationId, path, kind, expected, found]),
        ),
    "",
    `${report.findings.length - differences.length} fields were confirmed.`,
    "",
    "## Calls",
    "",
    table(
      ["#", "purpose", "request", "signed by", "HTTP", "code", "msg", "ms"],
      report.calls.map((call) => [
        call.n,
        call.purpose,
        `${call.method} ${call.target}`,
        call.signedBy,
        call.failure ?? call.status,
        call.code,
        call.msg,
        call.ms,
      ]),
    ),
    "",
  ].join("\n");
}
