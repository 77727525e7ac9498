import { describe, expect, it, vi } from "vitest";
import { createClient, fromEnv, InputError, signatureSchemes } from "../../src/index.ts";
import { credentials, envelope, failure, NOW, offline } from "../support/client.ts";
import { createThing, findThings, getThing, payThing, quoteFreight } from "../support/operations.ts";

const NONCE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

describe("a call", () => {
  it("is signed, sent once, and gives data with its ids as text", async () => {
    const text =
      '{"requestId":"r1","code":200,"developId":1110123456789012345,"msg":"成功","data":{"id":2541753627432451492,"orderNo":"1"}}';
    const { client, seen } = offline(() => new Response(text), { nonce: () => NONCE });
    const call = client.call(createThing, { ids: ["2541753627432451493"] });
    expect(await call).toEqual({ id: "2541753627432451492", orderNo: "1" });
    expect(seen).toHaveLength(1);
    const [sent] = seen;
    expect(sent?.url).toBe("https://api.pandapon.com/v2/thing/create");
    expect(sent?.method).toBe("POST");
    expect(sent?.body).toBe('{"ids":[2541753627432451493]}');
    expect(Object.fromEntries(sent?.headers ?? [])).toMatchObject({
      "access-key": credentials.accessKey,
      "user-id": credentials.userId,
      timestamp: "1700000000",
      "nonce-str": NONCE,
      signature: "A1AD0AD19249FD0F68410AD8798AD5CF",
      "content-type": "application/json",
    });
    expect(await call.withResponse()).toMatchObject({
      requestId: "r1",
      developId: "1110123456789012345",
      attempts: 1,
      status: 200,
      text,
      envelope: { code: 200, msg: "成功" },
    });
  });

  it("puts query fields into the query, and sets no content type without a body", async () => {
    const { client, seen } = offline(() => envelope(null));
    await client.call(getThing, { id: "a b&c=中'", q: "?" });
    expect(seen[0]?.url).toBe("https://api.pandapon.com/v2/thing/get?id=a%20b%26c%3D%E4%B8%AD%27&q=%3F");
    expect(seen[0]?.headers.has("content-type")).toBe(false);
    expect(seen[0]?.body).toBe("");
  });

  it("signs milliseconds when told so, and by another rule when told so", async () => {
    const { client, seen } = offline(() => envelope(null), {
      nonce: () => NONCE,
      timestampUnit: "ms",
      signatureScheme: signatureSchemes.B,
    });
    await client.call(getThing);
    expect(seen[0]?.headers.get("timestamp")).toBe("1700000000000");
    expect(seen[0]?.headers.get("signature")).toBe("051BC83E645783398C5F6B75BC271962");
  });

  it("hands the signer exactly what continues the wire", async () => {
    const inputs: unknown[] = [];
    const { client, seen } = offline(() => envelope(null), {
      baseUrl: "https://api.pandapon.com/api/",
      signer: (input) => {
        inputs.push(input);
        return "0123";
      },
    });
    await client.call(getThing, { id: "a?'b", q: "1" });
    await client.call(createThing, { remark: "中" });
    const [first, second] = seen.map(({ url, body }) => ({ url: new URL(url), body }));
    expect(inputs).toMatchObject([
      { method: "GET", path: first?.url.pathname, query: first?.url.search.slice(1), body: "" },
      { method: "POST", path: "/api/v2/thing/create", query: "", body: second?.body },
    ]);
    expect(first?.url.pathname).toBe("/api/v2/thing/get");
    expect(seen[0]?.headers.get("signature")).toBe("0123");
  });

  it("signs warehouse operations in the query too, with the values of the headers", async () => {
    const { client, seen } = offline(() => envelope(null), { nonce: () => NONCE });
    await client.call(quoteFreight, { weight: 1 });
    const url = new URL(seen[0]?.url ?? "");
    expect(url.searchParams.get("timestamp")).toBe("1700000000");
    expect(url.searchParams.get("sign")).toBe("A1AD0AD19249FD0F68410AD8798AD5CF");
    expect(seen[0]?.headers.get("signature")).toBe("A1AD0AD19249FD0F68410AD8798AD5CF");
  });

  it("uses a fresh nonce of 32 letters and digits for each call", async () => {
    const { client, seen } = offline(() => envelope(null));
    await Promise.all(Array.from({ length: 50 }, () => client.call(getThing)));
    const nonces = seen.map(({ headers }) => headers.get("nonce-str") ?? "");
    expect(new Set(nonces).size).toBe(50);
    for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9]{32}$/);
  });

  it("takes further headers, of which the signed ones win and null takes away", async () => {
    const { client, seen } = offline(() => envelope(null));
    await client.call(
      createThing,
      {},
      { headers: { "x-trace": "7", signature: "forged", "User-Id": "1", "content-type": null } },
    );
    expect(seen[0]?.headers.get("x-trace")).toBe("7");
    expect(seen[0]?.headers.get("signature")).not.toContain("forged");
    expect(seen[0]?.headers.get("user-id")).toBe(credentials.userId);
    expect(seen[0]?.headers.get("content-type")).not.toContain("json");
  });

  it("calls another path when told so", async () => {
    const { client, seen } = offline(() => envelope(null), { overrides: { payThing: { path: "/v3/pay/{id}" } } });
    await client.call(payThing, { id: "7" });
    expect(seen[0]?.url).toBe("https://api.pandapon.com/v3/pay/7");
  });

  it.each(["v3/pay", "//evil.example/pay", ""])("refuses the override %j", (path) => {
    expect(() => createClient({ ...credentials, overrides: { payThing: { path } } })).toThrow(InputError);
  });

  it("rejects a bad input before anything is sent", async () => {
    const { client, seen } = offline(() => envelope(null));
    for (const id of ["..", "", undefined as never]) {
      expect(await failure(client.call(payThing, { id }))).toMatchObject({
        name: "InputError",
        operationId: "payThing",
        attempts: 0,
        retryable: false,
      });
    }
    expect(seen).toHaveLength(0);
  });

  it.each([
    ["timeoutMs", -1],
    ["timeoutMs", 2 ** 31],
    ["timeoutMs", 1.5],
    ["deadlineMs", Number.NaN],
    ["deadlineMs", Number.POSITIVE_INFINITY],
    ["retries", -1],
    ["retries", "2" as never],
  ])("refuses %s: %s, of a call and of a client", async (name, value) => {
    const { client, seen } = offline(() => envelope(null));
    const error = await failure(client.call(getThing, {}, { [name]: value }));
    expect(error).toMatchObject({ name: "InputError", operationId: "getThing" });
    expect(String(error)).toContain(name);
    expect(() => createClient({ ...credentials, [name]: value })).toThrow(InputError);
    expect(seen).toHaveLength(0);
  });
});

