import { createServer, type IncomingMessage, type Server } from "node:http";
import type { PushRecord } from "./push-record.ts";

const MAX_BYTES = 1_048_576;

export interface ReceivedPush {
  readonly record: PushRecord;
  readonly body: Uint8Array;
  readonly authorization: string | undefined;
}

/** Receives pushes and answers with the status that `onPush` decides. */
export function createPushServer(onPush: (push: ReceivedPush) => Promise<number>): Server {
  return createServer(async (request, response) => {
    try {
      const body = await readBody(request);
      if (!body) {
        response.writeHead(413).end();
        return;
      }
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(", ") : (value ?? ""),
        ]),
      );
      const record = { receivedAt: new Date().toISOString(), headers, body: Buffer.from(body).toString("base64") };
      const status = await onPush({ record, body, authorization: request.headers.authorization });
      response.writeHead(status).end();
    } catch {
      // A sender that breaks off, or a recording that cannot be written: PandaPon repeats the push.
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });
}

/** Undefined: too long. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BYTES) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
