import { signatureSchemes } from "@pandapon/core";
import { operations } from "../description/operations.ts";
import { prepareRequest } from "../request/prepare.ts";
import type { SigningRule } from "../request/sign-request.ts";
import { CommandError, couldNotCheck, EXIT } from "../terminal/exit.ts";
import type { Text } from "../terminal/terminal.ts";
import { NOTICEABLE_SKEW_MS } from "./clock.ts";
import { type Investigation, type Outcome, ruleName } from "./investigation.ts";
import { ADVICE, topicOf } from "./server-words.ts";

/** The rules, the likeliest first: by the grades of the platform's page. */
const SCHEMES = ["A", "B", "C", "G", "D", "E", "F", "H"] as const;
const UNITS = ["s", "ms"] as const;

/** All rules in both units, the likeliest first. Both units of A come first: how their refusals differ tells about the unit. */
export const RULES: readonly SigningRule[] = SCHEMES.flatMap((id) =>
  UNITS.map((unit) => ({ scheme: signatureSchemes[id], unit })),
);

/** The sample of the documented page: reads one product, touches no account data. */
export const SAMPLE = { operationId: "getTaobaoProduct", input: { itemId: "WUnUC1cILiBjt-Jv3lDdlQ" } } as const;
const OTHER = { operationId: "searchTaobaoProducts", input: { keyword: "电动车", pageSize: 1, pageNo: 1 } } as const;

export interface SignatureResult {
  /** How the search ended, in one sentence. */
  readonly sentence: Text;
  readonly hint?: Text;
  readonly isAccepted: boolean;
  /** Where the API answers: a prefix may have been found. */
  readonly investigation: Investigation;
  /** The answer that the accepted rule got. */
  readonly answer: Outcome | undefined;
  /** The documented path that the server does not have. */
  readonly missingPath?: string;
}

export interface SearchOptions {
  /** After so many refusals in a row a person is asked: whether failures lock an account out is not known. */
  readonly refusals: number;
  mayGoOn(refused: number): Promise<boolean>;
}

/** One call per rule, stopping at the first that the server accepts. */
export async function findSignature(investigation: Investigation, options: SearchOptions): Promise<SignatureResult> {
  const place = await findPlace(investigation);
  if ("sentence" in place) return place;
  const { request, first, at } = place;
  const missingPath = place.missingPath && { missingPath: place.missingPath };
  const refused: Refused[] = [];
  const waiting = [...RULES];
  for (let rule = waiting.shift(); rule; rule = waiting.shift()) {
    const outcome = refused.length === 0 ? first : await at.call(purposeOf(rule), request, { rule });
    if (!outcome.sent.ok) throw couldNotCheck(outcome.sent.why, outcome.sent.hint);
    if (outcome.isSuccess) {
      at.accepted = request.body === "" && rule.scheme.id === "A" ? await withBody(at, rule) : rule;
      return {
        isAccepted: true,
        investigation: at,
        answer: outcome,
        sentence: acceptedSentence(at.accepted),
        ...missingPath,
      };
    }
    refused.push({ rule, outcome });
    const wrong = wrongUnit(refused);
    if (wrong) waiting.splice(0, waiting.length, ...waiting.filter(({ unit }) => unit !== wrong));
    const isPause = refused.length % options.refusals === 0 && waiting.length > 0;
    if (isPause && !(await options.mayGoOn(refused.length))) {
      return {
        isAccepted: false,
        investigation: at,
        answer: undefined,
        ...explainRefusals(refused, false),
        ...missingPath,
      };
    }
  }
  return { isAccepted: false, investigation: at, answer: undefined, ...explainRefusals(refused, true), ...missingPath };
}

/** Without a body rules A and G are the same: one read with a body tells them apart. */
async function withBody(at: Investigation, rule: SigningRule): Promise<SigningRule> {
  const request = await prepare(OTHER);
  const plain = await at.call({ en: "a read with a body, rule A", zh: "带请求体的读取，规则 A" }, request, { rule });
  if (plain.isSuccess || !plain.sent.ok || isMissing(plain)) return rule;
  const signed: SigningRule = { scheme: signatureSchemes.G, unit: rule.unit };
  const other = await at.call(
    { en: "the same with the body signed, rule G", zh: "同上，请求体参与签名，规则 G" },
    request,
    { rule: signed },
  );
  return other.isSuccess ? signed : rule;
}

interface Refused {
  readonly rule: SigningRule;
  readonly outcome: Outcome;
}

/** The unit that the server complains of, when it complains of the timestamp in one unit and of something else in the other. */
function wrongUnit(refused: readonly Refused[]): SigningRule["unit"] | undefined {
  const [seconds, milliseconds] = UNITS.map((unit) => refused.find(({ rule }) => rule.unit === unit));
  if (!seconds || !milliseconds || kindOf(seconds) === kindOf(milliseconds)) return undefined;
  const [ofSeconds, ofMilliseconds] = [seconds, milliseconds].map(({ outcome }) => isAboutTime(outcome));
  if (ofSeconds === ofMilliseconds) return undefined;
  return ofSeconds ? "s" : "ms";
}

