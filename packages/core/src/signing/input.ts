/** All that a signing rule may look at. Every field is the very text that goes on the wire. */
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

/** Makes the text of the `signature` header. A signer that throws or rejects fails the call. */
export type Signer = (input: SignInput) => string | Promise<string>;
