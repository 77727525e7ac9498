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

function hex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += "0123456789ABCDEF".charAt(byte >> 4) + "0123456789ABCDEF".charAt(byte & 15);
  return text;
}