const kindOf = ({ outcome: { answer } }: Refused): string => `${answer?.status} ${answer?.envelope?.code}`;
const isAboutTime = ({ answer }: Outcome): boolean => topicOf(answer?.envelope?.msg ?? "") === "clock";

interface Place {
  readonly request: Awaited<ReturnType<typeof prepareRequest>>;
  readonly first: Outcome;
  readonly at: Investigation;
  readonly missingPath?: string;
}

/** The first call, and where it went: a path that the server does not have says nothing about signatures. */
async function findPlace(investigation: Investigation): Promise<Place | SignatureResult> {
  const rule = RULES[0] as SigningRule;
  const sample = await prepare(SAMPLE);
  let first = await investigation.call(purposeOf(rule), sample, { rule });
  if (!first.sent.ok) throw couldNotCheck(first.sent.why, first.sent.hint);
  if (!first.isSuccess && Math.abs(investigation.skewMs ?? 0) >= NOTICEABLE_SKEW_MS) {
    // The first timestamp was made by a clock that is off, so that its refusal says nothing about the rule.
    first = await investigation.call({ en: "the same, by the server's clock", zh: "同上，按服务器时钟" }, sample, {
      rule,
    });
    if (!first.sent.ok) throw couldNotCheck(first.sent.why, first.sent.hint);
  }
  if (!isMissing(first)) return { request: sample, first, at: investigation };
  const other = await prepare(OTHER);
  const second = await investigation.call({ en: "another documented path", zh: "另一个有文档的路径" }, other, { rule });
  if (second.sent.ok && !isMissing(second)) {
    return { request: other, first: second, at: investigation, missingPath: sample.path };
  }
  const below = investigation.at(`${investigation.baseUrl}/api`);
  const third = await below.call({ en: "the same path below /api", zh: "/api 下的同一路径" }, sample, { rule });
  if (third.sent.ok && !isMissing(third)) return { request: sample, first: third, at: below };
  return {
    isAccepted: false,
    investigation,
    answer: undefined,
    missingPath: sample.path,
    sentence: {
      en: `${investigation.baseUrl} answers, but has none of the documented paths, with and without /api.`,
      zh: `${investigation.baseUrl} 有响应，但没有任何文档中的路径（加或不加 /api）。`,
    },
    hint: { en: "Check the base URL.", zh: "请检查基础地址。" },
  };
}

const prepare = ({ operationId, input }: { readonly operationId: string; readonly input: object }) => {
  const operation = operations[operationId];
  if (!operation) throw new Error(`${operationId} is not described`);
  return prepareRequest(operation, input);
};

/** The words of servers that answer an unknown path with HTTP 200. A product that is not found is something else. */
const NO_PATH =
  /\b(api|interface|path|route|url|endpoint|handler)\b.{0,24}(not (found|exist)|does not exist)|no (such )?(api|interface|path|route|endpoint|handler)|(接口|路径|地址).{0,4}不存在/i;

export const isMissing = ({ answer }: Outcome): boolean =>
  answer !== undefined &&
  (answer.status === 404 || answer.envelope?.code === "404" || NO_PATH.test(answer.envelope?.msg ?? ""));

const purposeOf = (rule: SigningRule): Text => ({ en: `rule ${ruleName(rule)}`, zh: `签名规则 ${ruleName(rule)}` });

function acceptedSentence({ scheme, unit }: SigningRule): Text {
  return {
    en: `The server accepts rule ${scheme.id}, ${scheme.rule}, with timestamps in ${unit === "s" ? "seconds" : "milliseconds"}.`,
    zh: `服务器接受规则 ${scheme.id}：${scheme.rule}，时间戳单位为${unit === "s" ? "秒" : "毫秒"}。`,
  };
}

/** The client options that an accepted rule asks for. */
export function clientOptions({ scheme, unit }: SigningRule, baseUrl: string): string {
  const parts = [
    ...(scheme.id === "A" ? [] : [`signatureScheme: signatureSchemes.${scheme.id}`]),
    ...(unit === "s" ? [] : [`timestampUnit: "ms"`]),
    ...(baseUrl === "https://api.pandapon.com" ? [] : [`baseUrl: ${JSON.stringify(baseUrl)}`]),
  ];
  return parts.length === 0 ? "" : parts.join(", ");
}

/** What refusals have in common tells where the fault is. */
function explainRefusals(refused: readonly Refused[], isComplete: boolean): { sentence: Text; hint: Text } {
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

function wordsOf({ outcome: { answer } }: Refused): string {
  if (!answer?.envelope) return `HTTP ${answer?.status}`;
  const { code, msg } = answer.envelope;
  return `code ${code}${msg && `, "${msg.length > 120 ? `${msg.slice(0, 120)}…` : msg}"`}`;
}

export const refusedByUser = (): CommandError =>
  new CommandError(EXIT.refusedByUser, { en: "Nothing was sent.", zh: "未发送任何请求。" });
