import { refusal } from "./push-verification-error.ts";

/** Raw bytes of a request body. A text means its UTF-8 bytes. */
export type PushBytes = string | Uint8Array | ArrayBuffer;

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Undefined if the value is not bytes. Does not copy. */
export function bytesOf(body: unknown): Uint8Array | undefined {
  if (typeof body === "string") return utf8(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return body instanceof ArrayBuffer ? new Uint8Array(body) : undefined;
}

/**
 * Copies, so that a caller who reuses the buffer cannot change what is being verified. Values that are not bytes are returned
 * unchanged.
 */
export const copyOf = (body: unknown): unknown => bytesOf(body)?.slice() ?? body;

/** @throws PushVerificationError `body-not-raw`: a parsed body has lost its bytes. */
export async function rawBytes(body: unknown): Promise<Uint8Array> {
  const bytes = bytesOf(body);
  if (bytes) return bytes;
  throw await refusal("body-not-raw");
}
