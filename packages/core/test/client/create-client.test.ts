import { afterEach, describe, expect, it, vi } from "vitest";
import { fieldAt } from "../../src/client/page-fields.ts";
import { createRegistry } from "../../src/client/registry.ts";
import { withField } from "../../src/client/with-field.ts";
import { createClient, fromEnv, type InputError, list } from "../../src/index.ts";
import { checkBaseUrl, checkText, isSafeUrl, timing } from "../../src/values/checks.ts";
import { credentials, envelope, failure, NOW, offline, type Reply } from "../support/client.ts";
import { createThing, findThings, getThing, type Order, operations, payThing } from "../support/operations.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("checks of a client's options", () => {
  const base = { timeoutMs: 1, deadlineMs: 2, retries: 3 };

  it("take a number of the call before that of the client", () => {
    expect(timing({}, base)).toEqual(base);
    expect(timing({ timeoutMs: 1, deadlineMs: 2 ** 31 - 1, retries: 7 }, base)).toEqual({
      timeoutMs: 1,
      deadlineMs: 2 ** 31 - 1,
      retries: 7,
    });
    for (const name of ["timeoutMs", "deadlineMs", "retries"] as const) {
      for (const value of [-1, 0.5, 2 ** 31, "1" as never]) {
        expect(() => timing({ [name]: value }, base)).toThrow(
          `${name} is ${value}, not a whole number from ${name === "timeoutMs" ? 1 : 0} to 2147483647`,
        );
      }
    }
    expect(() => timing({ timeoutMs: 0 }, base)).toThrow("timeoutMs is 0, not a whole number from 1 to 2147483647");
    expect(timing({ deadlineMs: 0, retries: 0 }, base)).toEqual({ ...base, deadlineMs: 0, retries: 0 });
  });

  it("take printable ASCII only, and never show it", () => {
    for (const text of ["!", "~", "a-Z_09"]) expect(() => checkText("it", text)).not.toThrow();
    for (const text of [" a", "a ", "a b", "\u007f", "é", 5, 0])
      expect(() => checkText("it", text)).toThrow("it is not a string of printable ASCII without white space");
    for (const text of ["", undefined, null]) expect(() => checkText("it", text)).toThrow("it is missing");
  });

  it.each([
    ["https://example.com", true],
    ["http://localhost", true],
    ["http://127.0.0.1:80", true],
    ["http://127.255.10.99", true],
    ["http://[::1]:1", true],
    ["http://example.com", false],
    ["http://localhost.example.com", false],
    ["http://xlocalhost", false],
    ["http://10.127.0.0.1.example", false],
    ["ftp://localhost", false],
  ])("take %s for safe: %s", (url, expected) => {
    expect(isSafeUrl(new URL(url))).toBe(expected);
  });

  it("take the slashes off the end of a base URL only", () => {
    expect(checkBaseUrl("https://example.com//a/b//")).toBe("https://example.com//a/b");
    for (const text of ["https://u@example.com", "https://:p@example.com", "https://example.com/?a", "nonsense"]) {
      const refuse = (): string => checkBaseUrl(text);
      if (text.endsWith("?a")) expect(refuse).toThrow();
      else
        expect(refuse).toThrow(
          "baseUrl is not a plain https address (http on loopback only; no credentials, query, fragment)",
        );
    }
  });

  it("say why a browser is refused, and take other runtimes", () => {
    vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0" });
    let error: InputError | undefined;
    try {
      createClient(credentials);
    } catch (thrown) {
      error = thrown as InputError;
    }
    expect(error).toMatchObject({
      message: "this is a browser: the secret would be public",
      hint: "Call from a server; set dangerouslyAllowBrowser only in pages that talk to a mock.",
    });
    for (const navigator of [undefined, {}, { userAgent: "Deno/2 (not Mozilla)" }]) {
      vi.stubGlobal("navigator", navigator);
      expect(createClient(credentials)).toBeDefined();
    }
  });
});

