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
 * Called before every attempt, so that keys can change without a restart. Calls of the same `userId` that need it at the same time share
 * one promise. A provider that reads its tenant elsewhere, for instance from AsyncLocalStorage, is called by each call that names no
 * `userId`, so that tenants never share a result: cache slow look-ups inside the provider. Tenants that use the same `userId` with
 * different keys need a client each, or a provider that answers at once: a promise that one of them started would serve the other.
 */
export type CredentialsProvider = (call: CredentialsRequest) => Credentials | Promise<Credentials>;
