import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { MockRequest } from "../contract/message.ts";
import { plainHeaders } from "./plain-headers.ts";

/** Tracks the requests of a connection that arrived whole and wait for their answer. */
export class UnderWay {
  readonly #bySocket = new WeakMap<Duplex, Map<IncomingMessage, Promise<void>>>();

  add(request: IncomingMessage, response: ServerResponse): void {
    const requests = this.#bySocket.get(request.socket) ?? new Map<IncomingMessage, Promise<void>>();
    this.#bySocket.set(request.socket, requests);
    const closed = new Promise<void>((resolve) => {
      response.once("close", () => {
        requests.delete(request);
        resolve();
      });
    });
    requests.set(request, closed);
  }

  /** The request of a connection whose head has arrived, but not its whole body. */
  unfinished(socket: Duplex): Pick<MockRequest, "method" | "target" | "headers"> | undefined {
    for (const [request] of this.#bySocket.get(socket) ?? []) {
      if (request.complete) continue;
      return { method: request.method ?? "-", target: request.url ?? "-", headers: plainHeaders(request.headers) };
    }
    return undefined;
  }

  /** Resolves when all of them are answered. Does not wait for a broken request. */
  async finished(socket: Duplex): Promise<void> {
    const requests = [...(this.#bySocket.get(socket) ?? [])];
    await Promise.all(requests.filter(([request]) => request.complete).map(([, closed]) => closed));
  }
}
