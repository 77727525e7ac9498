import { findPlatformCrypto } from "./platform-crypto.ts";

/** Like Node's `crypto.hash`: the digest of a text, as hex. */
export type PlatformHash = (algorithm: "md5", text: string, encoding: "hex") => string;

/** Node, Bun and Deno have MD5 built in, four times as fast as in JavaScript. Undefined elsewhere: WebCrypto has none. */
export const findPlatformHash = (): PlatformHash | undefined => findPlatformCrypto()?.hash;
