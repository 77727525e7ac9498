import type { IncomingMessage } from "node:http";

export type ReadBody =
  | { readonly kind: "whole"; readonly bytes: Uint8Array }
  | { readonly kind: "tooLarge" }
  /** The client disconnected before the end. */
  | { readonly kind: "gone" };

/**
 * Reads a body up to a limit. Reads and drops the rest of a longer body, so that the client sees the answer instead of a reset.
 * After `drain` bytes in total, the answer no longer waits for the end.
 */
export function readBody(request: IncomingMessage, limit: number, drain: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (length > drain) resolve({ kind: "tooLarge" });
    });
    request.on("end", () => resolve(length > limit ? { kind: "tooLarge" } : { kind: "whole", bytes: joined(chunks) }));
    request.on("error", () => resolve({ kind: "gone" }));
  });
}

const joined = (chunks: readonly Buffer[]): Buffer =>
  chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
