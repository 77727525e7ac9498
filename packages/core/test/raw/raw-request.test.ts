import { describe, expect, it } from "vitest";
import { type Client, type ClientOptions, createClient, InputError, type RawClient } from "../../src/index.ts";
import { credentials, envelope, failure, NOW, offline, type Reply } from "../support/client.ts";
import { createThing, findThings, getThing } from "../support/operations.ts";

/** `raw` is typed by the description; these paths are not in it. */
type Loose = { readonly [method in "GET" | "POST"]: (path: string, init?: object) => Promise<Result> } & {
  request(method: string, path: string, init?: object): Promise<Result>;
} & Pick<RawClient, "use" | "eject">;
interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}
const raw = (client: Client): Loose => client.raw as unknown as Loose;

const setup = (reply: Reply, options?: Partial<ClientOptions>) => {
  const { client, seen } = offline(reply, options);
  return { client, raw: raw(client), seen };
};

describe("client.raw", () => {
  it("gives the whole envelope, ids exact, and a response that can still be read", async () => {
    const text =
      '{"code":200,"developId":1110123456789012345,"data":{"id":2541753627432451492,"more":[9007199254740993]}}';
    const { raw, seen } = setup(() => new Response(text));
    const { data, response, error } = await raw.POST("/v2/thing/create", {
      body: { ids: ["2541753627432451493"], n: 5n },
    });
    expect(data).toEqual({
      code: 200,
      developId: "1110123456789012345",
      data: { id: "2541753627432451492", more: ["9007199254740993"] },
    });
    expect(error).toBeUndefined();
    expect(await response.json()).toEqual(data);
    expect(seen[0]?.body).toBe('{"ids":[2541753627432451493],"n":5}');
    expect(seen[0]?.headers.get("signature")).toMatch(/^[0-9A-F]{32}$/);
  });

  it("gives an enveloped refusal as `error`, regardless of the HTTP status", async () => {
    const cases = [
      [200, "/v2/thing/create"],
      [400, "/v2/thing/create"],
      [500, "/v2/thing/search"],
    ] as const;
    for (const [status, path] of cases) {
      const { raw } = setup(() =>
        Response.json({ code: 99100, developId: "1110123456789012345", data: null }, { status }),
      );
      const { data, error, response } = await raw.POST(path, { body: {}, retries: 0 });
      expect(data).toBeUndefined();
      expect(error).toMatchObject({ code: 99100, developId: "1110123456789012345" });
      expect(response.status).toBe(status);
    }
  });

  it.each([
    ["an empty 500", () => new Response(null, { status: 500, headers: { "content-length": "0" } }), "ApiError"],
    ["an HTML 200", () => new Response("<html>"), "ProtocolError"],
    ["an HTML 404", () => new Response("<html>", { status: 404 }), "ApiError"],
    ["a 204", () => new Response(null, { status: 204 }), "ProtocolError"],
  ])("throws for %s", async (_, reply, name) => {
    const { raw } = setup(reply, { retries: 0 });
    expect(await failure(raw.GET("/v2/thing/get"))).toMatchObject({ name, operationId: "getThing" });
  });

  it("throws when the outcome of a write is unknown, regardless of the form wanted", async () => {
    for (const parseAs of [undefined, "text", "stream", "blob"]) {
      for (const reply of [
        () => Response.json({ code: 99100, msg: "no" }, { status: 500 }),
        () => new Response("<html>"),
        () => new Response(null, { status: 408 }),
      ]) {
        const { raw, seen } = setup(reply);
        expect(await failure(raw.POST("/v2/thing/create", { body: {}, parseAs }))).toMatchObject({
          name: "OutcomeUnknownError",
          reconcile: "findThings",
        });
        expect(seen).toHaveLength(1);
      }
    }
  });

  it("takes answers that no Response can be made of again", async () => {
    for (const [status, statusText, expected] of [
      [200, "成功", 200],
      [200, "OK\u0001", 200],
      [700, "", 599],
    ] as const) {
      const answer = new Response('{"code":200,"data":1}');
      Object.defineProperties(answer, { status: { value: status }, statusText: { value: statusText } });
      const { client, raw } = setup(() => answer.clone(), { retries: 0 });
      raw.use({ onRequest() {} });
      Object.assign(answer, {
        clone: () => {
          const copy = new Response('{"code":200,"data":1}');
          return Object.defineProperties(copy, { status: { value: status }, statusText: { value: statusText } });
        },
      });
      const { response } = await raw.GET("/v2/thing/get");
      expect([response.status, response.statusText]).toEqual([expected, ""]);
      if (status === 200) expect(await client.call(createThing)).toBe(1);
    }
  });

  it("retries a registered read, and treats an unregistered operation as a write", async () => {
    const { raw, seen } = setup((_, count) => (count % 2 ? new Response(null, { status: 503 }) : envelope(1)));
    expect(await raw.GET("/v2/thing/get", { params: { query: { id: "1" } } })).toMatchObject({ data: { data: 1 } });
    expect(seen).toHaveLength(2);
    expect(await failure(raw.GET("/v2/unknown"))).toMatchObject({
      name: "OutcomeUnknownError",
      operationId: "GET /v2/unknown",
    });
    expect(seen).toHaveLength(3);
  });

  it("takes the options of a call", async () => {
    const { raw, seen } = setup(() => new Response(null, { status: 503 }));
    expect(await failure(raw.GET("/v2/thing/get", { retries: 0, userId: "2100000000009" }))).toMatchObject({
      attempts: 1,
    });
    expect(seen[0]?.headers.get("user-id")).toBe("2100000000009");
    expect(await failure(raw.GET("/v2/thing/get", { timeoutMs: -1 }))).toMatchObject({ name: "InputError" });
    expect(await failure(raw.GET("/v2/thing/get", { deadlineMs: 0 }))).toMatchObject({ name: "TimeoutError" });
    expect(seen).toHaveLength(1);
  });

  it.each([{ id: ".." }, { id: "" }, {}, undefined])("lets no path climb or stay unfilled: %j", async (path) => {
    const { raw, seen } = setup(() => envelope(1));
    expect(await failure(raw.POST("/v2/thing/{id}/pay", { params: { path }, body: {} }))).toMatchObject({
      name: "InputError",
      operationId: "payThing",
    });
    expect(seen).toHaveLength(0);
  });

  it("signs the query of warehouse operations too", async () => {
    for (const middleware of [undefined, [{ onRequest() {} }]]) {
      const { raw, seen } = setup(() => envelope(1));
      await raw.POST("/v2/open/pp/quote", { body: { weight: 1 }, params: { query: { a: "b" } }, middleware });
      const url = new URL(seen[0]?.url ?? "");
      expect(url.search).toMatch(/^\?a=b&timestamp=1700000000&sign=[0-9A-F]{32}$/);
      expect(seen[0]).toMatchObject({ method: "POST", body: '{"weight":1}' });
    }
  });

  it("follows an override of the path", async () => {
    const { raw, seen } = setup(() => envelope(1), { overrides: { getThing: { path: "/v3/x" } } });
    await raw.GET("/v2/thing/get");
    expect(seen[0]?.url).toBe("https://api.pandapon.com/v3/x");
  });

  it("hands the answer on untouched when it is wanted in another form", async () => {
    const text = '{"code":200,"data":9007199254740993}';
    const { raw } = setup(() => new Response(text));
    expect((await raw.GET("/v2/thing/get", { parseAs: "text" })).data).toBe(text);
    expect((await raw.GET("/v2/thing/get", { parseAs: "arrayBuffer" })).data).toBeInstanceOf(ArrayBuffer);
    expect((await raw.GET("/v2/thing/get", { parseAs: "json" })).data).toMatchObject({ data: "9007199254740993" });
  });

  it("hands on an answer that is not the API's too, when it is wanted in another form", async () => {
    for (const [reply, part] of [
      [() => new Response("<html>"), { data: "<html>" }],
      [() => new Response("<html>", { status: 404 }), { error: "<html>" }],
    ] as const) {
      const { raw } = setup(reply);
      expect(await raw.GET("/v2/thing/get", { parseAs: "text" })).toMatchObject(part);
    }
  });

  it("takes any method by name", async () => {
    const { raw, seen } = setup(() => envelope(1));
    expect(await raw.request("get", "/v2/thing/get")).toMatchObject({ data: { data: 1 } });
    expect(seen[0]?.method).toBe("GET");
  });

  it("refuses to carry the signature over plain http", async () => {
    const { raw, seen } = setup(() => envelope(1));
    expect(await failure(raw.GET("/v2/thing/get", { baseUrl: "http://10.0.0.1" }))).toMatchObject({
      name: "InputError",
    });
    raw.use({ onRequest: ({ request }) => new Request(request.url.replace("https:", "http:"), request) });
    expect(await failure(raw.GET("/v2/thing/get"))).toMatchObject({ name: "InputError" });
    expect(seen).toHaveLength(0);
  });
});

