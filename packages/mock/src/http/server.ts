import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Handle, MockRequest } from "../contract/message.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import { answerBrokenHttp } from "./broken-http.ts";
import { deliver } from "./deliver.ts";
import type { HttpLimits } from "./limits.ts";
import { plainHeaders } from "./plain-headers.ts";
import { readBody } from "./read-body.ts";
import { UnderWay } from "./under-way.ts";

/** How much of a body that is too long is read before the answer: six times the limit, and at least this. */
const LEAST_DRAIN_BYTES = 64 * 1024;
/** How long a client may continue to send after its answer, before the connection is cut. */
const LINGER_MS = 2000;

/** The HTTP side of the mock: bytes in, bytes out. No behaviour of a client stops it. */
export function createHttpServer(handle: Handle, limits: HttpLimits): Server {
  // An ES import of this module would also load Node's WebSocket and fetch code, a tenth of the start time.
  const underWay = new UnderWay();
  const { createServer } = process.getBuiltinModule("node:http");
  const server = createServer(
    {
      requestTimeout: limits.requestMs,
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: Math.max(50, Math.min(1000, limits.headersMs / 2, limits.requestMs / 2)),
      keepAliveTimeout: 30_000,
      // Node would answer with an empty 400; the mock says what is missing.
      requireHostHeader: false,
    },
    (request, response) => {
      underWay.add(request, response);
      void serve(handle, limits, request, response);
    },
  );
  server.on("checkContinue", (request, response) => {
    // With `expect`, the client gets a refusal before it sends the body.
    if (Number(request.headers["content-length"] ?? 0) > limits.bodyBytes) {
      void respond(handle, requestOf(request, new Uint8Array(), true), response, true);
      return;
    }
    response.writeContinue();
    void serve(handle, limits, request, response);
  });
  server.on("checkExpectation", (request, response) => {
    const unread = new Refusal(mockCodes.expectation);
    void respond(handle, { ...requestOf(request, new Uint8Array(), false), unread }, response, true);
  });
  server.on("clientError", (error, socket) => {
    void answerBrokenHttp(handle, error, socket, underWay);
  });
  server.on("connect", (request, socket) => {
    void answerBrokenHttp(handle, new Error(`CONNECT ${request.url ?? ""}: this is not a proxy`), socket);
  });
  return server;
}

/** Never rejects. */
async function serve(
  handle: Handle,
  limits: HttpLimits,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, limits.bodyBytes, Math.max(LEAST_DRAIN_BYTES, 6 * limits.bodyBytes));
  if (body.kind === "gone") return;
  const unread = wrongHost(request);
  if (unread !== undefined) {
    return respond(handle, { ...requestOf(request, new Uint8Array(), false), unread }, response, true);
  }
  const bytes = body.kind === "whole" ? body.bytes : new Uint8Array();
  await respond(handle, requestOf(request, bytes, body.kind === "tooLarge"), response, false);
  // Closing at once would reset the connection: the client, still sending, would never see the answer.
  if (!request.complete) setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
}

/** HTTP/1.1 requires exactly one host. If there are two, a proxy in front of the mock may have used the other. */
function wrongHost({ httpVersion, headers, rawHeaders }: IncomingMessage): Refusal | undefined {
  if (headers.host === undefined) {
    if (httpVersion !== "1.1") return undefined;
    return new Refusal(mockCodes.malformedHttp, { en: "the host header is missing", zh: "缺少 host 请求头" });
  }
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.length === 4 && /^host$/i.test(name));
  if (hosts.length === 1) return undefined;
  return new Refusal(mockCodes.malformedHttp, { en: "there are two host headers", zh: "host 请求头重复" });
}

async function respond(
  handle: Handle,
  mockRequest: MockRequest,
  response: ServerResponse,
  close: boolean,
): Promise<void> {
  deliver(response, await handle(mockRequest), mockRequest.method, close);
}

const requestOf = (request: IncomingMessage, body: Uint8Array, tooLarge: boolean): MockRequest => ({
  method: request.method ?? "GET",
  target: request.url ?? "/",
  headers: plainHeaders(request.headers),
  body,
  tooLarge,
});