describe("fromEnv", () => {
  it("names all that is missing, and does without a process", () => {
    const all = "not set in the environment: PANDAPON_ACCESS_KEY, PANDAPON_ACCESS_SECRET, PANDAPON_USER_ID";
    expect(() => fromEnv({})).toThrow(all);
    vi.stubGlobal("process", undefined);
    expect(() => fromEnv()).toThrow(all);
    vi.stubGlobal("process", {});
    expect(() => fromEnv()).toThrow(all);
  });

  it("trims, and leaves an empty base URL out", () => {
    const env = {
      PANDAPON_ACCESS_KEY: " a\n",
      PANDAPON_ACCESS_SECRET: "b ",
      PANDAPON_USER_ID: "\tc",
      PANDAPON_BASE_URL: " ",
    };
    expect(fromEnv(env)).toEqual({ accessKey: "a", accessSecret: "b", userId: "c" });
    expect("baseUrl" in fromEnv(env)).toBe(false);
  });
});

describe("the registry", () => {
  it("prepares an operation once, with its override", () => {
    const registry = createRegistry({ getThing: { path: "/v9/x" } });
    const known = registry.prepare(getThing as never);
    expect(registry.prepare(getThing as never)).toBe(known);
    expect(known.operation).toMatchObject({ id: "getThing", path: "/v9/x", method: "GET" });
    expect(registry.prepare(createThing as never).operation.path).toBe(createThing.path);
  });

  it("finds added operations by method and path, and treats all others as documented writes", () => {
    const registry = createRegistry();
    registry.add(findThings as never);
    expect(registry.find("POST", findThings.path).operation).toMatchObject({ id: "findThings", safety: "read" });
    const unknown = registry.find("GET", findThings.path);
    expect(unknown.operation).toEqual({
      id: `GET ${findThings.path}`,
      method: "GET",
      path: findThings.path,
      safety: "write",
      grade: "documented",
    });
    // Any number of paths may be called by name: what is known of none of them is kept.
    expect(registry.find("GET", findThings.path)).not.toBe(unknown);
  });

  it("refuses what would change the host, from whomever it comes", () => {
    const registry = createRegistry();
    for (const path of [".evil.example/x", ":81/x", "@evil.example/x", "//evil.example/x", ""]) {
      expect(() => registry.find("GET", path)).toThrow("must begin with exactly one slash");
      expect(() => registry.prepare({ ...findThings, path } as never)).toThrow("findThings must begin");
    }
  });

  it("names the override that is not a path", () => {
    for (const path of ["v", "//x", "x/y", ""])
      expect(() => createRegistry({ getThing: { path } })).toThrow("overrides.getThing.path must begin");
    expect(() => createRegistry({ getThing: { path: "/a//b" } })).not.toThrow();
  });
});

describe("fields", () => {
  it("are read at any depth, undefined where there is nothing", () => {
    expect(fieldAt({ a: { b: [5] } }, "a.b.0")).toBe(5);
    for (const root of [undefined, null, {}, { a: null }, 5]) expect(fieldAt(root, "a.b")).toBeUndefined();
  });

  it("are set in a copy", () => {
    const root = { a: { b: 1, c: 2 }, d: 3 };
    expect(withField(root, "a.b", 9)).toEqual({ a: { b: 9, c: 2 }, d: 3 });
    expect(withField(undefined, "a.b.c", 9)).toEqual({ a: { b: { c: 9 } } });
    expect(root).toEqual({ a: { b: 1, c: 2 }, d: 3 });
  });
});

