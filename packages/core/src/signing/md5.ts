import { hmac } from "@noble/hashes/hmac.js";
import { md5 } from "@noble/hashes/legacy.js";
import { type PlatformHash, platformHash } from "./platform-hash.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();

/** Gives a function as `md5Hex`, on what the platform brings along, if anything. */
export const createMd5 =
  (hash: PlatformHash | undefined) =>
  (text: string): string => {
    try {
      if (hash) return hash("md5", text, "hex").toUpperCase();
    } catch {
      // In FIPS mode OpenSSL has no MD5.
    }
    return hex(md5(utf8(text)));
  };

/** MD5 of the UTF-8 bytes, 32 upper-case hex digits. */
export const md5Hex = /* @__PURE__ */ createMd5(platformHash);

/** HMAC-MD5 of the UTF-8 bytes, 32 upper-case hex digits. */
export const hmacMd5Hex = (key: string, text: string): string => hex(hmac(md5, utf8(key), utf8(text)));
