import type { SigningRule } from "../request/sign-request.ts";
import type { Text } from "../terminal/terminal.ts";
import { NOTICEABLE_SKEW_MS } from "./clock.ts";
import type { Investigation, Outcome } from "./investigation.ts";
import { isAboutTime, strangeness } from "./judge-answer.ts";
import { ruleName, UNITS } from "./rules.ts";
import { ADVICE, topicOf } from "./server-words.ts";

export interface Refused {
  readonly rule: SigningRule;
  readonly outcome: Outcome;
}

export interface Explanation {
  readonly sentence: Text;
  readonly hint: Text;
  /** The answers are not the API's: nothing is known about the signature. */
  readonly isStrange?: true;
}

/** The refused unit, if the server complains about the timestamp in one unit and about something else in the other. */
export function wrongUnit(refused: readonly Refused[]): SigningRule["unit"] | undefined {
  const [seconds, milliseconds] = UNITS.map((unit) => refused.find(({ rule }) => rule.unit === unit));
  if (!seconds || !milliseconds || kindOf(seconds) === kindOf(milliseconds)) return undefined;
  const [ofSeconds, ofMilliseconds] = [seconds, milliseconds].map(({ outcome }) => isAboutTime(outcome));
  if (ofSeconds === ofMilliseconds) return undefined;
  return ofSeconds ? "s" : "ms";
}

/** Finds the fault from what the refusals have in common. */
export function explainRefusals(refused: readonly Refused[], isComplete: boolean, at: Investigation): Explanation {
  const tried = isComplete ? "every known rule" : `the first ${refused.length} rules`;
  const triedZh = isComplete ? "全部已知规则" : `前 ${refused.length} 条规则`;
  const odd = oddOne(refused);
  if (odd) {
    return {
      sentence: {
        en: `The server refused ${tried}, but answers rule ${ruleName(odd.rule)} differently (${wordsOf(odd)}): that signature may be right.`,
        zh: `服务器拒绝了${triedZh}，但对规则 ${ruleName(odd.rule)} 的回应不同（${wordsOf(odd)}）：该签名可能正确。`,
      },
      hint: { en: "Read what the server says about it.", zh: "请查看服务器的说明。" },
    };
  }
  const strange = strangeAnswers(refused, at);
  if (strange) return strange;
  if (refused.length > 1 && refused.every(({ outcome }) => isAboutTime(outcome))) return otherUnit(refused, at);
  // Complaints about the unit of the timestamp are settled: what the others say counts.
  const wrong = wrongUnit(refused);
  const rest = refused.filter(({ rule }) => rule.unit !== wrong);
  const last = rest.at(-1) ?? refused.at(-1);
  const topics = new Set(rest.map(({ outcome }) => topicOf(outcome.answer?.envelope?.msg ?? "")));
  const advice = ADVICE[(topics.size === 1 ? [...topics][0] : undefined) ?? "unknown"];
  return {
    sentence: {
      en: `The server refused ${tried}${last ? ` (${wordsOf(last)})` : ""}.`,
      zh: `服务器拒绝了${triedZh}${last ? `（${wordsOf(last)}）` : ""}。`,
    },
    hint: isComplete
      ? advice
      : {
          en: `${advice.en} To try the other rules, run it again with --refusals 16.`,
          zh: `${advice.zh}如需尝试其余规则，请加 --refusals 16 重新运行。`,
        },
  };
}

/** No answer is the API's envelope. */
function strangeAnswers(refused: readonly Refused[], { baseUrl }: Investigation): Explanation | undefined {
  const kinds = refused.map(({ outcome }) => strangeness(outcome));
  const first = kinds[0];
  if (!first || !kinds.every((kind) => kind !== undefined)) return undefined;
  const { host } = new URL(baseUrl);
  return {
    isStrange: true,
    sentence: {
      en: `${host} answers with ${first.en}, not with the API's envelope { code, msg, data }.`,
      zh: `${host} 返回的是${first.zh}，而不是 API 的 { code, msg, data }。`,
    },
    hint: {
      en: "Check the base URL; a login page, proxy or firewall may be in front of the API.",
      zh: "请检查基础地址；API 之前可能有登录页、代理或防火墙。",
    },
  };
}

/** Each refusal is about the timestamp, in seconds and in milliseconds. */
function otherUnit(refused: readonly Refused[], { skewMs }: Investigation): Explanation {
  const last = refused.at(-1);
  const words = last ? ` (${wordsOf(last)})` : "";
  if (skewMs === undefined || new Set(refused.map(({ rule }) => rule.unit)).size < 2) {
    return {
      sentence: {
        en: `The server rejects the timestamp, in seconds and in milliseconds${words}.`,
        zh: `服务器认为秒和毫秒时间戳均有误${words}。`,
      },
      hint: ADVICE.clock,
    };
  }
  const agrees = Math.abs(skewMs) < NOTICEABLE_SKEW_MS;
  return {
    sentence: {
      en: `The server rejects the timestamp, in seconds and in milliseconds${words}, ${agrees ? "although the clocks agree" : "by both clocks"}: it may expect another unit, such as microseconds, or another form.`,
      zh: `服务器认为秒和毫秒时间戳均有误${words}，${agrees ? "而时钟一致" : "两个时钟均如此"}：可能需要其他单位（如微秒）或格式。`,
    },
    hint: {
      en: "Ask PandaPon for the unit; a client option clock or signer can send it.",
      zh: "请向 PandaPon 确认单位。",
    },
  };
}

const kindOf = ({ outcome: { answer } }: Refused): string => `${answer?.status} ${answer?.envelope?.code}`;

/** The only rule of its unit that got an answer of its own, while at least two others got the same one. */
function oddOne(refused: readonly Refused[]): Refused | undefined {
  for (const unit of UNITS) {
    const same = refused.filter(({ rule }) => rule.unit === unit);
    const kinds = same.map(kindOf);
    const odd = same.filter((one) => kinds.filter((kind) => kind === kindOf(one)).length === 1);
    if (same.length > 2 && new Set(kinds).size === 2 && odd.length === 1) return odd[0];
  }
  return undefined;
}

function wordsOf({ outcome: { answer, msg } }: Refused): string {
  if (!answer?.envelope) return `HTTP ${answer?.status}`;
  return `code ${answer.envelope.code.slice(0, 40)}${msg && `, "${msg.length > 120 ? `${msg.slice(0, 120)}…` : msg}"`}`;
}
