import { type SignatureScheme, type SignInput, sign } from "@pandapon/core";
import type { DescribedOperation, SecurityPart } from "../contract/description.ts";
import { type MockCode, mockCodes } from "../refusals/codes.ts";
import { cut, type Text } from "../refusals/text.ts";
import { type MockCredentials, testCredentials } from "./credentials.ts";
import { explainMismatch } from "./explain.ts";
import type { Nonces } from "./nonces.ts";
import type { AuthOutcome } from "./outcome.ts";
import { type CredentialSource, chooseParts, partOf } from "./parts.ts";
import { type AcceptedTimestampUnit, readTimestamp } from "./timestamp.ts";

/** Documented: at most 600 s off. */
export const WINDOW_MS = 600_000;
/** Documented: 32 random characters. */
export const NONCE_LENGTH = 32;

/** A key set that is let in, and the nonces that came with it. */
export interface KeySet {
  readonly credentials: MockCredentials;
  readonly nonces: Nonces;
}

export interface AuthRules {
  /** Key sets of an access key; of an operation without one, all of them. */
  readonly keySets: (accessKey: string | undefined) => readonly KeySet[];
  readonly scheme: SignatureScheme;
  readonly timestampUnit: AcceptedTimestampUnit;
}

export interface AuthRequest extends CredentialSource {
  readonly method: string;
  readonly path: string;
  readonly queryText: string;
  readonly bodyText: string;
}

/** Checks everything that the description asks for, in the order in which a developer gets it right. */
export function verify(
  operation: DescribedOperation,
  request: AuthRequest,
  rules: AuthRules,
  now: number,
): AuthOutcome {
  const chosen = chooseParts(operation, request);
  if (chosen.kind === "open") return chosen;
  if (chosen.kind === "missing") return refuse(mockCodes.credentialMissing, missingText(chosen.missing, request));
  const { parts } = chosen;

  const accessKey = find(parts, request, "access-key");
  const known = rules.keySets(accessKey);
  if (known.length === 0) return refuse(mockCodes.accessKeyUnknown, unknownKeyText(accessKey ?? ""));

  const nonceStr = request.headers["nonce-str"];
  if (nonceStr !== undefined && nonceStr.length !== NONCE_LENGTH) {
    return refuse(mockCodes.nonceMalformed, {
      en: `it has ${nonceStr.length}; take A-Z, a-z and 0-9, new for each request`,
      zh: `实际为 ${nonceStr.length} 个字符；请使用 A-Z、a-z、0-9，每次请求重新生成`,
    });
  }

  let accepted = known;
  let oldest = Number.POSITIVE_INFINITY;
  for (const signature of parts.filter(({ name }) => isSignature(name))) {
    const timestamp = find(parts, request, "timestamp", signature.in) ?? find(parts, request, "timestamp") ?? "";
    const time = readTimestamp(timestamp, rules.timestampUnit);
    if (!time.ok)
      return refuse(mockCodes.timestampMalformed, malformedText(timestamp, time.found, rules.timestampUnit));
    const off = time.ms - now;
    if (Math.abs(off) > WINDOW_MS) return refuse(mockCodes.timestampOutside, outsideText(off, now));

    oldest = Math.min(oldest, time.ms);
    const given = partOf(request, signature) ?? "";
    const inputs = accepted.map((keySet) => ({
      keySet,
      input: {
        accessKey: keySet.credentials.accessKey,
        accessSecret: keySet.credentials.accessSecret,
        timestamp,
        nonceStr: nonceStr ?? "",
        method: request.method,
        path: request.path,
        query: request.queryText,
        body: request.bodyText,
      } satisfies SignInput,
    }));
    const right = inputs.filter(({ input }) => sign(input, rules.scheme) === given);
    const first = inputs[0];
    if (right.length === 0 && first !== undefined) {
      return refuse(mockCodes.signatureWrong, explainMismatch(first.input, given, rules.scheme));
    }
    accepted = right.map(({ keySet }) => keySet);
  }

  const [keySet] = accepted;
  if (keySet === undefined) return { kind: "open" };
  // Last, so that a refused request does not use its nonce up.
  if (nonceStr !== undefined && !keySet.nonces.use(nonceStr, now, oldest + WINDOW_MS)) {
    return refuse(mockCodes.nonceReused, {
      en: `"${nonceStr}" came with this access key inside the last 600 s; make a new one, and sign again, for each request and each retry`,
      zh: `"${nonceStr}" 在 600 秒内已被该 access-key 使用；每次请求（包括重试）都要重新生成并签名`,
    });
  }
  return { kind: "verified", accessKey: keySet.credentials.accessKey };
}

