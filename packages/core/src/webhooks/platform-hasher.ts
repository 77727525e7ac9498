import type { PlatformCrypto } from "../signing/platform-crypto.ts";
import { utf8 } from "./bytes.ts";
import type { Hasher } from "./hasher.ts";
import { joinChunks } from "./join-chunks.ts";

type PlatformHash = NonNullable<PlatformCrypto["hash"]>;

/** Size of a SHA-256 block in bytes. */
const BLOCK = 64;

interface Pads {
  readonly inner: Uint8Array;
  readonly outer: Uint8Array;
}

/**
 * Hashes with the runtime's one-call hash. HMAC is built from two hashes, as in RFC 2104: an object of `createHmac` takes twice
 * the time for a push, and the garbage collector needs as much again to free its native memory.
 */
export function platformHasher(hash: PlatformHash): Hasher {
  const known = new Map<string, Pads>();
  const padsOf = (secret: string): Pads => {
    const pads = known.get(secret) ?? makePads(hash, secret);
    known.set(secret, pads);
    return pads;
  };
  return {
    hmac(secret, message) {
      const { inner, outer } = padsOf(secret);
      const digest = hash("sha256", joinChunks([inner, ...message.map(bytesOf)]), "binary");
      for (let index = 0; index < digest.length; index++) outer[BLOCK + index] = digest.charCodeAt(index);
      return hash("sha256", outer, "hex");
    },
    sha256: (message) => hash("sha256", message, "hex"),
  };
}

/** The key, mixed with the two constants of HMAC. The outer key has room for the inner digest after it. */
function makePads(hash: PlatformHash, secret: string): Pads {
  const given = utf8(secret);
  const key =
    given.length > BLOCK ? Uint8Array.from(hash("sha256", given, "binary"), (byte) => byte.charCodeAt(0)) : given;
  const inner = new Uint8Array(BLOCK).fill(0x36);
  const outer = new Uint8Array(BLOCK + 32).fill(0x5c);
  for (const [index, byte] of key.entries()) {
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  }
  return { inner, outer };
}

const bytesOf = (part: Uint8Array | string): Uint8Array => (typeof part === "string" ? utf8(part) : part);
