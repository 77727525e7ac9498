import { lazily } from "../values/lazily.ts";
import type { Signer } from "./input.ts";
import { findPlatformHash, type PlatformHash } from "./platform-hash.ts";
import { joinPieces, RULE_A } from "./rule-a.ts";

/**
 * Signs by rule A, on the platform's own MD5. Where there is none, the first signature imports the one in JavaScript, so that
 * programs on Node, Bun and Deno do not load it.
 */
export function createDefaultSigner(find: () => PlatformHash | undefined = findPlatformHash): Signer {
  const load = lazily(() => import("./portable-md5.ts"));
  let found: { readonly hash: PlatformHash | undefined } | undefined;
  return (input) => {
    const text = joinPieces(RULE_A, input);
    found ??= { hash: find() };
    try {
      if (found.hash) return found.hash("md5", text, "hex").toUpperCase();
    } catch {
      // In FIPS mode OpenSSL has no MD5.
    }
    return load().then(({ portableMd5 }) => portableMd5(text));
  };
}
