import type { SignatureReport } from "../auth/signature-report.ts";
import type { JournalEntry } from "../journal/entry.ts";
import type { Inspection } from "../journal/inspection.ts";
import { adviceFor } from "../refusals/advice.ts";
import { mockCodes } from "../refusals/codes.ts";
import { reasons } from "../state/refusals/reasons.ts";
import { answerShape } from "./answer-shape.ts";
import { type JsonPlace, jsonPlaces } from "./json-places.ts";
import type { BodySpan, ReasonShape, RequestDetail } from "./shapes/index.ts";
import { requestSummary } from "./summaries.ts";

const CUT_AT = 100_000;

export function requestDetail(entry: JournalEntry, inspection: Inspection): RequestDetail {
  const { rawBody, rule, fault, example, requestId } = entry;
  const { checks, signature, violations, violationCount, warnings } = inspection;
  const reason = reasonShape(entry, signature);
  const places = violations.length + warnings.length > 0 ? jsonPlaces(rawBody) : new Map<string, JsonPlace>();
  const spanOf = (location: readonly string[], atName: boolean): BodySpan => {
    if (location[0] !== "body") return {};
    const found = places.get(location.slice(1).join("."));
    const place = atName ? (found?.name ?? found) : found;
    return place === undefined ? {} : { start: place.start, end: place.end };
  };
  return {
    ...requestSummary(entry),
    query: entry.query,
    headers: Object.entries(entry.headers),
    rawBody,
    bodyCut: rawBody.length >= CUT_AT,
    checks,
    ...(reason === undefined ? {} : { reason }),
    ...(signature === undefined ? {} : { signature }),
    violations: violations.map((violation) => ({ ...violation, ...spanOf(violation.location, false) })),
    violationCount,
    overlooked: warnings.map((warning) => ({ ...warning, ...spanOf(warning.location, true) })),
    answer: answerShape(entry),
    ...(rule === undefined ? {} : { rule }),
    ...(fault === undefined ? {} : { fault }),
    ...(example === undefined ? {} : { example }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function reasonShape(
  { reason, refusal, code, status }: JournalEntry,
  signature: SignatureReport | undefined,
): ReasonShape | undefined {
  // Tolerated by `auth: "lenient"`: it did not cause a refusal.
  if (reason === undefined || (status < 400 && (code === undefined || code === 200))) return undefined;
  const own = Object.values(mockCodes).find((one) => one.reason === reason);
  const ofWorld = Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : undefined;
  const { en, zh } = own ?? ofWorld ?? { en: reason, zh: reason };
  const evidence = evidenceOf(reason, signature);
  return {
    reason,
    ...(code === undefined ? {} : { code }),
    title: { en, zh },
    text: refusal ?? { en, zh },
    todo: adviceFor(reason),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** How well the rule is known that the request was judged by. */
function evidenceOf(reason: string, signature: SignatureReport | undefined): ReasonShape["evidence"] {
  if (reason === "signature-wrong" && signature !== undefined) {
    const { rule, ruleText, grade } = signature.expected;
    const seen = grade === "observed";
    return {
      grade,
      text: {
        en: `Rule ${rule}, ${ruleText}, ${seen ? "was seen in third-party clients" : "is a guess"}; PandaPon documents none.`,
        zh: `规则 ${rule}：${ruleText}，${seen ? "来自第三方客户端" : "为推断"}；PandaPon 未公开签名规则。`,
      },
    };
  }
  return Object.hasOwn(EVIDENCE, reason) ? EVIDENCE[reason] : undefined;
}

const EVIDENCE: Readonly<Record<string, ReasonShape["evidence"]>> = {
  "timestamp-outside-window": {
    grade: "documented-v1",
    text: { en: "The development manual allows 600 s.", zh: "开发手册规定有效期为 600 秒。" },
  },
  "nonce-malformed": {
    grade: "documented-v1",
    text: { en: "The development manual asks for 32 random characters.", zh: "开发手册要求 32 个随机字符。" },
  },
  "nonce-reused": {
    grade: "inferred",
    text: {
      en: "That a nonce is valid for one request only is our reading.",
      zh: "每个 nonce-str 只能使用一次为推断。",
    },
  },
};
