import { type Client, type ClientOptions, createClient } from "@pandapon/core";

export const credentials = {
  accessKey: "00000000000000000000000000000000",
  accessSecret: "test-secret-not-real",
  userId: "2100000000000",
};

/** The moment of the published vectors. */
export const NOW = 1_700_000_000_000;

/** The nonce of the published vectors. */
export const NONCE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/** A request as it would have gone out. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** Lets pages run the suite; elsewhere it says nothing, so that nothing but a browser can need it. */
export const optIn = (isBrowser: boolean): { dangerouslyAllowBrowser?: true } =>
  isBrowser ? { dangerouslyAllowBrowser: true } : {};

/** A client without a network: `reply` answers, `seen` keeps what was sent. Waits between attempts take no time. */
export function offline(
  { isBrowser }: { readonly isBrowser: boolean },
  reply: (seen: Seen, count: number, signal: AbortSignal) => Response | Promise<Response>,
  options: Partial<ClientOptions> = {},
): { client: Client; seen: Seen[] } {
  const seen: Seen[] = [];
  const client = createClient({
    ...credentials,
    ...optIn(isBrowser),
    clock: () => NOW,
    random: () => 0,
    fetch: async (address, init) => {
      const request = new Request(address, init);
      const { method, url, headers } = request;
      const one = { method, url, headers, body: await request.text() };
      seen.push(one);
      return reply(one, seen.length, request.signal);
    },
    ...options,
  } as ClientOptions);
  return { client, seen };
}

/** An answer as the API gives it. */
export const envelope = (data: unknown, more: object = {}, init?: ResponseInit): Response =>
  new Response(
    JSON.stringify({
      requestId: "f".repeat(32),
      code: 200,
      developId: "1110123456789012345",
      msg: "成功",
      data,
      ...more,
    }),
    init,
  );
