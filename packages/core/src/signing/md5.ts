import { hmac } from "@noble/hashes/hmac.js";
import { md5 } from "@noble/hashes/legacy.js";
import { hex, utf8 } from "./hex.ts";
import { findPlatformHash, type PlatformHash } from "./platform-hash.ts";
import { portableMd5 } from "./portable-md5.ts";

/** Returns a function like `md5Hex`, on the platform's own hash if there is one. The first use looks for it. */
export function createMd5(find: () => PlatformHash | undefined): (text: string) => string {
  let found: { readonly hash: PlatformHash | undefined } | undefined;
  return (text) => {
    found ??= { hash: find() };
    try {
      if (found.hash) return found.hash("md5", text, "hex").toUpperCase();
    } catch {
      // In FIPS mode OpenSSL has no MD5.
    }
    return portableMd5(text);
  };
}

/** MD5 of the UTF-8 bytes, 32 upper-case hex digits. */
export const md5Hex = /* @__PURE__ */ createMd5(findPlatformHash);

/** HMAC-MD5 of the UTF-8 bytes, 32 upper-case hex digits. */
export const hmacMd5Hex = (key: string, text: string): string => hex(hmac(md5, utf8(key), utf8(text)));
