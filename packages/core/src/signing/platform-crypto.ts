/** What of Node's own cryptography is used: the hash of one call, which older versions do not have. */
export interface PlatformCrypto {
  hash?(algorithm: "md5", text: string, encoding: "hex"): string;
  /** `binary`: a character for each byte. */
  hash?(algorithm: "sha256", message: Uint8Array, encoding: "hex" | "binary"): string;
}

interface Platform {
  getBuiltinModule?(name: "node:crypto"): PlatformCrypto | undefined;
}

/**
 * Node, Bun and Deno have it; undefined elsewhere.
 *
 * Asked for when it is first needed, and never by name: an edge runtime refuses a module that touches Node's own on import, and its
 * bundler one that mentions it.
 */
export function findPlatformCrypto(): PlatformCrypto | undefined {
  try {
    const platform: Platform | undefined = Reflect.get(globalThis, "process");
    return platform?.getBuiltinModule?.("node:crypto");
  } catch {
    return undefined;
  }
}
