import type { Credentials, CredentialsProvider, CredentialsRequest } from "../types/credentials.ts";
import { checkText } from "../values/checks.ts";

/** Fixed credentials, or a provider and the sub-account to use if it does not name one. */
export type CredentialsOptions =
  | (Credentials & { readonly credentials?: undefined })
  | { readonly credentials: CredentialsProvider; readonly userId?: string | undefined };

/** Returns the current credentials for an attempt. */
export type CredentialsSource = (call: CredentialsRequest) => Credentials | Promise<Credentials>;

/**
 * Returns a function that returns the current credentials: synchronously, if they are fixed or the provider answers synchronously.
 *
 * @throws InputError Fixed credentials are missing or malformed.
 */
export function createCredentials(options: CredentialsOptions): CredentialsSource {
  if (!options.credentials) {
    const fixed = check(options, undefined);
    return () => fixed;
  }
  const { credentials: provider, userId: fallback } = options;
  // Each attempt asks for itself: only the provider can tell tenants apart, who may well use the same sub-account.
  return (call) => {
    const given = provider(call);
    return typeof (given as Partial<Promise<Credentials>> | undefined)?.then === "function"
      ? Promise.resolve(given).then((found) => check(found, fallback))
      : check(given as Credentials, fallback);
  };
}

/** @param fallback The sub-account to use if the credentials do not name one. */
function check(given: Credentials | null | undefined, fallback: string | undefined): Credentials {
  const { accessKey, accessSecret, userId } = given ?? {};
  checkText("accessKey", accessKey);
  checkText("accessSecret", accessSecret, /^\S+$/);
  const user = userId ?? fallback;
  if (user !== undefined) checkText("userId", user);
  return { accessKey: accessKey as string, accessSecret: accessSecret as string, userId: user };
}
