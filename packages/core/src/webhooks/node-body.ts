import { joinChunks } from "./join-chunks.ts";

/** The part of Node's `IncomingMessage` that is used, and what frameworks add to it. */
export interface NodeRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly readableDidRead?: boolean;
  readonly readableEnded?: boolean;
  readonly destroyed?: boolean;
  readonly body?: unknown;
  readonly rawBody?: unknown;
  on(event: "data", listener: (chunk: Uint8Array | string) => void): unknown;
  on(event: "end" | "close" | "error", listener: () => void): unknown;
  off(event: "data", listener: (chunk: Uint8Array | string) => void): unknown;
  resume(): unknown;
}

/**
 * The raw body, if a framework kept it, or else the stream; a parsed body, or `{}`, if the raw bytes are lost. A stream
 * that was already read never ends again: waiting for it would hang.
 */
export function nodeBody(request: NodeRequest, maxBytes: number): unknown {
  const { rawBody, body, readableDidRead, readableEnded, destroyed } = request;
  if (ArrayBuffer.isView(rawBody) || typeof rawBody === "string") return rawBody;
  if (readableDidRead) return body ?? {};
  // The stream ended without a byte.
  if (readableEnded) return new Uint8Array();
  return destroyed ? Promise.reject(broken()) : readStream(request, maxBytes);
}

function readStream(request: NodeRequest, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    let isDone = false;
    const add = (chunk: Uint8Array | string): void => {
      const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
      chunks.push(bytes);
      length += bytes.length;
      if (length <= maxBytes) return;
      // Read and drop the rest: closing the connection now would lose the answer.
      isDone = true;
      request.off("data", add);
      request.resume();
      resolve(joinChunks(chunks));
    };
    request.on("data", add);
    request.on("end", () => {
      isDone = true;
      resolve(joinChunks(chunks));
    });
    // `close` follows every request: create an error only if the request was cut off.
    const breakOff = (): void => {
      if (!isDone) reject(broken());
    };
    request.on("error", breakOff);
    request.on("close", breakOff);
  });
}

const broken = (): Error => new Error("The connection broke before the body was complete");
