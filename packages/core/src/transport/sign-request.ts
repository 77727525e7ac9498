import { InputError } from "../errors/errors.ts";
import type { SignInput } from "../signing/index.ts";
import type { Credentials } from "../types/credentials.ts";
import { checkText, isSafeUrl } from "../values/checks.ts";
import type { Outgoing, Task } from "./call-plan.ts";
import type { Core } from "./transport.ts";

/** The warehouse operations take their signature in the query as well, under another name. */
const isQuerySigned = (task: Task): boolean => task.known.operation.auth === "query";

/**
 * What a signature is made of, with a fresh timestamp and nonce. Query and path are those of `url`, which it changes.
 *
 * @throws InputError The signature would go over plain http.
 * @throws unknown Whatever clock and nonce throw.
 */
export function signInput(core: Core, task: Task, credentials: Credentials, outgoing: Outgoing, url: URL): SignInput {
  if (!isSafeUrl(url)) throw new InputError("a signed request goes to https or loopback only");
  const { accessKey, accessSecret } = credentials;
  const now = core.clock.now();
  if (!Number.isFinite(now)) throw new TypeError("the clock gave no number");
  task.signedAt = now;
  const timestamp = String(core.options.timestampUnit === "ms" ? now : Math.floor(now / 1000));
  if (isQuerySigned(task)) url.search += `${url.search && "&"}timestamp=${timestamp}`;
  const nonceStr = core.nonce();
  const { init, body } = outgoing;
  return {
    accessKey,
    accessSecret,
    timestamp,
    nonceStr,
    method: init.method as string,
    path: url.pathname,
    query: url.search.slice(1),
    body: typeof body === "string" ? body : "",
  };
}

/**
 * The headers of a request, with the five that sign it.
 *
 * @param extra Headers that a hook adds to this attempt.
 * @throws InputError Signature or nonce are nothing that a header can hold.
 */
export function signedHeaders(
  task: Task,
  { accessKey, timestamp, nonceStr }: SignInput,
  signature: string,
  userId: string | undefined,
  { headers, body }: Outgoing,
  url: URL,
  extra: Readonly<Record<string, string>> | undefined,
): HeadersInit {
  checkText("signature", signature);
  checkText("nonce", nonceStr);
  if (isQuerySigned(task)) url.search += `&sign=${encodeURIComponent(signature)}`;
  const signed: Record<string, string> = { "access-key": accessKey, timestamp, "nonce-str": nonceStr, signature };
  if (userId) signed["user-id"] = userId;
  if (!headers && body !== undefined) signed["content-type"] = "application/json";
  if (!headers && !extra) return signed;
  const all = new Headers(headers);
  for (const [name, value] of Object.entries({ ...extra, ...signed })) all.set(name, value);
  return all;
}
