import type { ServerResponse } from "node:http";
import type { MockResponse } from "../contract/message.ts";

const WITHOUT_LENGTH = [204, 304];
const PIECES = 20;

/** Sends an answer through a socket, complete or broken as planned. */
export function deliver(response: ServerResponse, answer: MockResponse, method: string, close: boolean): void {
  const { status, headers, body, written, delivery } = answer;
  const { socket } = response;
  const bytes = written?.bytes;
  if (written !== undefined) response.once("close", written.release);
  if (delivery?.kind === "hang") return;
  if (delivery?.kind === "reset") {
    socket?.resetAndDestroy();
    return;
  }
  const hasLength = method !== "HEAD" && !WITHOUT_LENGTH.includes(status) && delivery?.kind !== "stream";
  response.writeHead(status, {
    ...headers,
    ...(hasLength ? { "content-length": bytes?.length ?? Buffer.byteLength(body) } : {}),
    ...(close ? { connection: "close" } : {}),
  });
  if (delivery === undefined) response.end(bytes ?? body);
  else if (delivery.kind === "truncate") truncate(response, bytes ?? Buffer.from(body));
  else if (delivery.kind === "slow") drip(response, bytes ?? Buffer.from(body), delivery.ms);
  else {
    const stop = delivery.start({
      write: (text) => void response.write(text),
      end: () => void response.end(),
    });
    response.once("close", stop);
  }
}

/** Waits until half of the body was sent before closing the connection. */
function truncate(response: ServerResponse, bytes: Uint8Array): void {
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.end());
}

function drip(response: ServerResponse, bytes: Uint8Array, ms: number): void {
  const size = Math.max(1, Math.ceil(bytes.length / PIECES));
  const every = ms / Math.ceil(bytes.length / size);
  let sent = 0;
  const timer = setInterval(() => {
    if (response.destroyed) return clearInterval(timer);
    response.write(bytes.subarray(sent, sent + size));
    sent += size;
    if (sent < bytes.length) return;
    clearInterval(timer);
    response.end();
  }, every);
}
