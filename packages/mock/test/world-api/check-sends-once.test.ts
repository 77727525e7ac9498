import { createClient } from "@pandapon/core";
import { expect, test } from "vitest";
import { mockForFile } from "../support/server.ts";
import { signed } from "../support/signed.ts";

const running = mockForFile();
const clientWith = (call: typeof fetch) =>
  createClient({ ...running.mock.credentials, baseUrl: running.mock.url, fetch: call });

test("checkSendsOnce() shows that a plain fetch sends writes once, under every fault", async () => {
  const { ok, cases } = await running.mock.checkSendsOnce(clientWith(fetch));
  expect(cases.map(({ arrived }) => arrived)).toEqual(cases.map(() => 1));
  expect(new Set(cases.map(({ operation }) => operation))).toEqual(new Set(["createTaobaoCartOrder", "pay1688Order"]));
  expect(cases.length).toBe(16);
  expect(ok).toBe(true);
  expect(running.mock.rules()).toEqual([]);
}, 60_000);

test("checkSendsOnce() finds a client that repeats what failed", async () => {
  const once = (method: string, path: string): Promise<Response> =>
    fetch(`${running.mock.url}${path}?orderId=1`, {
      method,
      headers: signed(),
      signal: AbortSignal.timeout(1000),
      ...(method === "POST" ? { body: '{"ids":["1"]}' } : {}),
    });
  const repeating = (method: string) => async (path: string) => once(method, path).catch(() => once(method, path));
  const { ok, cases } = await running.mock.checkSendsOnce({ raw: { POST: repeating("POST"), GET: repeating("GET") } });
  expect(ok).toBe(false);
  const arrivals = (fault: string) => cases.filter((one) => one.fault === fault).map(({ arrived }) => arrived);
  expect(arrivals("reset")).toEqual([2, 2]);
  expect(arrivals("lost answer")).toEqual([2, 2]);
  expect(arrivals("HTTP 503")).toEqual([1, 1]);
}, 60_000);

test("checkSendsOnce() finds a fetch that builds its own init: it follows redirects, and repeats after HTTP 421", async () => {
  const rebuilding: typeof fetch = (url, { method, headers, body, signal } = {}) =>
    fetch(url, { method, headers, body, signal } as RequestInit);
  const { ok, cases } = await running.mock.checkSendsOnce(clientWith(rebuilding));
  expect(ok).toBe(false);
  expect([...new Set(cases.filter(({ arrived }) => arrived > 1).map(({ fault }) => fault))].sort()).toEqual([
    "HTTP 307",
    "HTTP 421",
  ]);
}, 60_000);

test("checkSendsOnce() says when the client does not call this mock", async () => {
  const elsewhere: typeof fetch = () => Promise.reject(new TypeError("fetch failed"));
  await expect(running.mock.checkSendsOnce(clientWith(elsewhere))).rejects.toThrow("nothing arrived");
}, 60_000);

test("checkSendsOnce() says what it takes when it is given something else, such as a whole marketplace", async () => {
  for (const given of [{ client: clientWith(fetch) }, {}, null, undefined, "client"])
    await expect(running.mock.checkSendsOnce(given as never)).rejects.toThrow("checkSendsOnce takes a client");
});
