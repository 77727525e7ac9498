import type { Answer, Task } from "../transport/call-plan.ts";

/**
 * The response with its whole text in it, for middleware and for the caller of `raw`.
 *
 * @param isJson Whoever parses it with JSON.parse must not lose digits.
 */
export function rebuilt(task: Task, { response, text }: Answer, isJson: boolean): Response {
  const { status, statusText, headers } = response;
  let body: string | null = text;
  if (isJson && /\d{16}/.test(text)) {
    try {
      body = JSON.stringify(task.known.codec.decodeAnswer(text));
    } catch {
      // No JSON: it stays as it is.
    }
  }
  if (status === 204 || status === 205 || status === 304) body = null;
  // A server may send what `Response` does not take: a reason in Chinese, a status of its own.
  const reason = /^[\t -~]*$/.test(statusText) ? statusText : "";
  return new Response(body, { status: Math.min(status, 599), statusText: reason, headers });
}
