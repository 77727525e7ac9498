import type { MockResponse } from "../contract/message.ts";

const WITHOUT_BODY = [204, 205, 304];
const PIECES = 20;

/**
 * Turns an answer into the result of `fetch`, complete or broken as planned, as a socket would do for Node's own `fetch`. A
 * hanging answer ends when the request is aborted or the mock is closed.
 *
 * @throws TypeError "fetch failed" for a connection that was reset
 */
export async function responseOf(
  answer: MockResponse,
  method: string,
  signals: readonly AbortSignal[],
): Promise<Response> {
  const { status, headers, body, delivery } = answer;
  if (delivery?.kind === "hang") await aborted(signals);
  if (delivery?.kind === "hang" || delivery?.kind === "reset") throw fetchFailed();
  const isEmpty = method === "HEAD" || WITHOUT_BODY.includes(status);
  if (isEmpty || delivery === undefined) return new Response(isEmpty ? null : body, { status, headers });
  const bytes = new TextEncoder().encode(body);
  const length = { "content-length": String(bytes.length) };
  if (delivery.kind === "truncate") return new Response(half(bytes), { status, headers: { ...headers, ...length } });
  if (delivery.kind === "slow") {
    return new Response(dripping(bytes, delivery.ms), { status, headers: { ...headers, ...length } });
  }
  let stop = (): void => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      stop = delivery.start({
        write: (text) => controller.enqueue(new TextEncoder().encode(text)),
        end: () => controller.close(),
      });
    },
    cancel: () => stop(),
  });
  return new Response(stream, { status, headers });
}

/** Rejects when one of the signals is aborted, with its reason. */
function aborted(signals: readonly AbortSignal[]): Promise<never> {
  return new Promise((_, reject) => {
    const signal = AbortSignal.any([...signals]);
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

/** Creates the same errors as Node's `fetch`: clients judge by them. */
const fetchFailed = (): TypeError =>
  new TypeError("fetch failed", { cause: socketError("read ECONNRESET", "ECONNRESET") });
const terminated = (): TypeError =>
  new TypeError("terminated", { cause: socketError("other side closed", "UND_ERR_SOCKET") });

const socketError = (message: string, code: string): Error => Object.assign(new Error(message), { code });

function half(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(terminated());
      isSent = true;
      controller.enqueue(bytes.slice(0, Math.floor(bytes.length / 2)));
    },
  });
}

function dripping(bytes: Uint8Array, ms: number): ReadableStream<Uint8Array> {
  const size = Math.max(1, Math.ceil(bytes.length / PIECES));
  const every = ms / Math.ceil(bytes.length / size);
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, every));
      controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
      if (sent >= bytes.length) controller.close();
    },
  });
}
