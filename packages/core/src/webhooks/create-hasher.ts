import { findPlatformCrypto, type PlatformCrypto } from "../signing/platform-crypto.ts";
import { lazily } from "../values/lazily.ts";
import type { Hasher } from "./hasher.ts";

/**
 * Node, Bun and Deno hash a push at once. WebCrypto does it on another thread, which costs a push through node:http twice the CPU
 * time: so it serves where there is nothing else. Loads the one that is needed, with the first push.
 */
export function createHasher(platform: PlatformCrypto | undefined = findPlatformCrypto()): Hasher {
  const hash = platform?.hash;
  const load = lazily(async () =>
    hash ? (await import("./platform-hasher.ts")).platformHasher(hash) : (await import("./web-hasher.ts")).webHasher(),
  );
  return {
    hmac: async (secret, message) => (await load()).hmac(secret, message),
    sha256: async (message) => (await load()).sha256(message),
  };
}
