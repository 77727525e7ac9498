/** The keys that one account signs with. They are created and shown in PandaPon's console, under AccessKey management. */
export interface Credentials {
  readonly accessKey: string;
  /** Signs every call. Never sent, never logged. A reset in the console revokes it at once. */
  readonly accessSecret: string;
  /** The sub-account that calls. Without one, no `user-id` header is sent. */
  readonly userId?: string | undefined;
}

/** The attempt that credentials are for. */
export interface CredentialsRequest {
  readonly operationId: string;
  /** The sub-account of the call, from its options or `client.as`; undefined when it names none. */
  readonly userId: string | undefined;
}

/**
 * Called before every attempt, so that keys can change without a restart. No attempt gets the result of another one, so a provider may read
 * its tenant elsewhere, for instance from AsyncLocalStorage. If a look-up is slow, keep its promise inside the provider, under the key that
 * tells your tenants apart, and return it until it expires.
 */
export type CredentialsProvider = (call: CredentialsRequest) => Credentials | Promise<Credentials>;
