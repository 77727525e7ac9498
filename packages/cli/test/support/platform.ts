import { createMock, type MockOptions } from "@pandapon/mock";

export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}

/** A platform that may differ from the description: the mock, with its answers changed on the way back. */
export interface Platform {
  readonly fetch: typeof globalThis.fetch;
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

type Change = (request: Seen, answer: () => Promise<Response>) => Response | Promise<Response>;

export async function createPlatform(options: MockOptions = {}, change?: Change): Promise<Platform> {
  const mock = await createMock(options);
  const seen: Seen[] = [];
  return {
    seen,
    async fetch(input, init) {
      const url = new URL(String(input));
      const { method = "GET", headers, body } = init ?? {};
      const request = { method, url, headers: new Headers(headers), body: typeof body === "string" ? body : "" };
      seen.push(request);
      const answer = (): Promise<Response> => mock.fetch(url.href, init);
      return change ? change(request, answer) : answer();
    },
    close: () => mock.close(),
  };
}

/** Changes the envelope of an answer. */
export async function withEnvelope(
  response: Response,
  change: (envelope: Record<string, unknown>) => unknown,
): Promise<Response> {
  const envelope = (await response.json()) as Record<string, unknown>;
  const { status } = response;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return new Response(JSON.stringify(change(envelope)), { status, headers });
}
