import { toHex, utf8 } from "./bytes.ts";

/** SHA-256, plain and keyed, as hex in lower case. */
export interface Hasher {
  hmac(secret: string, message: Uint8Array): string | Promise<string>;
  sha256(message: Uint8Array): string | Promise<string>;
}

interface Digest {
  update(bytes: Uint8Array): Digest;
  digest(encoding: "hex"): string;
}

export interface NodeCrypto {
  createHmac(algorithm: "sha256", secret: string): Digest;
  createHash(algorithm: "sha256"): Digest;
}

/**
 * Node, Bun and Deno hash a push at once. WebCrypto does it on another thread, which costs a push through node:http twice the CPU
 * time: so it serves where there is nothing else.
 */
export function createHasher(): Hasher {
  const { process } = globalThis as { process?: { getBuiltinModule?(name: string): NodeCrypto | undefined } };
  const crypto = process?.getBuiltinModule?.("node:crypto");
  return crypto ? nodeHasher(crypto) : webHasher();
}

export const nodeHasher = ({ createHmac, createHash }: NodeCrypto): Hasher => ({
  hmac: (secret, message) => createHmac("sha256", secret).update(message).digest("hex"),
  sha256: (message) => createHash("sha256").update(message).digest("hex"),
});

/** Imports each secret once. */
export function webHasher(): Hasher {
  const { subtle } = crypto;
  const keys = new Map<string, Promise<CryptoKey>>();
  const importKey = (secret: string): Promise<CryptoKey> =>
    subtle.importKey("raw", utf8(secret) as BufferSource, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return {
    async hmac(secret, message) {
      const key = keys.get(secret) ?? importKey(secret);
      keys.set(secret, key);
      return toHex(await subtle.sign("HMAC", await key, message as BufferSource));
    },
    sha256: async (message) => toHex(await subtle.digest("SHA-256", message as BufferSource)),
  };
}
