import { createServer, type Server } from "node:http";
import { bytesOf, createRecording, type HarEntry, headersOf } from "@pandapon/har";

/** Answers recorded requests as recorded, and other requests with 404. Prints one line per request. */
export function createReplayServer(entries: readonly HarEntry[], onRequest: (line: string) => void): Server {
  const recording = createRecording(entries);
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => response.destroy());
    request.on("end", () => {
      const { method = "GET", url = "/" } = request;
      const entry = URL.canParse(url, "http://replay.invalid")
        ? recording(method, url, Buffer.concat(chunks).toString("utf8"))
        : undefined;
      onRequest(`${method} ${url.replace(/\?.*/, "")} ${entry ? entry.response.status : "not recorded"}`);
      if (!entry) {
        response.writeHead(404, { "content-type": "application/json" });
        response.end(JSON.stringify({ code: 404, msg: "this request was not recorded", data: null }));
        return;
      }
      for (const { name, value } of headersOf(entry)) response.appendHeader(name, value);
      response.writeHead(entry.response.status);
      response.end(bytesOf(entry));
    });
  });
}
