import type { Handle } from "../contract/message.ts";

import { responseOf } from "./response-of.ts";

/** `fetch` without a socket: the same answers, byte for byte. The mock serves the path of any host. */
export function socketlessFetch(handle: Handle, bodyLimit: number, closing: AbortSignal): typeof fetch {
  return async (input, init) => {
    const request = new Request(input instanceof URL ? input.href : input, init);
    request.signal.throwIfAborted();
    const bytes = request.body === null ? new Uint8Array() : new Uint8Array(await request.arrayBuffer());
    request.signal.throwIfAborted();
    const { pathname, search } = new URL(request.url);
    const tooLarge = bytes.length > bodyLimit;
    const answer = await handle({
      method: request.method,
      target: `${pathname}${search}`,
      headers: headersOf(request, bytes.length),
      body: tooLarge ? new Uint8Array() : bytes,
      tooLarge,
    });
    answer.written?.release();
    request.signal.throwIfAborted();
    return responseOf(answer, request.method, [request.signal, closing]);
  };
}

function headersOf(request: Request, length: number): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of request.headers) headers[name] = value;
  if (length > 0) headers["content-length"] = String(length);
  return headers;
}