describe("init fields", () => {
  /** What a fetch got, in full. */
  async function got(init: object, options: Partial<ClientOptions> = {}): Promise<[Request, RequestInit]> {
    const all: [Request, RequestInit][] = [];
    const client = createClient({
      ...credentials,
      clock: () => NOW,
      fetch: async (url, more) => {
        all.push([new Request(url, more), more]);
        return envelope(1);
      },
      ...options,
    } as ClientOptions);
    await raw(client).POST("/v2/x", { body: {}, ...init });
    return all[0] as [Request, RequestInit];
  }

  it.each([
    ["directly", undefined],
    ["through a middleware", [{ onRequest() {} }]],
    [
      "through a middleware that makes a new request",
      [{ onRequest: ({ request }: { request: Request }) => new Request(request) }],
    ],
  ])("reach fetch %s", async (_, middleware) => {
    const [request] = await got({
      middleware,
      keepalive: true,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
      integrity: "sha256-x",
      headers: { "x-a": "1" },
    });
    expect(request).toMatchObject({
      keepalive: true,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
      integrity: "sha256-x",
      method: "POST",
    });
    expect(request.headers.get("x-a")).toBe("1");
    expect(await request.text()).toBe("{}");
  });

  it("do not follow redirects by default", async () => {
    expect((await got({}))[0].redirect).toBe("manual");
    expect((await got({ middleware: [{ onRequest() {} }] }))[0].redirect).toBe("manual");
    expect((await got({ redirect: "follow" }))[0].redirect).toBe("follow");
  });

  it("requestInitExt is the second argument of fetch, with the signal", async () => {
    const dispatcher = { dispatch: true };
    const inits: RequestInit[] = [];
    const client = createClient({
      ...credentials,
      requestInitExt: { dispatcher },
      fetch: async (_, init) => {
        inits.push(init);
        return envelope(1);
      },
    });
    await raw(client).POST("/v2/x", { body: {} });
    await client.call(getThing);
    await client.call(getThing, {}, { headers: { "x-a": "1" } });
    expect(inits).toHaveLength(3);
    for (const init of inits) {
      // Not a dispatcher of undici: handed on as it is.
      expect((init as { dispatcher?: unknown }).dispatcher).toBe(dispatcher);
      expect(init.signal).toBeInstanceOf(AbortSignal);
    }
  });

  it("what Request does not know is there too", async () => {
    const [, init] = await got({ next: { revalidate: 1 } });
    expect((init as { next?: unknown }).next).toEqual({ revalidate: 1 });
  });

  it("signal ends the call", async () => {
    for (const middleware of [undefined, [{ onRequest() {} }]]) {
      const controller = new AbortController();
      const reason = new Error("enough");
      const { raw } = setup(() => new Promise(() => {}));
      setTimeout(() => controller.abort(reason), 10);
      const error = await failure(raw.GET("/v2/thing/get", { signal: controller.signal, middleware }));
      expect(error).toMatchObject({ name: "AbortedError" });
      expect((error as Error).cause).toBe(reason);
    }
  });

  it("a fetch of its own is signed and used", async () => {
    const { raw, seen } = setup(() => envelope(1));
    const own = async (request: Request): Promise<Response> => envelope(request.headers.get("access-key"));
    expect(await raw.GET("/v2/thing/get", { fetch: own })).toMatchObject({ data: { data: credentials.accessKey } });
    expect(seen).toHaveLength(0);
  });

  it("a form is sent as a form", async () => {
    for (const middleware of [undefined, [{ onRequest() {} }]]) {
      const form = new FormData();
      form.set("a", "b");
      const [request] = await got({ body: form, middleware });
      expect(request.headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
      expect((await request.formData()).get("a")).toBe("b");
    }
  });

  it("serializers of its own are used", async () => {
    const [request] = await got({
      bodySerializer: () => "x=1",
      querySerializer: () => "q='",
      headers: { "content-type": "text/plain" },
    });
    expect(request.url).toBe("https://api.pandapon.com/v2/x?q=%27");
    expect(await request.text()).toBe("x=1");
    expect(request.headers.get("content-type")).toBe("text/plain");
  });
});

describe("middleware", () => {
  it("goes round in one order: requests outside in, answers inside out, and sees every call once", async () => {
    const { client, raw, seen } = setup((_, count) =>
      count === 1 ? new Response(null, { status: 503 }) : envelope("ok"),
    );
    const order: string[] = [];
    const named = (name: string) => ({
      onRequest: ({ request, schemaPath }: { request: Request; schemaPath: string }) =>
        void order.push(`${name}> ${schemaPath} ${request.headers.has("signature")}`),
      onResponse: ({ response }: { response: Response }) => void order.push(`<${name} ${response.status}`),
    });
    raw.use(named("a"), named("b"));
    expect(await client.call(findThings)).toBe("ok");
    expect(seen).toHaveLength(2);
    expect(order).toEqual(["a> /v2/thing/search false", "b> /v2/thing/search false", "<b 200", "<a 200"]);
    order.length = 0;
    await raw.GET("/v2/thing/get", { middleware: [named("c")] });
    expect(order.map((line) => line.slice(0, 2))).toEqual(["a>", "b>", "c>", "<c", "<b", "<a"]);
    raw.eject(named("never added"));
    order.length = 0;
    await client.as("2100000000009").call(getThing);
    expect(order).toHaveLength(4);
  });

  it("is gone after eject", async () => {
    const { client, raw } = setup(() => envelope("ok"));
    let count = 0;
    const one = { onRequest: () => void count++ };
    raw.use(one);
    await client.call(getThing);
    raw.eject(one);
    await client.call(getThing);
    expect(count).toBe(1);
  });

  it("may change the request: the changed request is signed", async () => {
    const bodies: string[] = [];
    const { client, raw, seen } = setup(() => envelope(1), {
      signer: ({ body, query }) => {
        bodies.push(`${query} ${body}`);
        return "0123";
      },
    });
    raw.use({
      onRequest: ({ request }) =>
        new Request(`${request.url}?v=2`, { method: "POST", body: '{"changed":true}', headers: request.headers }),
    });
    await client.call(createThing, { remark: "a" });
    expect(seen[0]).toMatchObject({ url: "https://api.pandapon.com/v2/thing/create?v=2", body: '{"changed":true}' });
    expect(bodies).toEqual(['v=2 {"changed":true}']);
    expect(seen[0]?.headers.get("signature")).toBe("0123");
  });

  it("may set headers on the request", async () => {
    const { client, raw, seen } = setup((_, count) =>
      count === 1 ? new Response(null, { status: 503 }) : envelope(1),
    );
    raw.use({ onRequest: ({ request }) => void request.headers.set("x-trace", "7") });
    await client.call(findThings, { keyword: "k" });
    expect(seen.map(({ headers }) => headers.get("x-trace"))).toEqual(["7", "7"]);
    expect(seen.map(({ body }) => body)).toEqual(['{"keyword":"k"}', '{"keyword":"k"}']);
    expect(seen[0]?.headers.get("content-type")).toBe("application/json");
  });

  it("may answer without the server: nothing is sent", async () => {
    const { client, raw, seen } = setup(() => envelope(1));
    raw.use({ onRequest: () => envelope("cached") });
    expect(await client.call(getThing).withResponse()).toMatchObject({ data: "cached", attempts: 0 });
    expect(await raw.GET("/v2/thing/get")).toMatchObject({ data: { data: "cached" } });
    expect(seen).toHaveLength(0);
  });

  it("may put another answer in place, good or bad", async () => {
    const { client, raw } = setup(() => envelope({ id: "1" }));
    const replace = (response: Response) => {
      const one = { onResponse: () => response };
      raw.use(one);
      return one;
    };
    const good = replace(new Response('{"code":200,"data":{"id":2541753627432451492}}'));
    expect(await client.call(getThing)).toEqual({ id: "2541753627432451492" });
    raw.eject(good);
    const bad = replace(Response.json({ code: 99100, msg: "no" }, { status: 400 }));
    expect(await failure(client.call(getThing))).toMatchObject({ name: "ApiError", code: 99100, status: 400 });
    raw.eject(bad);
    replace(new Response("<html>", { status: 502 }));
    expect(await failure(client.call(createThing))).toMatchObject({ name: "OutcomeUnknownError", status: 502 });
  });

  it("sees refusals, and ids that JSON.parse does not round", async () => {
    const { client, raw } = setup(
      () => new Response('{"code":99100,"developId":1110123456789012345}', { status: 400 }),
    );
    const seen: unknown[] = [];
    raw.use({ onResponse: async ({ response }) => void seen.push(response.status, await response.clone().json()) });
    await failure(client.call(getThing));
    expect(seen).toEqual([400, { code: 99100, developId: "1110123456789012345" }]);
  });

  it("sees a failed transport in onError, and may replace it with an answer", async () => {
    const { client, raw } = setup(() => {
      throw new TypeError("fetch failed");
    });
    const seen: unknown[] = [];
    raw.use({
      onError: ({ error }) => {
        seen.push((error as Error).name);
        return seen.length > 1 ? envelope("replaced") : undefined;
      },
    });
    expect(await failure(client.call(getThing))).toMatchObject({ name: "TransportError" });
    expect(await client.call(getThing)).toBe("replaced");
    expect(seen).toEqual(["TransportError", "TransportError"]);
  });

  it("that throws before sending is the caller's mistake; after a write was sent, the outcome is unknown", async () => {
    const { client, raw, seen } = setup(() => envelope(1));
    const boom = new RangeError("boom");
    const before = {
      onRequest() {
        throw boom;
      },
    };
    raw.use(before);
    expect(await failure(client.call(createThing))).toMatchObject({ name: "InputError", cause: boom, attempts: 0 });
    raw.eject(before);
    raw.use({
      onResponse() {
        throw boom;
      },
    });
    expect(await failure(client.call(createThing))).toMatchObject({ name: "OutcomeUnknownError", cause: boom });
    expect(await failure(client.call(getThing))).toMatchObject({ name: "InputError", cause: boom });
    expect(seen).toHaveLength(2);
  });

  it("may give the request a signal of its own", async () => {
    const { client, raw } = setup(() => new Promise(() => {}));
    raw.use({ onRequest: ({ request }) => new Request(request, { signal: AbortSignal.timeout(20) }) });
    expect(await failure(client.call(getThing))).toMatchObject({
      name: "AbortedError",
      cause: { name: "TimeoutError" },
    });
  });

  it("without a handler is refused, and a missing one is skipped", async () => {
    const { client, raw } = setup(() => envelope(1));
    for (const bad of [{}, "onRequest", 5, { request() {} }]) {
      expect(() => raw.use(bad as never)).toThrow(InputError);
    }
    let count = 0;
    raw.use(undefined as never, { onError: () => undefined }, false as never, { onRequest: () => void count++ });
    await client.call(getThing);
    expect(count).toBe(1);
  });

  it("that is added while a call loads openapi-fetch is used by later calls", async () => {
    const { client, raw } = setup(() => envelope(1));
    let count = 0;
    const call = raw.GET("/v2/thing/get");
    raw.use({ onRequest: () => void count++ });
    await Promise.all([call, client.call(getThing)]);
    expect(count).toBeGreaterThan(0);
  });
});
