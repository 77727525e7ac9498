import { createServer, type Server } from "node:http";
import { bytesOf, type HarEntry } from "./har.ts";

/** Text that is the same for requests that mean the same: order of query parameters and white space in JSON do not matter. */
function keyOf(method: string, target: string, body: string): string {
  const { pathname, searchParams } = new URL(target, "http://replay.invalid");
  for (const name of ["sign", "timestamp"]) searchParams.delete(name);
  searchParams.sort();
  return [method, pathname, searchParams.toString(), canonical(body)].join(" ");
}

function canonical(body: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(body)));
  } catch {
    return body;
  }
}

const sorted = (value: unknown): unknown =>
  typeof value !== "object" || value === null
    ? value
    : Array.isArray(value)
      ? value.map(sorted)
      : Object.fromEntries(
          Object.entries(value)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([name, inner]) => [name, sorted(inner)]),
        );

/** Headers that belong to a connection or to a length that no longer holds. */
const OWN_HEADERS = /^(content-length|content-encoding|transfer-encoding|connection|keep-alive|date)$/i;

/**
 * Answers recorded requests as they were answered. The same request several times gets the recorded answers in turn, the last one
 * again and again; what was not recorded gets 404 and is told.
 */
export function createReplayServer(entries: readonly HarEntry[], onRequest: (line: string) => void): Server {
  const answers = new Map<string, HarEntry[]>();
  for (const entry of entries) {
    const { method, url, postData } = entry.request;
    const key = keyOf(method, url, postData?.text ?? "");
    answers.set(key, [...(answers.get(key) ?? []), entry]);
  }
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => response.destroy());
    request.on("end", () => {
      const { method = "GET", url = "/" } = request;
      const queue = answers.get(keyOf(method, url, Buffer.concat(chunks).toString("utf8")));
      const entry = queue && queue.length > 1 ? queue.shift() : queue?.[0];
      onRequest(`${method} ${url.replace(/\?.*/, "")} ${entry ? entry.response.status : "not recorded"}`);
      if (!entry) {
        response.writeHead(404, { "content-type": "application/json" });
        response.end(JSON.stringify({ code: 404, msg: "this request was not recorded", data: null }));
        return;
      }
      for (const { name, value } of entry.response.headers)
        if (!OWN_HEADERS.test(name)) response.appendHeader(name, value);
      response.writeHead(entry.response.status);
      response.end(bytesOf(entry));
    });
  });
}
