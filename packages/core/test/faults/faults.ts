import type { PandaPonFailure } from "../../src/index.ts";
import type { Fault, Taken } from "./server.ts";

type End = PandaPonFailure["name"] | "ok";

/** What a client must make of a fault. */
export interface Case {
  readonly fault: Fault | "closed port";
  /** How a read ends, and how often the server must have seen it without and with two retries. */
  readonly read: readonly [end: End, once: number, retried: number];
  /** How a write or payment ends. It must never be seen more than once, regardless of the retries. */
  readonly write: readonly [end: End, seen: number];
  /** How often a write is tried without and with two retries, where that is not once. */
  readonly attempts?: readonly [number, number];
  /** Whether the request was begun is a race with the reset: then the write ends with a TransportError, and may be tried again. */
  readonly mayBeUnsent?: true;
  /** Ends by the time-out, so it had better be short. */
  readonly isSlow?: true;
}

const GOOD = '{"requestId":"r","code":200,"msg":"成功","data":{"id":2541753627432451492}}';

const head = (status: string, headers: Readonly<Record<string, string | number>>): string =>
  `HTTP/1.1 ${status}\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;

const full = (
  status: string,
  type: string,
  body: string,
  more: Readonly<Record<string, string | number>> = {},
): string =>
  head(status, { "content-type": type, "content-length": Buffer.byteLength(body), connection: "close", ...more }) +
  body;

const json = (body: string, status = "200 OK", more: Readonly<Record<string, string | number>> = {}): string =>
  full(status, "application/json", body, more);

/** Answers every request with the same bytes and closes. */
const always = (bytes: string | Uint8Array): Fault => ({ onRequest: ({ socket }) => void socket.end(bytes) });
/** Answers with the bytes and leaves the connection open. */
const thenHang = (bytes: string): Fault => ({ onRequest: ({ socket }) => void socket.write(bytes) });

const LOST = { read: ["TransportError", 1, 3], write: ["OutcomeUnknownError", 1] } as const;
const SLOW = { read: ["TimeoutError", 1, 3], write: ["OutcomeUnknownError", 1], isSlow: true } as const;
const ODD = { read: ["ProtocolError", 1, 1], write: ["OutcomeUnknownError", 1] } as const;
const FINE = { read: ["ok", 1, 1], write: ["ok", 1] } as const;

function trickle({ socket }: Taken): void {
  socket.write(head("200 OK", { "content-type": "application/json" }));
  const timer = setInterval(() => socket.write(" "), 10);
  socket.on("close", () => clearInterval(timer));
}

export const CASES: Readonly<Record<string, Case>> = {
  "no server listens": {
    fault: "closed port",
    read: ["TransportError", 0, 0],
    write: ["TransportError", 0],
    attempts: [1, 3],
  },
  "reset before the request is read": {
    fault: {
      onConnect(socket) {
        socket.pause();
        socket.resetAndDestroy();
      },
    },
    read: ["TransportError", 0, 0],
    write: ["OutcomeUnknownError", 0],
    mayBeUnsent: true,
  },
  "reset after the request was read": { fault: { onRequest: ({ socket }) => void socket.resetAndDestroy() }, ...LOST },
  "closed after the request was read": { fault: { onRequest: ({ socket }) => void socket.end() }, ...LOST },
  "reset once, then good": {
    fault: { onRequest: ({ socket, count }) => void (count === 1 ? socket.resetAndDestroy() : socket.end(json(GOOD))) },
    read: ["ok", 1, 2],
    write: ["OutcomeUnknownError", 1],
  },
  // `fetch` alone would send the same bytes again.
  "421, served elsewhere": { fault: always(json('{"code":99421,"msg":"no"}', "421 Misdirected Request")), ...LOST },
  "hangs before the headers": { fault: {}, ...SLOW },
  "hangs in the headers": { fault: thenHang("HTTP/1.1 200 OK\r\ncontent-type: appl"), ...SLOW },
  "hangs in the body": { fault: thenHang(head("200 OK", { "content-length": 1000 }) + GOOD.slice(0, 40)), ...SLOW },
  "trickles for ever": { fault: { onRequest: trickle }, ...SLOW },
  "endless interim answers": {
    fault: {
      onRequest({ socket }) {
        const timer = setInterval(() => socket.write("HTTP/1.1 102 Processing\r\n\r\n"), 10);
        socket.on("close", () => clearInterval(timer));
      },
    },
    ...SLOW,
  },
  "breaks off in the headers": { fault: always("HTTP/1.1 200 OK\r\ncontent-type: appl"), ...LOST },
  "breaks off in the body": {
    fault: always(head("200 OK", { "content-length": Buffer.byteLength(GOOD) }) + GOOD.slice(0, 40)),
    ...LOST,
  },
  "breaks off between chunks": {
    fault: always(`${head("200 OK", { "transfer-encoding": "chunked" })}5\r\n{"cod\r\n`),
    ...LOST,
  },
  "resets in the body": {
    fault: {
      onRequest({ socket }) {
        socket.write(head("200 OK", { "content-length": 1000 }) + GOOD.slice(0, 40));
        setTimeout(() => socket.resetAndDestroy(), 20);
      },
    },
    ...LOST,
  },
  "length too long": {
    fault: always(json(GOOD, "200 OK", { "content-length": Buffer.byteLength(GOOD) + 10 })),
    ...LOST,
  },
  "length too short": { fault: always(json(GOOD, "200 OK", { "content-length": 20 })), ...ODD },
  "length that is not a number": { fault: always(json(GOOD, "200 OK", { "content-length": "many" })), ...LOST },
  "length and chunks at once": {
    fault: always(json(GOOD, "200 OK", { "transfer-encoding": "chunked" })),
    ...LOST,
  },
  "chunks that are none": {
    fault: always(`${head("200 OK", { "transfer-encoding": "chunked" })}${GOOD}`),
    ...LOST,
  },
  "no HTTP at all": { fault: always("SSH-2.0-OpenSSH_9.6\r\n"), ...LOST },
  "64 kB of headers": { fault: always(json(GOOD, "200 OK", { "x-filler": "x".repeat(65_536) })), ...LOST },
  "gzip that is none": { fault: always(json(GOOD, "200 OK", { "content-encoding": "gzip" })), ...ODD },
  "429 without end": {
    fault: always(json('{"code":99429,"msg":"slow down"}', "429 Too Many Requests", { "retry-after": 0 })),
    read: ["RateLimitError", 1, 3],
    write: ["RateLimitError", 1],
  },
  "503 without end": {
    fault: always(full("503 Service Unavailable", "text/html", "<html>")),
    read: ["ApiError", 1, 3],
    write: ["OutcomeUnknownError", 1],
  },
  "503 with a body that hangs": {
    fault: thenHang(head("503 Service Unavailable", { "content-length": 1000 })),
    // The last one is read, since it may say why.
    ...SLOW,
  },
  "empty 500": {
    fault: always(head("500 Internal Server Error", { "content-length": 0, connection: "close" })),
    read: ["ApiError", 1, 3],
    write: ["OutcomeUnknownError", 1],
  },
  "HTML 200": { fault: always(full("200 OK", "text/html", "<html>login</html>")), ...ODD },
  "HTML under the name of JSON": { fault: always(json("<html>login</html>")), ...ODD },
  "truncated JSON of the right length": { fault: always(json(GOOD.slice(0, 50))), ...ODD },
  "two JSON texts": { fault: always(json(GOOD + GOOD)), ...ODD },
  "NUL bytes": { fault: always(json("\0".repeat(100))), ...ODD },
  "UTF-16": {
    fault: always(Buffer.concat([Buffer.from(head("200 OK", { connection: "close" })), Buffer.from(GOOD, "utf16le")])),
    ...ODD,
  },
  "JSON without envelope": { fault: always(json('{"id":1}')), ...ODD },
  "204": { fault: always(head("204 No Content", { connection: "close" })), ...ODD },
  "a refusal": {
    fault: always(json('{"code":99100,"msg":"库存不足","data":null}')),
    read: ["ApiError", 1, 1],
    write: ["ApiError", 1],
  },
  "a redirect elsewhere": {
    fault: {
      onRequest: ({ socket }) =>
        void socket.end(head("307 Temporary Redirect", { location: "/elsewhere", connection: "close" })),
    },
    read: ["ApiError", 1, 1],
    write: ["ApiError", 1],
  },
  good: { fault: always(json(GOOD)), ...FINE },
  "good with a byte order mark": { fault: always(json(`\uFEFF${GOOD}`)), ...FINE },
  "good after an interim answer": {
    fault: always(`HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${json(GOOD)}`),
    ...FINE,
  },
  "good, byte by byte": {
    fault: {
      async onRequest({ socket }) {
        for (const byte of Buffer.from(json(GOOD))) {
          socket.write(Uint8Array.of(byte));
          await new Promise((resolve) => setImmediate(resolve));
        }
        socket.end();
      },
    },
    ...FINE,
  },
  "good, followed by an answer that was not asked for": { fault: always(json(GOOD) + json('{"code":1}')), ...FINE },
};
