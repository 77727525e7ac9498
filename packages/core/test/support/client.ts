import { type Client, type ClientOptions, createClient } from "../../src/index.ts";
import { credentials } from "./credentials.ts";
import { operations } from "./operations.ts";

export { credentials };

export const NOW = 1_700_000_000_000;

/** One request as an injected fetch saw it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  readonly signal: AbortSignal;
}

export type Reply = (seen: Seen, count: number) => Response | Promise<Response>;

export const envelope = (data: unknown, more: object = {}): Response =>
  Response.json({ requestId: "f".repeat(32), code: 200, developId: "1110123456789012345", msg: "成功", data, ...more });

/** A client without a network: `reply` answers, `seen` keeps what was sent. Waits between attempts take no time. */
export function offline(reply: Reply, options: Partial<ClientOptions> = {}): { client: Client; seen: Seen[] } {
  const seen: Seen[] = [];
  const client = createClient({
    ...credentials,
    clock: () => NOW,
    random: () => 0,
    fetch: async (url: string, init: RequestInit) => {
      const request = new Request(url, init);
      const { method, headers } = request;
      const one = { method, url, headers, body: await request.text(), signal: init.signal as AbortSignal };
      seen.push(one);
      return reply(one, seen.length);
    },
    ...options,
  } as ClientOptions);
  client.register(operations);
  return { client, seen };
}

/** The error a promise rejects with; fails when it does not. */
export async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it did not reject");
}