describe("list", () => {
  const page = (ids: readonly number[], more: object = {}): Response =>
    envelope({ list: ids.map((id) => ({ id: String(id), orderNo: "" })), ...more });
  const start = (reply: Reply, input = {}, operation: object = findThings) => {
    const { client, seen } = offline(reply);
    return { call: list<object, { list: Order[] }, Order>(client, operation as never, input), seen };
  };

  it("says what it refuses", async () => {
    const { client } = offline(() => envelope(null));
    expect(() => list(client, getThing)).toThrow(
      expect.objectContaining({ message: "getThing has no pages: use call", operationId: "getThing" }),
    );
    expect(await failure(start(() => page([1])).call.collect({ limit: 0.5 }))).toMatchObject({
      message: "limit is 0.5, not a whole number, 0 or more",
    });
    const same = start(() => page([1], { total: 9 }));
    expect(await failure(same.call.collect({ limit: 9 }))).toMatchObject({
      message: "findThings: page 2 has the same items as one before",
      operationId: "findThings",
      hint: "Fetch single pages by their number: the server does not page as described.",
    });
  });

  it("gives up after ten pages more than the total can fill, some room left for a list that grows", async () => {
    const { call, seen } = start((_, count) => page([count * 2, count * 2 + 1], { total: 3 + count * 2 }));
    expect(await failure(call.collect({ limit: 999 }))).toMatchObject({
      message: "findThings: more pages than 37 items can fill",
    });
    // First total 5, two to a page: 10 + 2 × 3 pages after the first.
    expect(seen).toHaveLength(17);
  });

  it("goes by the number of pages, wherever they start", async () => {
    for (const [first, input, requests] of [
      [1, {}, 3],
      [0, {}, 3],
      [1, { pageNo: 2 }, 2],
      [1, { pageNo: 3 }, 1],
    ] as const) {
      const operation = { ...findThings, page: { ...findThings.page, first } };
      const { call, seen } = start((_, count) => page([count], { pages: 3 }), input, operation);
      await call.collect({ limit: 99 });
      expect(seen).toHaveLength(requests);
    }
  });

  it("continues after an unknown end only while there are items, and stops when told that there is no next", async () => {
    const { call, seen } = start((_, count) => page([count], { hasNext: count === 1 ? null : count < 3 }));
    expect(await call.collect({ limit: 99 })).toHaveLength(3);
    expect(seen).toHaveLength(3);
  });

  it("has one page when the first is empty, and none for an empty one after the last", async () => {
    for (const [items, sizes] of [
      [[], [0]],
      [[1], [1]],
    ] as const) {
      const { call } = start((_, count) => page(count === 1 ? items : []));
      const found: number[] = [];
      for await (const { list } of call.pages()) found.push(list.length);
      expect(found).toEqual(sizes);
    }
  });

  it.each([{ pages: 0 }, { pages: -1 }, { pages: "many" }, { total: 0 }, { total: -9 }, { total: null }])(
    "goes on to the end when told %j",
    async (more) => {
      const { call } = start((_, count) => page([count], { ...more, hasNext: count < 20 }));
      expect(await call.collect({ limit: 99 })).toHaveLength(20);
    },
  );

  it("says why it was stopped", async () => {
    const controller = new AbortController();
    const { client } = offline(() => page([1, 2]));
    const items = list<object, unknown>(client, findThings as never, {}, { signal: controller.signal })[
      Symbol.asyncIterator
    ]();
    await items.next();
    controller.abort("enough");
    expect(await failure(items.next())).toMatchObject({
      name: "AbortedError",
      message: "findThings: aborted by its signal",
      operationId: "findThings",
      cause: "enough",
    });
  });

  it("collects no more than it needs, and refuses without leaving a rejection behind", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    const { call } = start(() => Response.json({ code: 5 }));
    expect(await failure(call.collect({ limit: -1 }))).toMatchObject({ name: "InputError" });
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });
});

describe("a view", () => {
  it("takes the user of the call, then its own, and shares the registered operations", async () => {
    const { client, seen } = offline((_, count) =>
      count === 1 ? new Response(null, { status: 503 }) : envelope(null),
    );
    const view = client.as("2100000000009");
    await (view.raw as unknown as { GET(path: string): Promise<unknown> }).GET("/v2/thing/get");
    await view.call(getThing, undefined, { userId: "2100000000008" });
    expect(seen.map(({ headers }) => headers.get("user-id"))).toEqual([
      "2100000000009",
      "2100000000009",
      "2100000000008",
    ]);
    expect(() => client.as("")).toThrow("userId is missing");
  });

  it("shows middleware the input as parameters of the path", async () => {
    const { client } = offline(() => envelope(1));
    const seen: unknown[] = [];
    client.raw.use({ onRequest: ({ params }) => void seen.push(params.path) });
    await client.call(payThing, { id: "7" });
    expect(seen).toEqual([{ id: "7" }]);
  });

  it("shows the load of a limiter that reports it, and zero for others", () => {
    expect(offline(() => envelope(1)).client.limits()).toEqual({ running: 0, waiting: 0, pausedMs: 0 });
    const acquire = async (): Promise<() => void> => () => {};
    const busy = { running: 1, waiting: 2, pausedMs: 3 };
    expect(offline(() => envelope(1), { limits: { acquire, snapshot: () => busy } }).client.limits()).toEqual(busy);
    expect(offline(() => envelope(1), { limits: { acquire } }).client.limits()).toEqual({
      running: 0,
      waiting: 0,
      pausedMs: 0,
    });
  });
});

