import type { JournalEntry, JournalEvent, JournalRow } from "../journal/entry.ts";
import { cut, type Text } from "../refusals/text.ts";
import type { EventSummary, RequestKind, RequestSummary } from "./shapes/index.ts";

export const summaryOf = (row: JournalRow): RequestSummary | EventSummary =>
  row.kind === "request" ? requestSummary(row) : eventSummary(row);

export function requestSummary(entry: JournalEntry): RequestSummary {
  const { number, at, method, path, operationId, status, code, source, ms, warnings } = entry;
  return {
    n: number,
    at,
    method,
    path,
    ...(operationId === undefined ? {} : { operationId }),
    status,
    ...(code === undefined ? {} : { code }),
    kind: kindOf(entry),
    ...(source === undefined ? {} : { source }),
    ms: Math.round(ms * 10) / 10,
    warnings: warnings.length,
    summary: whatHappened(entry),
  };
}

function eventSummary({ number, at, event, actor, summary, orderId, pushId }: JournalEvent): EventSummary {
  return {
    n: number,
    at,
    event,
    actor,
    summary,
    ...(orderId === undefined ? {} : { orderId }),
    ...(pushId === undefined ? {} : { pushId }),
  };
}

export function kindOf({ fault, status, code, warnings }: JournalEntry): RequestKind {
  if (fault !== undefined) return "fault";
  if (status >= 400 || (code !== undefined && code !== 200)) return "refused";
  return warnings.length > 0 ? "warned" : "ok";
}

/** More does not fit into a row. */
const LONGEST = 200;

/** A row that is read without being opened. */
function whatHappened(entry: JournalEntry): Text {
  const { fault, refusal, violations, warnings, example, source } = entry;
  if (fault !== undefined) return { en: `rule: ${fault}`, zh: `规则：${fault}` };
  const [violation] = violations;
  if (violation !== undefined) {
    const where = violation.location.join(".");
    return { en: `${where}: ${violation.message.en}`, zh: `${where}：${violation.message.zh}` };
  }
  if (refusal !== undefined && kindOf(entry) === "refused") {
    return { en: cut(refusal.en, LONGEST), zh: cut(refusal.zh, LONGEST) };
  }
  const [warning] = warnings;
  if (warning !== undefined) return warning.message;
  if (example !== undefined) return { en: `example ${example}`, zh: `示例 ${example}` };
  return source === "world" ? { en: "answered from the world", zh: "由世界应答" } : { en: "answered", zh: "已应答" };
}
