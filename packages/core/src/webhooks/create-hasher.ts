import { findPlatformCrypto, type PlatformCrypto, type PlatformDigest } from "../signing/platform-crypto.ts";
import { lazily } from "../values/lazily.ts";
import type { Hasher } from "./hasher.ts";

/**
 * Node, Bun and Deno hash a push at once. WebCrypto does it on another thread, which costs a push through node:http twice the CPU
 * time: so it serves where there is nothing else.
 */
export function createHasher(platform: PlatformCrypto | undefined = findPlatformCrypto()): Hasher {
  if (platform?.hash) return platformHasher(platform, platform.hash);
  const web = lazily(async () => (await import("./web-hasher.ts")).webHasher());
  return {
    hmac: async (secret, message) => (await web()).hmac(secret, message),
    sha256: async (message) => (await web()).sha256(message),
  };
}

export const platformHasher = ({ createHmac }: PlatformCrypto, hash: NonNullable<PlatformCrypto["hash"]>): Hasher => ({
  hmac: (secret, message) =>
    message.reduce<PlatformDigest>((digest, part) => digest.update(part), createHmac("sha256", secret)).digest("hex"),
  sha256: (message) => hash("sha256", message, "hex"),
});
