import type { Hasher } from "./hasher.ts";
import { lazily } from "./lazily.ts";

interface Digest {
  update(part: Uint8Array | string): Digest;
  digest(encoding: "hex"): string;
}

export interface NodeCrypto {
  createHmac(algorithm: "sha256", secret: string): Digest;
  hash(algorithm: "sha256", message: Uint8Array, encoding: "hex"): string;
}

interface Runtime {
  readonly process?: { getBuiltinModule?(name: string): NodeCrypto | undefined };
}

/**
 * Node, Bun and Deno hash a push at once. WebCrypto does it on another thread, which costs a push through node:http twice the CPU
 * time: so it serves where there is nothing else.
 */
export function createHasher({ process }: Runtime = globalThis as Runtime): Hasher {
  const crypto = process?.getBuiltinModule?.("node:crypto");
  if (crypto?.hash) return nodeHasher(crypto);
  const web = lazily(async () => (await import("./web-hasher.ts")).webHasher());
  return {
    hmac: async (secret, message) => (await web()).hmac(secret, message),
    sha256: async (message) => (await web()).sha256(message),
  };
}

export const nodeHasher = ({ createHmac, hash }: NodeCrypto): Hasher => ({
  hmac: (secret, message) =>
    message.reduce<Digest>((digest, part) => digest.update(part), createHmac("sha256", secret)).digest("hex"),
  sha256: (message) => hash("sha256", message, "hex"),
});
