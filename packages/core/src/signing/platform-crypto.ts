/** The part of Node's cryptography that is used: a hash in one call, which older versions lack. */
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
 * Fetched at first use, and not with an import statement: edge runtimes refuse modules that touch Node's own modules on import,
 * and their bundlers refuse modules that name them.
 */
export function findPlatformCrypto(): PlatformCrypto | undefined {
  try {
    const platform: Platform | undefined = Reflect.get(globalThis, "process");
    return platform?.getBuiltinModule?.("node:crypto");
  } catch {
    return undefined;
  }
}
