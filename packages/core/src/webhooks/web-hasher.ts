import { utf8 } from "./bytes.ts";
import type { Hasher } from "./hasher.ts";
import { joinChunks } from "./join-chunks.ts";

/** Hashes with WebCrypto. Imports each secret once. */
export function webHasher(): Hasher {
  const { subtle } = crypto;
  const keys = new Map<string, Promise<CryptoKey>>();
  const importKey = (secret: string): Promise<CryptoKey> =>
    subtle.importKey("raw", utf8(secret) as BufferSource, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return {
    async hmac(secret, message) {
      const key = keys.get(secret) ?? importKey(secret);
      keys.set(secret, key);
      const parts = message.map((part) => (typeof part === "string" ? utf8(part) : part));
      return toHex(await subtle.sign("HMAC", await key, joinChunks(parts) as BufferSource));
    },
    sha256: async (message) => toHex(await subtle.digest("SHA-256", message as BufferSource)),
  };
}

/** Hex digits in lower case. */
function toHex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => (byte + 256).toString(16).slice(1)).join("");
}