describe("as", () => {
  it("calls for a sub-account and shares the rest", async () => {
    const { client, seen } = offline(() => envelope(null));
    const other = client.as("2100000000009");
    await other.call(getThing);
    await other.call(getThing, {}, { userId: "2100000000008" });
    await client.call(getThing);
    await other.as("2100000000007").call(getThing);
    await other.raw.GET("/v2/thing/get" as never);
    expect(seen.map(({ headers }) => headers.get("user-id"))).toEqual([
      "2100000000009",
      "2100000000008",
      credentials.userId,
      "2100000000007",
      "2100000000009",
    ]);
    expect(new Set(seen.map(({ headers }) => headers.get("access-key")))).toEqual(new Set([credentials.accessKey]));
  });

  it.each(["", "1 2", "1\n", 5 as never])("refuses %j", (userId) => {
    expect(() => offline(() => envelope(null)).client.as(userId)).toThrow(InputError);
  });

  it("leaves user-id out when there is none", async () => {
    const { client, seen } = offline(() => envelope(null), { userId: undefined });
    await client.call(getThing);
    expect(seen[0]?.headers.has("user-id")).toBe(false);
  });
});

describe("createClient", () => {
  it.each([
    "http://api.pandapon.com",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "ftp://api.pandapon.com",
    "api.pandapon.com",
    "",
    "https://user:pass@api.pandapon.com",
    "https://api.pandapon.com?x=1",
    "https://api.pandapon.com#x",
    "http://10.0.0.1",
  ])("refuses the base URL %j", (baseUrl) => {
    expect(() => createClient({ ...credentials, baseUrl })).toThrow(/baseUrl/);
  });

  it.each([
    ["http://localhost:4010", "http://localhost:4010/v2/thing/get"],
    ["http://127.0.0.1:4010/", "http://127.0.0.1:4010/v2/thing/get"],
    ["http://[::1]:4010", "http://[::1]:4010/v2/thing/get"],
    ["https://example.com/api/", "https://example.com/api/v2/thing/get"],
    ["HTTPS://EXAMPLE.com//", "https://example.com/v2/thing/get"],
  ])("takes the base URL %s", async (baseUrl, url) => {
    const { client, seen } = offline(() => envelope(null), { baseUrl });
    await client.call(getThing);
    expect(seen[0]?.url).toBe(url);
  });

  it.each([
    [{ accessKey: "" }, "accessKey"],
    [{ accessKey: undefined }, "accessKey"],
    [{ accessSecret: `${credentials.accessSecret}\n` }, "accessSecret"],
    [{ accessSecret: undefined }, "accessSecret"],
    [{ userId: 2100000000000 as never }, "userId"],
    [{ userId: "2100000000000 " }, "userId"],
    [{ accessKey: "键" }, "accessKey"],
  ])("refuses %j and does not print it", (wrong, name) => {
    const error = (() => {
      try {
        return createClient({ ...credentials, ...wrong } as never);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain(name);
    expect(String(error)).not.toContain("test-secret");
  });

  it("takes a secret that is not ASCII", () => {
    expect(createClient({ ...credentials, accessSecret: "test-密钥" })).toBeDefined();
  });

  it("refuses browsers by default", () => {
    vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 (X11; Linux x86_64)" });
    try {
      expect(() => createClient(credentials)).toThrow(/browser/);
      expect(createClient({ ...credentials, dangerouslyAllowBrowser: true })).toBeDefined();
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("keeps the secret out of what inspecting a client shows", async () => {
    const { inspect } = await import("node:util");
    const client = createClient(credentials);
    const shown = inspect(client, { depth: 10, showHidden: true, getters: true }) + JSON.stringify(client);
    expect(shown).not.toContain(credentials.accessSecret);
    expect(shown).not.toContain(credentials.accessKey);
  });

  it("uses the global fetch of the moment of the call", async () => {
    const client = createClient(credentials);
    vi.stubGlobal("fetch", async () => envelope("late"));
    try {
      expect(await client.call(getThing as never)).toBe("late");
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe("fromEnv", () => {
  const env = {
    PANDAPON_ACCESS_KEY: credentials.accessKey,
    PANDAPON_ACCESS_SECRET: `${credentials.accessSecret}\n`,
    PANDAPON_USER_ID: credentials.userId,
  };

  it("reads the credentials", () => {
    expect(fromEnv(env)).toEqual(credentials);
    expect(fromEnv({ ...env, PANDAPON_BASE_URL: "http://localhost:1" })).toEqual({
      ...credentials,
      baseUrl: "http://localhost:1",
    });
    expect(createClient(fromEnv(env))).toBeDefined();
  });

  it("names what is missing", () => {
    expect(() => fromEnv({ ...env, PANDAPON_ACCESS_SECRET: " ", PANDAPON_USER_ID: undefined })).toThrow(
      "not set in the environment: PANDAPON_ACCESS_SECRET, PANDAPON_USER_ID",
    );
  });

  it("reads the environment of the process", () => {
    vi.stubEnv("PANDAPON_ACCESS_KEY", "");
    try {
      expect(() => fromEnv()).toThrow(/PANDAPON_ACCESS_KEY/);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe("register", () => {
  it("is idempotent, takes lists and records, and holds for one client only", async () => {
    const { client, seen } = offline((_, count) =>
      count === 1 ? new Response(null, { status: 503 }) : envelope(null),
    );
    client.register([getThing, findThings]);
    client.register({ getThing, findThings });
    expect(await client.raw.GET("/v2/thing/get" as never)).toMatchObject({ data: { code: 200 } });
    expect(seen).toHaveLength(2);
    const other = createClient({
      ...credentials,
      fetch: async () => new Response(null, { status: 503 }),
      clock: () => NOW,
    });
    expect(await failure(other.raw.GET("/v2/thing/get" as never))).toMatchObject({ name: "OutcomeUnknownError" });
  });
});
