import type { OperationCodec } from "../codec/operation-codec.ts";
import type { Answer } from "../transport/call-record.ts";

/**
 * Creates a response with its whole text, for middleware and for the caller of `raw`.
 *
 * @param isJson It will be parsed with `JSON.parse`, which must not lose digits.
 */
export function rebuildResponse(codec: OperationCodec, { response, text }: Answer, isJson: boolean): Response {
  const { status, statusText, headers } = response;
  let body: string | null = text;
  if (isJson && /\d{16}/.test(text)) {
    try {
      body = JSON.stringify(codec.decodeAnswer(text));
    } catch {
      // Not JSON: leave it unchanged.
    }
  }
  if (status === 204 || status === 205 || status === 304) body = null;
  // A server may send what `Response` refuses: a reason phrase in Chinese, or a status of its own.
  const reason = /^[\t -~]*$/.test(statusText) ? statusText : "";
  return new Response(body, { status: Math.min(status, 599), statusText: reason, headers });
}
