import type { Text } from "../refusals/text.ts";
import type { Fault } from "./fault.ts";
import type { Rule } from "./rule.ts";

/** A rule in words: what happens, to which calls. */
export function ruleText({ operationId, do: fault, times, rate }: Rule): Text {
  const what = faultText(fault);
  const calls = operationId ?? "any operation";
  const often =
    times !== undefined
      ? { en: `next ${times} of ${calls}`, zh: `${operationId ?? "任意接口"} 的接下来 ${times} 次` }
      : rate !== undefined
        ? { en: `${rate * 100} % of ${calls}`, zh: `${operationId ?? "任意接口"} 的 ${rate * 100}%` }
        : { en: `every call of ${calls}`, zh: `${operationId ?? "任意接口"} 的每次调用` };
  return { en: `${often.en}: ${what.en}`, zh: `${often.zh}：${what.zh}` };
}

/** The line that makes the same rule in a test. */
export function ruleCode({ operationId, do: fault, times, rate }: Rule): string {
  const options = {
    ...(times === undefined ? { times: "always" } : times === 1 ? {} : { times }),
    ...(rate === undefined ? {} : { rate }),
  };
  const written = [operationId ?? "*", simplest(fault), ...(Object.keys(options).length === 0 ? [] : [options])];
  return `mock.next(${written.map((part) => asCode(part)).join(", ")})`;
}

/** A refusal or example alone is written by its name. */
function simplest(fault: Fault): unknown {
  const names = Object.keys(fault);
  if (names.length !== 1) return fault;
  return fault.refusal ?? fault.example ?? fault;
}

const asCode = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll(/"([A-Za-z]\w*)":/g, "$1: ")
    .replaceAll(/,(?=[a-z])/g, ", ")
    .replace(/^\{/, "{ ")
    .replace(/\}$/, " }");

function faultText(fault: Fault): Text {
  const { delayMs, status, code, refusal, example, limit, slowBody } = fault;
  const parts: Text[] = [];
  if (delayMs !== undefined) {
    const span = typeof delayMs === "number" ? `${delayMs}` : delayMs.join("–");
    parts.push({ en: `delay ${span} ms`, zh: `延迟 ${span} 毫秒` });
  }
  if (fault.loseAnswer === true) parts.push({ en: "lose the answer", zh: "丢失应答" });
  if (fault.reset === true) parts.push({ en: "reset the connection", zh: "重置连接" });
  if (fault.hang === true) parts.push({ en: "never answer", zh: "不应答" });
  if (fault.truncate === true) parts.push({ en: "half an answer", zh: "应答只发一半" });
  if (fault.html === true) parts.push({ en: "HTML page of a gateway", zh: "网关 HTML 页面" });
  if (fault.empty === true) parts.push({ en: "empty body", zh: "空响应体" });
  if (slowBody !== undefined) parts.push({ en: `body over ${slowBody} ms`, zh: `${slowBody} 毫秒内慢速发送` });
  if (refusal !== undefined) parts.push({ en: refusal, zh: refusal });
  if (example !== undefined) parts.push({ en: `example ${example}`, zh: `示例 ${example}` });
  if (status !== undefined) parts.push({ en: `HTTP ${status}`, zh: `HTTP ${status}` });
  if (code !== undefined) parts.push({ en: `code ${code}`, zh: `代码 ${code}` });
  if (limit !== undefined) {
    parts.push({
      en: `429 beyond ${limit.calls} calls per ${limit.perMs} ms`,
      zh: `每 ${limit.perMs} 毫秒超过 ${limit.calls} 次返回 429`,
    });
  }
  return { en: parts.map(({ en }) => en).join(", "), zh: parts.map(({ zh }) => zh).join("，") };
}
