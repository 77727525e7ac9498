import { createServer, type Server } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Client, type ClientOptions, createClient } from "../../src/index.ts";
import { SingleDispatch } from "../../src/transport/single-dispatch.ts";
import { credentials, failure, type Seen } from "../support/client.ts";
import { createThing, getThing, operations } from "../support/operations.ts";

const open: { close(done?: () => void): unknown; closeAllConnections?(): void }[] = [];

afterEach(() => {
  vi.unstubAllGlobals();
  for (const server of open.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

const listen = async (server: Server | ReturnType<typeof createTcpServer>): Promise<string> => {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
};

async function closedPort(): Promise<string> {
  const url = await listen(createTcpServer());
  await new Promise((resolve) => open.pop()?.close(resolve as never));
  return url;
}

/** A server that counts what arrives, and answers as it is told. */
async function arrivals(answer: (count: number) => [status: number, body: string]) {
  const seen: Pick<Seen, "method" | "url">[] = [];
  const url = await listen(
    createServer((request, response) => {
      request.resume().on("end", () => {
        seen.push({ method: request.method ?? "", url: request.url ?? "" });
        const [status, body] = answer(seen.length);
        response.writeHead(status, { "content-type": "application/json" }).end(body);
      });
    }),
  );
  return { url, seen };
}

const clientOf = (baseUrl: string, options: Partial<ClientOptions> = {}): Client => {
  const client = createClient({ ...credentials, baseUrl, random: () => 0, retries: 0, ...options } as ClientOptions);
  client.register(operations);
  return client;
};

const OK = '{"code":200,"data":{"id":"1"}}';
const payByGet = { ...getThing, id: "payByGet", safety: "payment" } as const;

/** The ways in which a `fetch` that is not `globalThis.fetch` itself gets there. */
const FETCHES: Record<string, ClientOptions["fetch"]> = {
  "the global fetch": undefined,
  "a wrapper": (url, init) => fetch(url, init),
  "a wrapper that makes a Request": (url, init) => fetch(new Request(url, init)),
  "a bound fetch": fetch.bind(globalThis),
};

describe.each<[string, (sending: Promise<Response>) => Promise<Response>]>([
  [
    "throws",
    () => {
      throw new Error("gave up");
    },
  ],
  ["rejects at once", (sending) => Promise.race([sending, Promise.reject(new Error("gave up"))])],
  [
    "rejects soon",
    (sending) =>
      Promise.race([
        sending,
        Promise.resolve().then(() => {
          throw new Error("gave up");
        }),
      ]),
  ],
])("a wrapper of fetch that %s while it connects", (_, giveUp) => {
  it.each<[string, (client: Client) => Promise<unknown>]>([
    ["an order", (client) => client.call(createThing)],
    ["a payment", (client) => client.call(payByGet, { id: "1" })],
  ])("no longer sends anything of %s", async (_, send) => {
    const { url, seen } = await arrivals(() => [200, OK]);
    const sent: Promise<Response>[] = [];
    const given: ClientOptions["fetch"] = (to, init) => {
      const sending = fetch(to, init);
      sent.push(sending);
      sending.catch(() => {});
      return giveUp(sending);
    };
    const client = clientOf(url, { fetch: given, retries: 2 });
    expect(await failure(send(client))).toMatchObject({ name: "TransportError" });
    await Promise.allSettled(sent);
    expect(seen).toEqual([]);
  });
});

it.each([200, 421, 429, 503])(
  "a wrapper of fetch that answers %d alone while it connects sends nothing later",
  async (status) => {
    const { url, seen } = await arrivals(() => [200, OK]);
    const sent: Promise<Response>[] = [];
    const given: ClientOptions["fetch"] = async (to, init) => {
      const sending = fetch(to, init);
      sent.push(sending);
      sending.catch(() => {});
      return new Response(OK, { status });
    };
    const client = clientOf(url, { fetch: given, retries: 1 });
    await client.call(createThing).safe();
    await Promise.allSettled(sent);
    expect([sent.length > 0, seen]).toEqual([true, []]);
  },
);

describe.each(Object.entries(FETCHES))("through %s", (_, given) => {
  it("HTTP 421 is not repeated", async () => {
    const { url, seen } = await arrivals(() => [421, '{"code":99421}']);
    const client = clientOf(url, { fetch: given });
    await failure(client.call(createThing, {}));
    await failure(client.call(payByGet, { id: "1" }));
    expect(seen).toHaveLength(2);
  });

  it("a refused connection proves that nothing was sent", async () => {
    const client = clientOf(await closedPort(), { fetch: given });
    expect(await failure(client.call(createThing))).toMatchObject({ name: "TransportError", attempts: 1 });
  });

  it("a time-out while connecting proves that nothing was sent, and one after sending does not", async () => {
    const generation = Symbol.for("undici.globalDispatcher.1");
    const real = Reflect.get(globalThis, generation);
    const silent = { dispatch: (_: object, { onConnect }: { onConnect: unknown }) => onConnect !== undefined };
    Reflect.set(globalThis, generation, silent);
    try {
      const never = clientOf("http://127.0.0.1:8443", { fetch: given, timeoutMs: 30 });
      expect(await failure(never.call(createThing))).toMatchObject({
        name: "TimeoutError",
        hint: expect.stringMatching(/^Nothing was sent\. Send it again/),
      });
    } finally {
      Reflect.set(globalThis, generation, real);
    }
    const url = await listen(createServer(() => {}));
    const hanging = clientOf(url, { fetch: given, timeoutMs: 100 });
    expect(await failure(hanging.call(createThing))).toMatchObject({ name: "OutcomeUnknownError" });
  });

  it("an abort ends the request on the wire", async () => {
    let closed = (): void => {};
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const controller = new AbortController();
    const url = await listen(
      createTcpServer((socket) => {
        socket
          .on("data", () => controller.abort())
          .on("close", closed)
          .on("error", () => {});
      }),
    );
    const call = failure(clientOf(url, { fetch: given }).call(createThing, {}, { signal: controller.signal }));
    expect(await call).toMatchObject({ name: "OutcomeUnknownError", cause: { name: "AbortedError" } });
    await isClosed;
  });

  it("an abort before the request is dispatched keeps it from going out", async () => {
    const { url, seen } = await arrivals(() => [200, OK]);
    const controller = new AbortController();
    const call = failure(clientOf(url, { fetch: given }).call(createThing, {}, { signal: controller.signal }));
    // Signing takes no time, and `fetch` some turns until it dispatches.
    await Promise.resolve();
    controller.abort();
    const error = (await call) as { name: string };
    await clientOf(url).call(getThing);
    expect([error.name, seen.filter(({ method }) => method === "POST").length]).toEqual(["AbortedError", 0]);
  });
});

describe("a dispatcher or fetch that sends again automatically", () => {
  /** As undici's RetryHandler: it dispatches the same options again when the answer does not please it. */
  const retrying = {
    dispatch(options: object, handler: object): boolean {
      const real = Reflect.get(globalThis, Symbol.for("undici.globalDispatcher.1"));
      const again = (error: unknown): void => {
        try {
          real.dispatch(options, { ...handler, onConnect: () => {}, onError: Reflect.get(handler, "onError") });
        } catch {
          Reflect.get(handler, "onError")(error);
        }
      };
      return real.dispatch(options, {
        ...handler,
        onHeaders(status: number, ...rest: unknown[]) {
          if (status < 500) return Reflect.get(handler, "onHeaders")(status, ...rest);
          queueMicrotask(() => again(new Error("busy")));
          return true;
        },
        onData: () => true,
        onComplete: () => {},
      });
    },
  };

  it("sends a payment by GET once", async () => {
    const { url, seen } = await arrivals(() => [503, ""]);
    const client = clientOf(url, { requestInitExt: { dispatcher: retrying } });
    expect(await failure(client.call(payByGet))).toMatchObject({ name: "OutcomeUnknownError" });
    expect(seen).toHaveLength(1);
  });

  it("sends an order once through a fetch that repeats", async () => {
    const { url, seen } = await arrivals(() => [503, ""]);
    const client = clientOf(url, {
      async fetch(target, init) {
        for (let count = 0; ; count++) {
          const response = await fetch(target, init);
          if (response.status < 500 || count === 2) return response;
        }
      },
    });
    expect(await failure(client.call(createThing))).toMatchObject({ name: "OutcomeUnknownError" });
    expect(seen).toHaveLength(1);
  });

  it("may try to connect again, as long as nothing was sent", async () => {
    const { url, seen } = await arrivals(() => [200, OK]);
    const closed = `:${new URL(await closedPort()).port}`;
    const client = clientOf(url, {
      async fetch(target, init) {
        await fetch(target.replace(/:\d+/, closed), init).catch(() => {});
        return fetch(target, init);
      },
    });
    expect(await client.call(createThing)).toEqual({ id: "1" });
    expect(seen).toHaveLength(1);
  });
});

describe("a middleware that sends again", () => {
  it.each([
    ["an answer", 503, 1],
    ["a refusal", 400, 1],
  ])("is not let to repeat a write after %s", async (_, status, arrived) => {
    const { url, seen } = await arrivals(() => [status, '{"code":5}']);
    const client = clientOf(url);
    client.raw.use({
      onResponse: ({ request, options }) => options.fetch?.(request),
    });
    const error = await failure(client.raw.request("post" as never, createThing.path as never, {} as never));
    expect(error).toMatchObject({ name: "OutcomeUnknownError" });
    expect(seen).toHaveLength(arrived);
  });
});

it("a port that fetch refuses proves that nothing was sent, also where no dispatcher can be watched, as under Jest", async () => {
  const generations = [1, 2].map((one) => Symbol.for(`undici.globalDispatcher.${one}`));
  const before = generations.map((one) => Reflect.get(globalThis, one));
  for (const one of generations) Reflect.set(globalThis, one, {});
  try {
    const client = clientOf("http://127.0.0.1:6000");
    expect(await failure(client.call(createThing))).toMatchObject({
      name: "TransportError",
      hint: expect.stringContaining("another port: fetch refuses 6000"),
    });
    const told = new TypeError("fetch failed", { cause: new Error("bad port") });
    const other = clientOf("http://127.0.0.1:6000", { fetch: () => Promise.reject(told) });
    expect(await failure(other.call(createThing))).toMatchObject({ name: "OutcomeUnknownError" });
  } finally {
    for (const [index, one] of generations.entries()) Reflect.set(globalThis, one, before[index]);
  }
});

describe("a dispatcher of another generation than fetch", () => {
  /** As the RetryAgent of undici 8 under the fetch of Node 24: it sends, and never tells this kind of handler. */
  const deaf = (times: number) => ({
    dispatch({ headers }: { headers: Record<string, string> }): boolean {
      for (let count = 0; count < times; count++) sent.push(new Headers(headers));
      return true;
    },
  });
  let sent: object[] = [];

  it("does not prove that nothing was sent, and sends once", async () => {
    sent = [];
    const client = clientOf("http://127.0.0.1:8443", { requestInitExt: { dispatcher: deaf(3) }, timeoutMs: 30 });
    expect(await failure(client.call(createThing))).toMatchObject({ name: "OutcomeUnknownError" });
    expect(sent).toHaveLength(1);
  });
});

describe("the single dispatch", () => {
  const handler = (): Record<string, (...given: never[]) => unknown> => ({ onConnect: () => {}, onError: () => {} });

  it("leaves undici's MockAgent what it needs, and does not judge by it", () => {
    const mock = { isMockActive: true, dispatch: () => true };
    expect(new SingleDispatch(mock).isMockActive).toBe(true);
    expect(new SingleDispatch({ dispatch: () => true }).isMockActive).toBe(false);
  });

  it("takes the global dispatcher of the handler's own generation", () => {
    const used: string[] = [];
    const dispatcher = (name: string) => ({ dispatch: () => used.push(name) > 0 });
    const [first, second] = [1, 2].map((one) => Symbol.for(`undici.globalDispatcher.${one}`)) as [symbol, symbol];
    const before = [first, second].map((one) => Reflect.get(globalThis, one));
    try {
      Reflect.set(globalThis, first, dispatcher("first"));
      Reflect.set(globalThis, second, dispatcher("second"));
      new SingleDispatch(undefined).dispatch({}, handler());
      new SingleDispatch(undefined).dispatch({}, { onRequestStart: () => {} });
    } finally {
      for (const [index, one] of [first, second].entries()) Reflect.set(globalThis, one, before[index]);
    }
    expect(used).toEqual(["first", "second"]);
  });

  it("ends a second start: a dispatcher of the newer kind begins again with the same handler", () => {
    const given: { onRequestStart?: (controller: { abort(reason: unknown): void }) => void } = {
      onRequestStart: () => {},
    };
    const aborted: unknown[] = [];
    const dispatch = new SingleDispatch({ dispatch: () => true });
    dispatch.dispatch({}, given);
    const start = (): unknown => given.onRequestStart?.({ abort: (reason) => aborted.push(reason) });
    start();
    expect([dispatch.hasBegun, aborted]).toEqual([true, []]);
    start();
    expect(String(aborted)).toContain("has already been sent");
  });

  it("lets the headers be read again until the request has begun", () => {
    const headers = { signature: "ABC" };
    const given = handler();
    const own = { dispatch: () => true };
    const dispatch = new SingleDispatch(own, new WeakSet([own]));
    dispatch.dispatch({ headers }, given);
    expect([headers.signature, headers.signature, { ...headers }]).toEqual(["ABC", "ABC", { signature: "ABC" }]);
    given.onConnect?.((() => {}) as never);
    expect(() => String(headers.signature)).toThrow("has already been sent");
  });

  it("lets the headers be copied after that, in a timer too, but no request be built of the copy", () => {
    const headers = { signature: "ABC" };
    const given = handler();
    new SingleDispatch({ dispatch: () => true }).dispatch({ headers }, given);
    expect(headers.signature).toBe("ABC");
    given.onConnect?.((() => {}) as never);
    // As undici's RetryHandler when an answer breaks off in the middle: what is thrown there ends the process.
    const copy = { ...headers, range: "bytes=10-" };
    expect(() => new Headers(copy)).toThrow("has already been sent");
    expect(() => [...copy.signature].map(String)).toThrow("has already been sent");
  });

  it("takes a dispatcher that sends unseen and repeats for one that has sent", () => {
    const headers = { signature: "ABC" };
    const dispatch = new SingleDispatch({ dispatch: () => true });
    const given = handler();
    dispatch.dispatch({ headers }, given);
    void headers.signature;
    expect(() => String(headers.signature)).toThrow("has already been sent");
    given.onError?.();
    expect(dispatch.isUnsent).toBe(false);
  });
});
