import { hmac } from "@noble/hashes/hmac.js";
import { md5 } from "@noble/hashes/legacy.js";

/** MD5 of the UTF-8 bytes, 32 upper-case hex digits. */
export const md5Hex = (text: string): string => hex(md5(utf8(text)));

/** HMAC-MD5 of the UTF-8 bytes, 32 upper-case hex digits. */
export const hmacMd5Hex = (key: string, text: string): string => hex(hmac(md5, utf8(key), utf8(text)));

/** What is signed is ASCII nearly always, and `TextEncoder` takes as long for it as half the MD5. */
function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) return new TextEncoder().encode(text);
    bytes[index] = code;
  }
  return bytes;
}

/** `00` to `FF`: a look-up per byte instead of two. */
const HEX = /* @__PURE__ */ Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0").toUpperCase());

function hex(bytes: Uint8Array): string {
  let text = "";
  for (let index = 0; index < bytes.length; index++) text += HEX[bytes[index] as number];
  return text;
}
