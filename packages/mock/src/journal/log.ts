import { violationLines } from "../contract/violation-lines.ts";
import { cut } from "../refusals/text.ts";
import type { JournalEntry } from "./entry.ts";

export type LogFormat = "text" | "json" | "quiet";

/** One line per request: method path operationId → status code ms, reason. */
export function logLine(entry: JournalEntry, format: "text" | "json"): string {
  const { method, path, operationId, status, code, ms, reason, violations, violationCount, answerViolations } = entry;
  const time = Math.round(ms * 10) / 10;
  if (format === "json") {
    return JSON.stringify({
      time: new Date(entry.at).toISOString(),
      method,
      path: printable(path),
      operationId,
      status,
      code,
      ms: time,
      reason,
      violations: violations.length > 0 ? violations.slice(0, 20) : undefined,
      answerViolations: answerViolations.length > 0 ? answerViolations.slice(0, 20) : undefined,
    });
  }
  const parts = [method, printable(path), operationId, "→", status, code, `${time}ms`].filter(
    (part) => part !== undefined,
  );
  const why = violations.length > 0 ? `${reason}: ${violationLines(violations, "en", 2, violationCount)}` : reason;
  const fault =
    answerViolations.length > 0
      ? `FAULT OF THE MOCK, its answer breaks the description: ${violationLines(answerViolations, "en", 3)}`
      : undefined;
  return [parts.join(" "), why === undefined ? undefined : cut(why, 300), fault]
    .filter((part) => part !== undefined)
    .join("  ");
}

/** A path can hold anything; a terminal takes control characters for commands. */
const printable = (path: string): string =>
  cut(path, 200).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
