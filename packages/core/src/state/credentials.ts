import type { Credentials, CredentialsProvider } from "../types/credentials.ts";
import { checkText } from "../values/checks.ts";

/** A provider that has not answered for so long is asked again. */
const STALE_MS = 10_000;

/** Credentials, or a provider of them with the sub-account that it may leave out. */
export type CredentialsOptions =
  | (Credentials & { readonly credentials?: undefined })
  | { readonly credentials: CredentialsProvider; readonly userId?: string | undefined };

function check(given: Credentials): Credentials {
  const { accessKey, accessSecret, userId } = given ?? {};
  checkText("accessKey", accessKey);
  checkText("accessSecret", accessSecret, /^\S+$/);
  if (userId !== undefined) checkText("userId", userId);
  return { accessKey, accessSecret, userId };
}

/**
 * Gives a function that gives the credentials of the moment: at once when they are fixed, else by asking the provider, once for
 * all calls that ask at the same time.
 *
 * @throws InputError Fixed credentials are missing or malformed.
 */
export function createCredentials({
  credentials,
  ...options
}: CredentialsOptions): () => Credentials | Promise<Credentials> {
  if (!credentials) {
    const fixed = check(options as Credentials);
    return () => fixed;
  }
  let asked: Promise<Credentials> | undefined;
  let since = 0;
  return () => {
    const now = performance.now();
    if (asked && now - since < STALE_MS) return asked;
    since = now;
    const forget = (): void => {
      if (asked === asking) asked = undefined;
    };
    const asking = (async () => check({ userId: options.userId, ...(await credentials()) }))().finally(forget);
    asked = asking;
    return asking;
  };
}
