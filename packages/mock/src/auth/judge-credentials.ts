import type { DescribedOperation } from "../contract/description.ts";
import { mockCodes } from "../refusals/codes.ts";
import type { Text } from "../refusals/text.ts";
import type { MockCredentials } from "./credentials.ts";
import { explainMismatch } from "./explain.ts";
import { checkedTimestamp, nonceFault } from "./faults.ts";
import type { AuthOutcome } from "./outcome.ts";
import { chooseParts, partOf } from "./parts.ts";
import { missingText, nonceReusedText, unknownKeyText } from "./refusal-texts.ts";
import { type Reported, type SignatureReport, signatureReport } from "./signature-report.ts";
import { type AuthRequest, type AuthRules, find, isSignature, signInput } from "./verify.ts";

/** The verdict on one part of the credentials, independent of the others. */
export interface Judged {
  readonly state: "ok" | "refused" | "not asked for";
  readonly text: Text;
}

export interface AuthJudgement {
  readonly signature: Judged;
  readonly timestamp: Judged;
  readonly nonce: Judged;
  /** Absent when the operation asks for no signature, or the access key is not known. */
  readonly report?: SignatureReport;
}

/** Judges each part separately, for the inspection of a request: `verify` stops at the first mistake. Does not use up the nonce. */
export function judgeCredentials(
  operation: DescribedOperation,
  request: AuthRequest,
  rules: AuthRules,
  {
    now,
    outcome,
    others,
  }: { readonly now: number; readonly outcome: AuthOutcome | undefined } & Pick<Reported, "others">,
): AuthJudgement {
  const chosen = chooseParts(operation, request);
  if (chosen.kind === "open") return { signature: NOT_ASKED, timestamp: NOT_ASKED, nonce: NOT_ASKED };
  const missing = chosen.kind === "missing" ? chosen.missing : [];
  const parts = chosen.kind === "missing" ? largestOf(operation) : chosen.parts;
  const isMissing = (test: (name: string) => boolean): Text | undefined => {
    const own = missing.filter(({ name }) => test(name.toLowerCase()));
    return own.length === 0 ? undefined : said(mockCodes.credentialMissing, missingText(own, request));
  };
  const accessKey = find(parts, request, "access-key");
  const [keySet] = rules.keySets(accessKey);
  const timestamp = find(parts, request, "timestamp");
  const part = parts.find(({ name }) => isSignature(name));
  const report =
    keySet === undefined || part === undefined || isMissing((name) => name === "access-key") !== undefined
      ? undefined
      : signatureReport({
          part,
          sent: partOf(request, part),
          input: signInput(request, keySet.credentials, timestamp ?? ""),
          scheme: rules.scheme,
          others,
        });
  const withoutKey = isMissing((name) => name !== "timestamp" && name !== "nonce-str");
  return {
    signature:
      withoutKey === undefined
        ? judgeSignature(accessKey, report, keySet?.credentials, request, rules, timestamp)
        : refused(withoutKey),
    timestamp: judgeTimestamp(
      timestamp,
      isMissing((name) => name === "timestamp"),
      rules,
      now,
    ),
    nonce: judgeNonce(request.headers["nonce-str"], outcome),
    ...(report === undefined ? {} : { report }),
  };
}

const refused = (text: Text): Judged => ({ state: "refused", text });
const ok = (en: string, zh: string): Judged => ({ state: "ok", text: { en, zh } });
const NOT_ASKED: Judged = {
  state: "not asked for",
  text: { en: "The operation asks for no credentials", zh: "接口不要求鉴权" },
};

const said = (code: Text, detail: Text): Text => ({ en: `${code.en}: ${detail.en}`, zh: `${code.zh}：${detail.zh}` });

const largestOf = ({ security }: DescribedOperation): DescribedOperation["security"][number] =>
  [...security].sort((a, b) => b.length - a.length)[0] ?? [];

function judgeSignature(
  accessKey: string | undefined,
  report: SignatureReport | undefined,
  credentials: MockCredentials | undefined,
  request: AuthRequest,
  { scheme }: AuthRules,
  timestamp = "",
): Judged {
  if (credentials === undefined) return refused(said(mockCodes.accessKeyUnknown, unknownKeyText(accessKey ?? "")));
  if (report === undefined) return ok("The access key is known", "access-key 有效");
  if (report.ok) return ok(`It matches rule ${report.expected.rule}`, `符合规则 ${report.expected.rule}`);
  const { cause } = report.matched ?? {};
  if (cause !== undefined)
    return refused({
      en: `${mockCodes.signatureWrong.en}. ${cause.en}`,
      zh: `${mockCodes.signatureWrong.zh}。${cause.zh}`,
    });
  return refused(
    said(
      mockCodes.signatureWrong,
      explainMismatch(signInput(request, credentials, timestamp), report.sent ?? "", scheme),
    ),
  );
}

function judgeTimestamp(
  timestamp: string | undefined,
  missing: Text | undefined,
  { timestampUnit }: AuthRules,
  now: number,
): Judged {
  if (missing !== undefined) return refused(missing);
  if (timestamp === undefined) return NOT_ASKED;
  const time = checkedTimestamp(timestamp, timestampUnit, now);
  if (time.fault !== undefined) return refused(said(time.fault.code, time.fault.detail));
  const seconds = Math.round(Math.abs(time.ms - now) / 1000);
  return ok(`${seconds} s off; at most 600 s are allowed`, `相差 ${seconds} 秒，允许 600 秒`);
}

function judgeNonce(nonce: string | undefined, outcome: AuthOutcome | undefined): Judged {
  if (nonce === undefined) return ok("None was sent; it is optional", "未发送；可选");
  const malformed = nonceFault(nonce);
  if (malformed !== undefined) return refused(said(malformed.code, malformed.detail));
  const isReused = outcome?.kind === "refused" && outcome.refusal.code === mockCodes.nonceReused;
  return isReused ? refused(said(mockCodes.nonceReused, nonceReusedText(nonce))) : ok("It is new", "首次使用");
}
