/** Everything that a signing rule may use. Every field is the exact text that goes on the wire. */
export interface SignInput {
  readonly accessKey: string;
  readonly accessSecret: string;
  /** The text of the `timestamp` header, seconds or milliseconds since 1970. */
  readonly timestamp: string;
  /** The text of the `nonce-str` header. */
  readonly nonceStr: string;
  /** Upper case. */
  readonly method: string;
  /** Begins with `/`, encoded as sent. */
  readonly path: string;
  /** Without `?`, encoded as sent; `""` when there is none. */
  readonly query: string;
  /** As sent; `""` when there is none. */
  readonly body: string;
}

/** Returns the text of the `signature` header. If it throws or rejects, the call fails. */
export type Signer = (input: SignInput) => string | Promise<string>;
