import type { OperationCodec } from "../codec/operation-codec.ts";
import type { Answer } from "../transport/call-record.ts";

/**
 * The response with its whole text in it, for middleware and for the caller of `raw`.
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
      // Not JSON: it stays as it is.
    }
  }
  if (status === 204 || status === 205 || status === 304) body = null;
  // A server may send what `Response` does not take: a reason in Chinese, a status of its own.
  const reason = /^[\t -~]*$/.test(statusText) ? statusText : "";
  return new Response(body, { status: Math.min(status, 599), statusText: reason, headers });
}
