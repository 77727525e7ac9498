import { InputError } from "../errors/errors.ts";
import type { SignInput } from "../signing/input.ts";
import type { Credentials } from "../types/credentials.ts";
import { checkText, isSafeUrl } from "../values/checks.ts";
import type { CallPlan, OutgoingRequest } from "./call-plan.ts";
import type { Attempt } from "./call-record.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import type { SigningTools } from "./transport.ts";

/** A request with its signature. */
export interface SignedRequest {
  readonly url: string;
  readonly headers: Record<string, string>;
}

/**
 * Signs a request with a fresh timestamp and nonce. Records the secrets and the time of signing in the attempt.
 *
 * @param extra Headers that a hook added to this attempt.
 * @returns A promise only if the signer returns one.
 * @throws InputError The signature would go over plain http; credentials, signature or nonce cannot be header values.
 * @throws unknown Errors of the signer, the clock and the nonce.
 */
export function signRequest(
  { signer, nonce, clock, timestampUnit }: SigningTools,
  plan: Pick<CallPlan, "operation" | "userId">,
  attempt: Attempt,
  credentials: Credentials,
  outgoing: OutgoingRequest,
  extra: Readonly<Record<string, string>> | undefined,
): SignedRequest | Promise<SignedRequest> {
  const { secrets } = attempt;
  const userId = plan.userId ?? credentials.userId;
  secrets.push(credentials.accessKey, credentials.accessSecret, userId ?? "", credentials.userId ?? "");
  const url = new URL(outgoing.url);
  if (!isSafeUrl(url)) throw new InputError("a signed request goes to https or loopback only");
  const now = attempt.isResigned ? clock.suspected() : clock.now();
  if (!Number.isFinite(now)) throw new TypeError("the clock did not return a number");
  attempt.signedAt = now;
  const timestamp = String(Math.floor(timestampUnit === "ms" ? now : now / 1000));
  // The warehouse operations carry their signature in the query as well.
  const isInQuery = plan.operation.auth === "query";
  if (isInQuery) url.search = [...unsignedPairs(url.search), `timestamp=${timestamp}`].join("&");
  // Frozen: a change by the signer would be signed, but not sent.
  const input = Object.freeze(signInput(credentials, timestamp, nonce(), outgoing, url));
  const { accessKey, nonceStr } = input;
  const made = signer(input);
  const finish = (signature: string): SignedRequest => {
    secrets.push(signature);
    checkText("signature", signature);
    checkText("nonce", nonceStr);
    if (isInQuery) url.search += `&sign=${encodeURIComponent(signature)}`;
    const signed: Record<string, string> = { "access-key": accessKey, timestamp, "nonce-str": nonceStr, signature };
    if (userId !== undefined && userId !== "") signed["user-id"] = userId;
    return { url: url.href, headers: headersOf(outgoing, signed, extra) };
  };
  // Most signers are synchronous, and each `await` takes time.
  return typeof made === "string" ? finish(made) : Promise.resolve(made).then(finish);
}

/** The query without a signature of the caller's: there must be only one. */
const unsignedPairs = (search: string): string[] =>
  search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "" && !/^(timestamp|sign)(=|$)/.test(pair));

const signInput = (
  { accessKey, accessSecret }: Credentials,
  timestamp: string,
  nonceStr: string,
  { init, body }: OutgoingRequest,
  url: URL,
): SignInput => ({
  accessKey,
  accessSecret,
  timestamp,
  nonceStr,
  method: init.method as string,
  path: url.pathname,
  query: url.search.slice(1),
  body: typeof body === "string" ? body : "",
});

/** A plain object: `Headers` are expensive. Their own names are in lower case, as are those of the signature. */
function headersOf(
  { headers, body }: OutgoingRequest,
  signed: Record<string, string>,
  extra: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  if (!headers && body !== undefined) signed["content-type"] = "application/json";
  if (!headers && !extra) return signed;
  return { ...(headers && Object.fromEntries(headers)), ...(extra && usable(extra)), ...signed };
}

/** A hook must not fail a call: invalid headers are left out. */
function usable(extra: Readonly<Record<string, string>>): Record<string, string> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(extra)) ignoreFailure(() => headers.set(name, value));
  return Object.fromEntries(headers);
}
