import { createServer } from "node:net";
import { createMock, type JournalEntry, type MockOptions } from "@pandapon/mock";
import { describe, expect, it } from "vitest";

describe("createMock", () => {
  it("takes a free port, reports it, and releases it", async () => {
    const mock = await createMock();
    expect(mock.port).toBeGreaterThan(0);
    expect(mock.url).toBe(`http://127.0.0.1:${mock.port}`);
    await mock.close();
    await expect(fetch(mock.url)).rejects.toThrow();
    const again = await createMock({ port: mock.port });
    expect(again.port).toBe(mock.port);
    await again.close();
  });

  it("close() hangs up on open connections and may be called twice", async () => {
    const mock = await createMock({ auth: "off" });
    // Keeps its connection open.
    await (await fetch(`${mock.url}/v2/taobao/cart/list`)).text();
    const started = performance.now();
    await mock.close();
    await mock.close();
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it("is closed at the end of a block", async () => {
    let url = "";
    {
      await using mock = await createMock();
      url = mock.url;
      expect((await fetch(`${url}/__mock/health`)).status).toBe(200);
    }
    await expect(fetch(url)).rejects.toThrow();
  });

  it("several at once know nothing of each other", async () => {
    const [a, b] = await Promise.all([createMock({ auth: "off" }), createMock({ auth: "off" })]);
    await fetch(`${a.url}/v2/taobao/cart/list`);
    expect(a.requests()).toHaveLength(1);
    expect(b.requests()).toHaveLength(0);
    await Promise.all([a.close(), b.close()]);
  });

  it("a port in use: Node's error with its code", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    await expect(createMock({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await new Promise((resolve) => server.close(resolve));
  });

  it("logger gets each entry", async () => {
    const entries: JournalEntry[] = [];
    await using mock = await createMock({ auth: "off", logger: (entry) => entries.push(entry) });
    await mock.fetch("http://any/v2/taobao/cart/list");
    expect(entries).toEqual(mock.requests());
  });

  it.each<[string, MockOptions]>([
    ["auth", { auth: "maybe" as "off" }],
    ["signatureScheme", { signatureScheme: "Z" as "A" }],
    ["signatureScheme", { signatureScheme: "toString" as "A" }],
    ["timestampUnit", { timestampUnit: "min" as "s" }],
    ["language", { language: "th" as "en" }],
    ["log", { log: "loud" as "text" }],
    ["basePath", { basePath: "api" }],
    ["basePath", { basePath: "/a?b" }],
    ["credentials", { credentials: [{ accessKey: "a", accessSecret: "", userId: "1" }] }],
    ["twice", { credentials: [1, 2].map((n) => ({ accessKey: "a", accessSecret: `${n}`, userId: "1" })) }],
    ["twice", { credentials: [{ accessKey: "0".repeat(32), accessSecret: "b", userId: "1" }] }],
    ["credentials takes a list", { credentials: {} as never }],
    ["basePath: the paths below /__mock", { basePath: "/__mock/api" }],
    ['port: "x" is not a whole number', { port: "x" as never }],
    ["port: 65536", { port: 65_536 }],
    ["scenario: 5 is not a string", { scenario: 5 as never }],
    ['manual: "yes" is not a boolean', { manual: "yes" as never }],
    ["clock: 5 is not a function", { clock: 5 as never }],
    ["controlHosts", { controlHosts: "mock" as unknown as string[] }],
    ['did you mean "scenario"?', { sceanrio: "happy-path" } as MockOptions],
    ['no option "colour"', { colour: "red" } as MockOptions],
    ["maxBodyBytes", { maxBodyBytes: 0 }],
    ["host", { host: "" }],
    ["port", { port: Number.NaN }],
    ["port", { port: -1 }],
    ["port", { port: 65_536 }],
    ["headersTimeoutMs", { headersTimeoutMs: Number.NaN }],
  ])("a senseless %s is refused at once", async (name, options) => {
    await expect(createMock(options)).rejects.toThrow(TypeError);
    await expect(createMock(options)).rejects.toThrow(name);
  });
});
