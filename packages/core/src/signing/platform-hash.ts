/** As `crypto.hash` of Node: the digest of a text, as hex. */
export type PlatformHash = (algorithm: "md5", text: string, encoding: "hex") => string;

interface Platform {
  getBuiltinModule?(name: "node:crypto"): { readonly hash?: PlatformHash } | undefined;
}

/**
 * Node, Bun and Deno have MD5 built in, four times as fast as in JavaScript. Undefined elsewhere: WebCrypto has none.
 *
 * Asked for at the first signature, and never by name: an edge runtime refuses a module that touches Node's own on import, and its
 * bundler one that mentions it.
 */
export function findPlatformHash(): PlatformHash | undefined {
  try {
    const platform: Platform | undefined = Reflect.get(globalThis, "process");
    return platform?.getBuiltinModule?.("node:crypto")?.hash;
  } catch {
    return undefined;
  }
}
