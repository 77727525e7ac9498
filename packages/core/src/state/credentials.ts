import type { Credentials, CredentialsProvider, CredentialsRequest } from "../types/credentials.ts";
import { checkText } from "../values/checks.ts";

/** A provider that has not answered for this long is asked again. */
const STALE_MS = 10_000;

/** Fixed credentials, or a provider and the sub-account to use if it does not name one. */
export type CredentialsOptions =
  | (Credentials & { readonly credentials?: undefined })
  | { readonly credentials: CredentialsProvider; readonly userId?: string | undefined };

/** Returns the current credentials for an attempt. */
export type CredentialsSource = (call: CredentialsRequest) => Credentials | Promise<Credentials>;

/** A provider's promise, shared by the calls of one sub-account. */
interface Asked {
  readonly since: number;
  readonly answer: Promise<Credentials>;
}

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
  const asked = new Map<string, Asked>();

  return (call) => {
    const { userId } = call;
    // Calls without a sub-account may belong to different tenants, which only the provider can tell apart.
    const shared = userId === undefined ? undefined : asked.get(userId);
    const now = performance.now();
    if (shared && now - shared.since < STALE_MS) return shared.answer;
    const given = provider(call);
    if (typeof (given as Partial<Promise<Credentials>> | undefined)?.then !== "function") {
      return check(given as Credentials, fallback);
    }
    const answer = Promise.resolve(given).then((found) => check(found, fallback));
    if (userId === undefined) return answer;
    const entry: Asked = { since: now, answer };
    const forget = (): void => {
      if (asked.get(userId) === entry) asked.delete(userId);
    };
    asked.set(userId, entry);
    answer.then(forget, forget);
    return answer;
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