const refuse = (code: MockCode, detail: Text): AuthOutcome => ({ kind: "refused", refusal: { code, detail } });

/** Both spellings that the description has for a signature. */
const isSignature = (name: string): boolean => name === "signature" || name === "sign";

function find(
  parts: readonly SecurityPart[],
  request: CredentialSource,
  name: string,
  place?: "header" | "query",
): string | undefined {
  const part = parts.find((p) => p.name.toLowerCase() === name && (place === undefined || p.in === place));
  return part === undefined ? undefined : partOf(request, part);
}

function missingText(missing: readonly SecurityPart[], request: CredentialSource): Text {
  const list = (places: { readonly header: string; readonly query: string }, comma: string): string =>
    missing.map((part) => `${places[part.in]} ${part.name}`).join(comma);
  const lookAlikes = missing.flatMap((part) => lookAlike(part, request) ?? []);
  const sent = lookAlikes.map((name) => `"${name}"`).join(", ");
  return {
    en: `${list({ header: "header", query: "query parameter" }, ", ")}${sent === "" ? "" : `; you sent ${sent}`}`,
    zh: `${list({ header: "请求头", query: "查询参数" }, "、")}${sent === "" ? "" : `；您发送的是 ${sent}`}`,
  };
}

/** What was sent under nearly the right name, or in the wrong place: `accessKey` for `access-key`, a query parameter for a header. */
function lookAlike({ in: place, name }: SecurityPart, { headers, query }: CredentialSource): string | undefined {
  const plain = (text: string): string => text.replaceAll(/[-_.]/g, "").toLowerCase();
  const same = (sent: string): boolean => plain(sent) === plain(name);
  const inHeaders = Object.keys(headers).find((sent) => same(sent) && (place === "query" || sent !== name));
  const inQuery = Object.keys(query).find((sent) => same(sent) && (place === "header" || sent !== name));
  if (inHeaders !== undefined) return place === "query" ? `header ${inHeaders}` : inHeaders;
  return inQuery === undefined || place === "query" ? inQuery : `query parameter ${inQuery}`;
}

function unknownKeyText(accessKey: string): Text {
  const shown = cut(accessKey, 6);
  const test = testCredentials.accessKey;
  return {
    en: `"${shown}"; the published test key is ${test}`,
    zh: `"${shown}"；公开的测试 access-key 为 ${test}`,
  };
}

function malformedText(timestamp: string, found: "not-digits" | "s" | "ms", unit: AcceptedTimestampUnit): Text {
  const shown = cut(timestamp, 40);
  if (found !== "not-digits") {
    const names = { s: { en: "seconds", zh: "秒" }, ms: { en: "milliseconds", zh: "毫秒" } };
    const wanted = names[unit === "ms" ? "ms" : "s"];
    return {
      en: `"${shown}" is in ${names[found].en}, this mock was told to take ${wanted.en} only`,
      zh: `"${shown}" 的单位是${names[found].zh}，而本模拟服务只接受${wanted.zh}`,
    };
  }
  return {
    en: `"${shown}" is neither 10 digits (seconds) nor 13 (milliseconds)`,
    zh: `"${shown}" 既不是 10 位（秒）也不是 13 位（毫秒）数字`,
  };
}

function outsideText(off: number, now: number): Text {
  const seconds = Math.round(Math.abs(off) / 1000);
  return {
    en: `it is ${seconds} s ${off < 0 ? "behind" : "ahead of"} the mock's clock, which says ${Math.floor(now / 1000)}`,
    zh: `比模拟服务时钟${off < 0 ? "慢" : "快"} ${seconds} 秒（模拟服务时间 ${Math.floor(now / 1000)}）`,
  };
}
