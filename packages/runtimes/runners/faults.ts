import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

type Fault = (exchange: { request: IncomingMessage; response: ServerResponse; body: string; count: number }) => void;

const envelope = (data: unknown, msg = "成功"): string =>
  JSON.stringify({ requestId: "f".repeat(32), code: 200, developId: "1110123456789012345", msg, data });

/** Long enough to be cut into pieces, with ids beyond 2^53 that stand there as numbers. */
const LONG = Buffer.from(
  envelope({
    data: Array.from({ length: 500 }, (_, index) => ({ id: `@${index}`, note: `短袖衬衫 👕 ${index}` })),
  }).replace(/"@(\d+)"/g, (_, index: string) => `2541753627432400${index.padStart(3, "0")}`),
);

const faults: Readonly<Record<string, Fault>> = {
  /** Says what arrived. */
  echo: ({ request, response, body }) =>
    response.end(envelope({ msg: `${request.method} ${request.url}`, headers: request.headers, text: body })),
  gzip: ({ response }) => response.setHeader("content-encoding", "gzip").end(gzipSync(LONG)),
  async pieces({ response }) {
    // 1021 is prime: some pieces end in the middle of a character.
    for (let start = 0; start < LONG.length; start += 1021) {
      response.write(LONG.subarray(start, start + 1021));
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  },
  html: ({ response }) => response.setHeader("content-type", "text/html; charset=utf-8").end("<h1>登录</h1>"),
  busy: ({ response, count }) => {
    if (count > 1) response.end(envelope({ data: [] }));
    else response.writeHead(503, { "retry-after": "0" }).end();
  },
  silent: () => {},
  stalled: ({ response }) => response.write('{"code":200,'),
  cut: ({ response }) => {
    response.writeHead(200, { "content-length": "1000" }).write('{"code":200,', () => response.destroy());
  },
  reset: ({ request }) => request.socket.resetAndDestroy(),
  moved: ({ request, response }) => response.writeHead(307, { location: `${request.url}/elsewhere` }).end(),
};

/** A server that answers as the first segment of the path says, and counts by the second what has arrived. */
export function createFaults(): Server {
  const arrived = new Map<string, number>();
  return createServer(async (request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "*");
    response.setHeader("content-type", "application/json");
    // A browser asks before it sends: that is not a call.
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
      return;
    }
    const [, fault = "", id = ""] = (request.url ?? "").split("/");
    if (fault === "arrived") {
      response.end(String(arrived.get(id) ?? 0));
      return;
    }
    const count = (arrived.get(id) ?? 0) + 1;
    arrived.set(id, count);
    let body = "";
    request.setEncoding("utf8");
    for await (const piece of request) body += piece;
    faults[fault]?.({ request, response, body, count });
  });
}
