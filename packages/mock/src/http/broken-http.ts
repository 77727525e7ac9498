import type { Duplex } from "node:stream";
import type { Handle, MockRequest, MockResponse } from "../contract/message.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import type { UnderWay } from "./under-way.ts";

/** The fields that Node adds to its parser errors. */
interface ParseError extends NodeJS.ErrnoException {
  readonly rawPacket?: Uint8Array;
}

/**
 * Answers bytes that Node cannot read as HTTP. Pending answers to earlier good requests of the same connection are sent first.
 */
export async function answerBrokenHttp(
  handle: Handle,
  error: ParseError,
  socket: Duplex,
  underWay?: UnderWay,
): Promise<void> {
  await underWay?.finished(socket);
  if (!socket.writable || error.code === "ECONNRESET" || socket.destroyed || isUnused(error, socket)) {
    socket.destroy();
    return;
  }
  const unread = refusalFor(error);
  const known = underWay?.unfinished(socket) ?? readLines(error.rawPacket);
  socket.end(asHttp(await handle({ ...known, body: new Uint8Array(), unread })));
}

/** Browsers open connections in advance: an unused connection is not a late request. */
const isUnused = ({ code }: ParseError, socket: Duplex): boolean =>
  code === "ERR_HTTP_REQUEST_TIMEOUT" && "bytesRead" in socket && socket.bytesRead === 0;

/** Reads what the first lines of a broken request show, for the log and for the CORS headers of the answer. */
function readLines(packet: Uint8Array | undefined): Pick<MockRequest, "method" | "target" | "headers"> {
  const text = packet === undefined ? "" : Buffer.from(packet.subarray(0, 16_384)).toString("latin1");
  const [, method = "-", target = "-"] = /^([A-Z]{1,20}) (\S{1,8000}) HTTP\/\d/.exec(text) ?? [];
  const [, origin] = /\r\norigin: *([\x21-\x7e]+)/i.exec(text) ?? [];
  return { method, target, headers: origin === undefined ? {} : { origin } };
}

function refusalFor({ code, message, rawPacket }: ParseError): Refusal {
  if (code === "HPE_HEADER_OVERFLOW") return new Refusal(mockCodes.headersTooLarge);
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return new Refusal(mockCodes.requestTimeout);
  // The first bytes of every TLS connection.
  if (rawPacket?.[0] === 0x16 && rawPacket[1] === 0x03) return new Refusal(mockCodes.tlsOnPlainPort);
  const reason = message.replace(/^Parse Error: /, "");
  return new Refusal(mockCodes.malformedHttp, { en: reason, zh: reason });
}

function asHttp({ status, headers, body }: MockResponse): string {
  const { STATUS_CODES } = process.getBuiltinModule("node:http");
  const all = { ...headers, "content-length": String(Buffer.byteLength(body)), connection: "close" };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}
