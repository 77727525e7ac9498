import { type SignatureScheme, type SignInput, sign } from "@pandapon/core";
import type { DescribedOperation, SecurityPart } from "../contract/description.ts";
import { type MockCode, mockCodes } from "../refusals/codes.ts";
import type { Text } from "../refusals/text.ts";
import type { MockCredentials } from "./credentials.ts";
import { explainMismatch } from "./explain.ts";
import { checkedTimestamp, nonceFault, WINDOW_MS } from "./faults.ts";
import type { Nonces } from "./nonces.ts";
import type { AuthOutcome } from "./outcome.ts";
import { type CredentialSource, chooseParts, partOf } from "./parts.ts";
import { missingText, nonceReusedText, unknownKeyText } from "./refusal-texts.ts";
import type { AcceptedTimestampUnit } from "./timestamp.ts";

/** An accepted key set, and its used nonces. */
export interface KeySet {
  readonly credentials: MockCredentials;
  readonly nonces: Nonces;
}

export interface AuthRules {
  /** The key sets of an access key; all key sets, if the operation has no access key. */
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

/** Checks everything that the description requires, in the order in which developers usually get it right. */
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
  const malformed = nonceStr === undefined ? undefined : nonceFault(nonceStr);
  if (malformed !== undefined) return { kind: "refused", refusal: malformed };

  let accepted = known;
  let oldest = Number.POSITIVE_INFINITY;
  for (const signature of parts.filter(({ name }) => isSignature(name))) {
    const timestamp = find(parts, request, "timestamp", signature.in) ?? find(parts, request, "timestamp") ?? "";
    const time = checkedTimestamp(timestamp, rules.timestampUnit, now);
    if (time.fault !== undefined) return { kind: "refused", refusal: time.fault };

    oldest = Math.min(oldest, time.ms);
    const given = partOf(request, signature) ?? "";
    const inputs = accepted.map((keySet) => ({ keySet, input: signInput(request, keySet.credentials, timestamp) }));
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
    return refuse(mockCodes.nonceReused, nonceReusedText(nonceStr));
  }
  return { kind: "verified", accessKey: keySet.credentials.accessKey };
}

/** What a key set signs for a request. */
export const signInput = (
  request: AuthRequest,
  { accessKey, accessSecret }: MockCredentials,
  timestamp: string,
): SignInput => ({
  accessKey,
  accessSecret,
  timestamp,
  nonceStr: request.headers["nonce-str"] ?? "",
  method: request.method,
  path: request.path,
  query: request.queryText,
  body: request.bodyText,
});

const refuse = (code: MockCode, detail: Text): AuthOutcome => ({ kind: "refused", refusal: { code, detail } });

/** Both spellings that the description has for a signature. */
export const isSignature = (name: string): boolean => name === "signature" || name === "sign";

export function find(
  parts: readonly SecurityPart[],
  request: CredentialSource,
  name: string,
  place?: "header" | "query",
): string | undefined {
  const part = parts.find((p) => p.name.toLowerCase() === name && (place === undefined || p.in === place));
  return part === undefined ? undefined : partOf(request, part);
}
