import { couldNotCheck } from "../terminal/exit.ts";
import type { Text } from "../terminal/terminal.ts";
import type { Outcome } from "./investigation.ts";
import { topicOf } from "./server-words.ts";

/** The words of servers that answer an unknown path with HTTP 200. A product that is not found is something else. */
const NO_PATH =
  /\b(api|interface|path|route|url|endpoint|handler)\b.{0,24}(not (found|exist)|does not exist)|no (such )?(api|interface|path|route|endpoint|handler)|(接口|路径|地址).{0,4}不存在/i;

export const isMissing = ({ answer }: Outcome): boolean =>
  answer !== undefined &&
  (answer.status === 404 || answer.envelope?.code === "404" || NO_PATH.test(answer.envelope?.msg ?? ""));

export const isAboutTime = ({ answer }: Outcome): boolean => topicOf(answer?.envelope?.msg ?? "") === "clock";

/**
 * Stops if more calls would be wrong: a server that is down or asks to wait proves nothing about a key.
 *
 * @throws CommandError The server is down or asks to wait.
 */
export function requireAnswer(baseUrl: string, { answer, msg }: Outcome): void {
  if (!answer) return;
  const { host } = new URL(baseUrl);
  const words = msg ? `, "${msg.slice(0, 80)}"` : "";
  if (answer.status === 429) {
    const { "retry-after": after } = answer.headers;
    throw couldNotCheck(
      {
        en: `${host} asks to wait (HTTP 429${after ? `, Retry-After ${after.slice(0, 40)}` : ""}${words}).`,
        zh: `${host} 要求等待（HTTP 429${after ? `，Retry-After ${after.slice(0, 40)}` : ""}${words}）。`,
      },
      { en: "Wait, then run it again with a longer --spacing.", zh: "请稍后重试，并加大 --spacing。" },
    );
  }
  if (answer.status >= 502 && answer.status <= 504 && topicOf(msg) === undefined) {
    throw couldNotCheck(
      {
        en: `${host} is out of service (HTTP ${answer.status}${words}).`,
        zh: `${host} 暂不可用（HTTP ${answer.status}${words}）。`,
      },
      { en: "Try again later: this says nothing about your key.", zh: "请稍后重试：这与您的密钥无关。" },
    );
  }
}

/** Describes an answer that is not the API's envelope; undefined for an envelope. */
export function strangeness({ answer }: Outcome): Text | undefined {
  if (!answer || answer.envelope) return undefined;
  const { status, headers, text, isCut } = answer;
  const http = `HTTP ${status}`;
  if (status >= 300 && status < 400) {
    const to = originOf(headers.location);
    return { en: `a redirect${to && ` to ${to}`} (${http})`, zh: `重定向${to && `到 ${to}`}（${http}）` };
  }
  if (isCut) return { en: `more than 4 MB (${http})`, zh: `超过 4 MB 的内容（${http}）` };
  if (text.trim() === "") return { en: `nothing (${http})`, zh: `空内容（${http}）` };
  if (/html/i.test(headers["content-type"] ?? "") || /^\s*<(!doctype|html)/i.test(text))
    return { en: `a web page (${http})`, zh: `网页（${http}）` };
  return isJson(text)
    ? { en: `JSON without a code (${http})`, zh: `没有 code 的 JSON（${http}）` }
    : { en: `text that is not JSON (${http})`, zh: `非 JSON 文本（${http}）` };
}

/** Scheme and host: a path or query may hold a session. */
const originOf = (location: string | undefined): string =>
  location !== undefined && URL.canParse(location) ? new URL(location).origin : "";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
