/** SHA-256, plain and keyed, as hex in lower case. */
export interface Hasher {
  /** Of the parts one after the other. */
  hmac(secret: string, message: readonly (Uint8Array | string)[]): string | Promise<string>;
  sha256(message: Uint8Array): string | Promise<string>;
}
