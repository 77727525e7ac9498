import { violationLines } from "../contract/violation-lines.ts";
import { cut } from "../refusals/text.ts";
import type { JournalEntry } from "./entry.ts";
import { printable } from "./printable.ts";

export type LogFormat = "text" | "json" | "quiet";

/** One line per request: method path operationId → status code ms, reason. */
export const logLine = (entry: JournalEntry, format: "text" | "json"): string => printable(lineOf(entry, format));

function lineOf(entry: JournalEntry, format: "text" | "json"): string {
  const {
    method,
    path,
    operationId,
    status,
    code,
    ms,
    reason,
    violations,
    violationCount,
    warnings,
    answerViolations,
  } = entry;
  const time = Math.round(ms * 10) / 10;
  if (format === "json") {
    return JSON.stringify({
      time: new Date(entry.at).toISOString(),
      method,
      path: cut(path, 200),
      operationId,
      status,
      code,
      ms: time,
      reason,
      violations: violations.length > 0 ? violations.slice(0, 20) : undefined,
      warnings: warnings.length > 0 ? warnings.slice(0, 20) : undefined,
      answerViolations: answerViolations.length > 0 ? answerViolations.slice(0, 20) : undefined,
    });
  }
  const parts = [method, cut(path, 200), operationId, "→", status, code, `${time}ms`].filter(
    (part) => part !== undefined,
  );
  const why = violations.length > 0 ? `${reason}: ${violationLines(violations, "en", 2, violationCount)}` : reason;
  const passedOver = warnings.length > 0 ? `! ${warnings.map(({ message }) => message.en).join("; ")}` : undefined;
  const fault =
    answerViolations.length > 0
      ? `FAULT OF THE MOCK, its answer breaks the description: ${violationLines(answerViolations, "en", 3)}`
      : undefined;
  return [parts.join(" "), ...[why, passedOver].map((part) => (part === undefined ? undefined : cut(part, 300))), fault]
    .filter((part) => part !== undefined)
    .join("  ");
}
