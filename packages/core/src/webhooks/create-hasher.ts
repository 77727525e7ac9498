import { findPlatformCrypto, type PlatformCrypto } from "../signing/platform-crypto.ts";
import { lazily } from "../values/lazily.ts";
import type { Hasher } from "./hasher.ts";

/**
 * Node, Bun and Deno hash a push at once. WebCrypto hashes on another thread, which doubles the CPU time of a push through
 * node:http, so it is used only where there is nothing else. The first push loads the one that is needed.
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
