import type { Duplex } from "node:stream";
import type { Handle, MockResponse } from "../contract/message.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";

/**
 * Node gives up on what it cannot read as HTTP and leaves the answer to us. `before`: answers to good requests that came through
 * the same pipe and are still under way; they go first.
 */
export async function answerBrokenHttp(
  handle: Handle,
  error: NodeJS.ErrnoException,
  socket: Duplex,
  before: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  await before;
  if (!socket.writable || error.code === "ECONNRESET" || socket.destroyed) {
    socket.destroy();
    return;
  }
  const response = await handle({
    method: "-",
    target: "-",
    headers: {},
    body: new Uint8Array(),
    unread: refusalFor(error),
  });
  socket.end(asHttp(response));
}

function refusalFor({ code, message }: NodeJS.ErrnoException): Refusal {
  if (code === "HPE_HEADER_OVERFLOW") return new Refusal(mockCodes.headersTooLarge);
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return new Refusal(mockCodes.requestTimeout);
  const reason = message.replace(/^Parse Error: /, "");
  return new Refusal(mockCodes.malformedHttp, { en: reason, zh: reason });
}

function asHttp({ status, headers, body }: MockResponse): string {
  const { STATUS_CODES } = process.getBuiltinModule("node:http");
  const all = { ...headers, "content-length": String(Buffer.byteLength(body)), connection: "close" };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}
