/** Bytes as upper-case hex digits. */
export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
