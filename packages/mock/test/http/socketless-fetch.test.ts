import { countingRequestIds, createMock } from "@pandapon/mock";
import { expect, it } from "vitest";
import { signed, without } from "../support/signed.ts";

const path = "/v2/taobao/cart/create/order";

it.each([
  ["an answer", "POST", path, '{"ids":[382]}', {}],
  ["a violation", "POST", path, '{"ids":["编号"]}', {}],
  ["bad JSON", "POST", path, "{bad", {}],
  ["too large", "POST", path, "x".repeat(11 * 1024 * 1024), {}],
  ["a named example", "POST", path, "{}", { prefer: "example=records-gone, code=503" }],
  ["another media type", "POST", path, "a=1", { "content-type": "text/plain" }],
  ["an unknown path", "GET", "/nope?a=%E4%BD%A0", undefined, {}],
  ["another method", "DELETE", path, undefined, {}],
  ["HEAD", "HEAD", "/v2/taobao/cart/list", undefined, {}],
  ["OPTIONS", "OPTIONS", path, undefined, { origin: "https://shop.example" }],
  ["a control path", "GET", "/__mock/health", undefined, {}],
])("%s: the same without a socket as with one", async (_, method, target, body, extra) => {
  const ends: { status: number; headers: Record<string, string>; body: string; journal: unknown }[] = [];
  const headers = { ...signed({ timestamp: "1700000000" }), ...extra };
  for (const socket of [true, false]) {
    const mock = await createMock({
      answers: "examples",
      clock: () => 1_700_000_000_000,
      requestId: countingRequestIds(),
    });
    const call = socket ? fetch : mock.fetch;
    const response = await call(`${mock.url}${target}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const [entry] = mock.requests();
    ends.push({
      status: response.status,
      headers: without(
        Object.fromEntries(response.headers),
        "connection",
        "keep-alive",
        "content-length",
        "transfer-encoding",
      ),
      body: await response.text(),
      journal: entry === undefined ? undefined : { ...entry, ms: 0, headers: {} },
    });
    await mock.close();
  }
  expect(ends[1]).toEqual(ends[0]);
});

it("takes any host, a Request, and a URL", async () => {
  const mock = await createMock({ auth: "off" });
  const url = "https://api.pandapon.com/v2/taobao/cart/list";
  expect((await mock.fetch(url)).status).toBe(200);
  expect((await mock.fetch(new URL(url))).status).toBe(200);
  expect(
    (await mock.fetch(new Request(url, { headers: { prefer: "example=empty" } }))).headers.get("x-mock-example"),
  ).toBe("empty");
  await mock.close();
});

it("is aborted by a signal", async () => {
  const mock = await createMock({ auth: "off" });
  const call = mock.fetch("http://any/v2/taobao/cart/list", { signal: AbortSignal.abort() });
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
  expect(mock.requests()).toEqual([]);
  await mock.close();
});
