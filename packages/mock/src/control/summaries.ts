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
  const { refusal, violations, warnings, told } = entry;
  const byRule = ofRule(entry);
  if (byRule !== undefined) return byRule;
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
  return told ?? ofSource(entry);
}

/** What a rule for the next calls did, and the result of the call if it was still carried out. */
function ofRule({ fault, rule, reason, status, code, ms, told, source }: JournalEntry): Text | undefined {
  if (fault === undefined) return undefined;
  const what = ruleTexts(fault, { status, code: code ?? 0, ms: Math.round(ms) });
  const name = fault === "refusal" && reason !== undefined ? `"${reason}"` : rule;
  const which =
    name === undefined
      ? { en: " by a rule", zh: "规则" }
      : fault === "refusal"
        ? { en: ` by your rule ${name}`, zh: `规则 ${name}` }
        : { en: ` (your ${name})`, zh: `规则 ${name}` };
  const carriedOut = source === "world" && told !== undefined && reason === undefined;
  return {
    en: cut(`${what.en}${which.en}${carriedOut ? `; ${told.en}` : ""}`, LONGEST),
    zh: cut(`${which.zh}：${what.zh}${carriedOut ? `；${told.zh}` : ""}`, LONGEST),
  };
}

interface RuleFacts {
  readonly status: number;
  readonly code: number;
  readonly ms: number;
}

function ruleTexts(fault: string, { status, code, ms }: RuleFacts): Text {
  switch (fault) {
    case "refusal":
      return { en: "Refused", zh: "拒绝" };
    case "code":
      return { en: `Answered with code ${code}`, zh: `以代码 ${code} 应答` };
    case "example":
      return { en: "Answered with an example", zh: "以示例应答" };
    case "limit":
      return { en: "Refused as one call too many (429)", zh: "超过频率限制（429）" };
    case "status":
    case "msg":
    case "retryAfterS":
      return { en: `Answered with HTTP ${status}`, zh: `以 HTTP ${status} 应答` };
    case "html":
      return {
        en: `Answered with a gateway's HTML page (HTTP ${status})`,
        zh: `以网关 HTML 页面应答（HTTP ${status}）`,
      };
    case "empty":
      return { en: `Answered with an empty body (HTTP ${status})`, zh: `以空响应体应答（HTTP ${status}）` };
    case "reset":
      return { en: "Connection reset before the call was carried out", zh: "未执行，连接被重置" };
    case "hang":
      return { en: "Left without an answer", zh: "不应答" };
    case "loseAnswer":
      return { en: "Answer lost after the call was carried out", zh: "已执行，应答丢失" };
    case "truncate":
      return { en: "Answer cut in half", zh: "应答只发出一半" };
    case "slowBody":
      return { en: "Answer sent slowly", zh: "应答缓慢发出" };
    case "delayMs":
      return { en: `Delayed, ${ms} ms in all`, zh: `延迟应答，共 ${ms} 毫秒` };
    default:
      return { en: `Changed (${fault})`, zh: `已改变（${fault}）` };
  }
}

function ofSource({ example, source, status }: JournalEntry): Text {
  if (example !== undefined) return { en: `Answered with the example ${example}`, zh: `以示例 ${example} 应答` };
  if (source === "recording") return { en: "Answered as it was recorded", zh: "以录制的应答返回" };
  return { en: `Answered with HTTP ${status}`, zh: `以 HTTP ${status} 应答` };
}