describe("raw", () => {
  it("has every method of HTTP", async () => {
    const { client, seen } = offline(() => envelope(1));
    client.register(operations);
    const raw = client.raw as unknown as Record<string, (path: string, init?: object) => Promise<unknown>>;
    // TRACE is there as well, but no fetch takes it.
    const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "PATCH"];
    for (const method of methods) await raw[method]?.("/v2/other");
    expect(seen.map(({ method }) => method)).toEqual(methods);
    expect(typeof raw.HEAD).toBe("function");
    expect(typeof raw.TRACE).toBe("function");
  });

  it("keeps watching after a middleware that was never added is taken away", async () => {
    const { client, seen } = offline(() => envelope(1));
    const adds = { onRequest: ({ request }: { request: Request }) => request.headers.set("x-a", "1") };
    client.raw.use(adds as never);
    client.raw.eject({ onRequest() {} } as never);
    await client.call(getThing);
    client.raw.eject(adds as never);
    await client.call(getThing);
    expect(seen.map(({ headers }) => headers.get("x-a"))).toEqual(["1", null]);
  });
});

it("the default clock, nonce, waits and address are the real ones", async () => {
  const seen: [string, Headers][] = [];
  const before = Math.floor(Date.now() / 1000);
  const client = createClient({
    ...credentials,
    fetch: async (url, init) => {
      seen.push([url, new Headers(init.headers)]);
      return envelope(1);
    },
  });
  await client.call(getThing);
  const [[url, headers] = []] = seen;
  expect(url).toBe("https://api.pandapon.com/v2/thing/get");
  expect(Number(headers?.get("timestamp"))).toBeGreaterThanOrEqual(before);
  expect(Number(headers?.get("timestamp"))).toBeLessThan(NOW);
  expect(headers?.get("nonce-str")).toMatch(/^\w{32}$/);
});

describe("the cache of the runtime", () => {
  /** What fetch is told about it by two calls of a client. */
  async function told(): Promise<unknown[]> {
    const inits: RequestInit[] = [];
    const { client } = offline(() => envelope(1), {
      fetch: async (_, init) => {
        inits.push(init);
        return envelope(1);
      },
    });
    await client.call(getThing);
    await client.call(getThing);
    return inits.map((init) => ("cache" in init ? init.cache : "nothing"));
  }

  it("is told to keep no answer", async () => {
    expect(await told()).toEqual(["no-store", "no-store"]);
  });

  it.each([
    ["passes over that", class {}],
    [
      "takes it for something else",
      class {
        readonly cache = "default";
      },
    ],
    [
      "refuses it",
      class {
        constructor() {
          throw new Error("The 'cache' field is not implemented");
        }
      },
    ],
  ])("is told nothing where a Request %s", async (_, Request) => {
    vi.stubGlobal("Request", Request);
    expect(await told()).toEqual(["nothing", "nothing"]);
  });
});

describe("calls at the same time", () => {
  const busy = (options: object) => {
    let sent = 0;
    const { client } = offline(() => envelope(1), {
      ...options,
      fetch: () => {
        sent++;
        return new Promise<Response>(() => {});
      },
    });
    for (let count = 0; count < 103; count++) void client.call(getThing);
    return { client, sent: () => sent };
  };

  it("are a hundred by default, and the rest waits", async () => {
    const { client, sent } = busy({});
    await vi.waitFor(() => expect(client.limits()).toEqual({ running: 100, waiting: 3, pausedMs: 0 }));
    await vi.waitFor(() => expect(sent()).toBe(100));
  });

  it("are as many as there are without limits", async () => {
    const { client, sent } = busy({ limits: false });
    await vi.waitFor(() => expect(sent()).toBe(103));
    expect(client.limits()).toEqual({ running: 0, waiting: 0, pausedMs: 0 });
  });
});
