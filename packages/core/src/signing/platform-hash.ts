/** As `crypto.hash` of Node: the digest of a text, as hex. */
export type PlatformHash = (algorithm: "md5", text: string, encoding: "hex") => string;

interface Platform {
  readonly process?: {
    getBuiltinModule?(name: "node:crypto"): { readonly hash?: PlatformHash } | undefined;
  };
}

/** Node, Bun and Deno have MD5 built in, four times as fast as in JavaScript. Undefined elsewhere: WebCrypto has none. */
export const platformHash: PlatformHash | undefined = /* @__PURE__ */ (
  globalThis as Platform
).process?.getBuiltinModule?.("node:crypto")?.hash;
