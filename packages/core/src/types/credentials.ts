/** What one account signs with. Made and shown in PandaPon's console, under AccessKey management. */
export interface Credentials {
  readonly accessKey: string;
  /** Signs every call. Never sent, never logged. A reset in the console kills it at once. */
  readonly accessSecret: string;
  /** The sub-account that calls. Left out: no `user-id` header is sent. */
  readonly userId?: string | undefined;
}

/** Asked before every attempt, so that keys can change without a restart. Calls at the same time share one run of it. */
export type CredentialsProvider = () => Credentials | Promise<Credentials>;
