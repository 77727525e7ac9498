import { refusal } from "./push-verification-error.ts";

/** Raw bytes of a request body. Text stands for its UTF-8 bytes. */
export type PushBytes = string | Uint8Array | ArrayBuffer;

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Copies, so that a caller who reuses the buffer cannot change what is being verified. Undefined: these are not bytes. */
export function copyBytes(body: unknown): Uint8Array | undefined {
  if (typeof body === "string") return utf8(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice();
  return body instanceof ArrayBuffer ? new Uint8Array(body).slice() : undefined;
}

/** @throws PushVerificationError `body-not-raw`: a parsed body has lost its bytes. */
export async function rawBytes(body: unknown): Promise<Uint8Array> {
  const bytes = copyBytes(body);
  if (bytes) return bytes;
  throw await refusal("body-not-raw");
}
