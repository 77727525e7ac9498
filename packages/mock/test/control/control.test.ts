import { describe, expect, it } from "vitest";
import { mockForFile } from "../support/server.ts";
import { signed } from "../support/signed.ts";

const running = mockForFile();
const at = (target: string, init?: RequestInit): Promise<Response> => fetch(running.mock.url + target, init);

describe("control paths", () => {
  it("health", async () => {
    expect(await (await at("/__mock/health")).json()).toMatchObject({ status: "ok", title: "PandaPon HTTP API" });
  });

  it("requests, the same as requests(); reset empties both", async () => {
    await at("/v2/taobao/cart/list?a=1", { headers: signed() });
    const listed = (await (await at("/__mock/requests")).json()) as { operationId: string; query: unknown }[];
    expect(listed.at(-1)).toMatchObject({ operationId: "listTaobaoCartItems", query: { a: "1" }, status: 200 });
    expect(listed).toEqual(JSON.parse(JSON.stringify(running.mock.requests())));
    expect((await at("/__mock/reset", { method: "POST" })).status).toBe(204);
    expect(running.mock.requests()).toEqual([]);
    expect(await (await at("/__mock/requests")).json()).toEqual([]);
  });

  it("the description", async () => {
    const document = (await (await at("/openapi.json")).json()) as { openapi: string; paths: object };
    expect(document.openapi).toBe("3.1.1");
    expect(Object.keys(document.paths)).toContain("/v2/taobao/cart/create/order");
  });

  it("what does not exist names what does", async () => {
    const response = await at("/__mock/scenario", { method: "PUT" });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ known: expect.arrayContaining(["GET /__mock/health"]) });
  });
});

describe("the journal", () => {
  it("masks what a log must not hold", async () => {
    const headers = signed();
    await at("/v2/taobao/cart/list", {
      headers: { ...headers, authorization: "Bearer abcdefghijkl", cookie: "session=abcdefghijkl" },
    });
    const text = JSON.stringify(running.mock.requests().at(-1));
    for (const secret of [headers["access-key"], headers.signature, "abcdefghijkl", "test-secret"]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain(headers["nonce-str"]);
  });

  it("shows ids and the user id as they were sent", async () => {
    const headers = { ...signed(), "user-id": "2100000000000" };
    const body = '{"ids":["1232730479761801257"],"n":1232730479761801259}';
    await at("/v2/taobao/cart/create/order", { method: "POST", body, headers });
    const last = running.mock.requests().at(-1);
    expect(last?.headers["user-id"]).toBe("2100000000000");
    expect(last?.rawBody).toBe(body);
    expect(last?.body).toEqual({ ids: ["1232730479761801257"], n: "1232730479761801259" });
  });

  it("reads large bodies again, instead of keeping them decoded", async () => {
    const body = JSON.stringify({ ids: ["1"], text: "x".repeat(20_000) });
    await at("/v2/taobao/cart/create/order", { method: "POST", body, headers: signed() });
    expect(running.mock.requests().at(-1)?.body).toEqual(JSON.parse(body));
  });
});
