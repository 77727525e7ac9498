import { createMock } from "@pandapon/mock";
import { describe, expect, it } from "vitest";
import { sendRaw } from "../support/raw-socket.ts";
import { mockForFile } from "../support/server.ts";
import { orderSeeded } from "../support/shop.ts";
import { signed } from "../support/signed.ts";

const running = mockForFile();
const at = (target: string, init?: RequestInit): Promise<Response> =>
  fetch(new URL(running.mock.url).origin + target, init);
const get = async <T = Record<string, unknown>>(target: string): Promise<T> => (await (await at(target)).json()) as T;
const send = (method: string, target: string, body?: unknown): Promise<Response> =>
  at(target, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

interface Listed {
  readonly items: readonly {
    readonly n: number;
    readonly operationId?: string;
    readonly kind?: string;
    readonly event?: string;
  }[];
  readonly kept: number;
}

describe("open paths", () => {
  it("health", async () => {
    expect(await get("/__mock/health")).toMatchObject({ status: "ok", title: "PandaPon HTTP API" });
  });

  it("the first page: JSON for tools, HTML for people", async () => {
    const { operations } = await get<{ operations: unknown[] }>("/");
    expect(operations).toHaveLength(67);
    const page = await at("/", { headers: { accept: "text/html" } });
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await page.text()).toContain("createTaobaoCartOrder");
  });

  it("the description names this mock as its first server", async () => {
    const document = await get<{ openapi: string; paths: object; servers: { url: string }[] }>("/openapi.json");
    expect(document.openapi).toBe("3.1.1");
    expect(document.servers[0]?.url).toBe(running.mock.url);
    expect(Object.keys(document.paths)).toContain("/v2/taobao/cart/create/order");
  });

  it("pictures, for every page", async () => {
    const picture = await at("/__mock/pictures/shirt-grey-672991141207-0.svg", {
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(picture.headers.get("content-type")).toBe("image/svg+xml");
    expect(picture.headers.get("access-control-allow-origin")).toBe("*");
    expect(await picture.text()).toContain("<svg");
  });

  it("what does not exist names what does", async () => {
    const response = await at("/__mock/nothing", { method: "PUT" });
    expect(response.status).toBe(404);
    expect(JSON.stringify(await response.json())).toContain("GET /__mock/health");
  });

  it("below the base path, and in absolute form", async () => {
    await using based = await createMock({ basePath: "/api" });
    for (const path of ["/api/__mock/health", "/__mock/health", "/api/openapi.json", "/api"]) {
      expect((await fetch(new URL(based.url).origin + path)).status, path).toBe(200);
    }
    const { text } = await sendRaw(based.port, [
      `GET http://127.0.0.1:${based.port}/__mock/health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    ]);
    expect(text).toContain('"status":"ok"');
  });
});

describe("the control API is closed to the web", () => {
  it.each([
    ["a foreign origin", { origin: "https://evil.example" }],
    ["an opaque origin", { origin: "null" }],
    ["a cross-site fetch", { "sec-fetch-site": "cross-site" }],
    ["a same-site fetch", { "sec-fetch-site": "same-site" }],
  ])("%s", async (_, headers) => {
    for (const [method, path] of [
      ["GET", "/__mock/state"],
      ["POST", "/__mock/reset"],
      ["GET", "/__mock/nothing"],
      ["POST", "/__mock/cashier"],
    ] as const) {
      const { status, text } = await sendRaw(running.mock.port, [
        `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${running.mock.port}\r\n${Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join("")}connection: close\r\n\r\n`,
      ]);
      expect(status, text).toBe(403);
      expect(text.toLowerCase()).not.toContain("access-control");
    }
  });

  it("a preflight of a foreign page is not answered with CORS", async () => {
    const preflight = await at("/__mock/state", {
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-method": "GET" },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    expect(preflight.status).toBe(403);
  });

  it("a host name that points to this machine (DNS rebinding)", async () => {
    const ask = (port: number, host: string) =>
      sendRaw(port, [`GET /__mock/state HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`]);
    const { port } = running.mock;
    expect((await ask(port, "rebound.example")).status).toBe(403);
    expect((await ask(port, "127.0.0.1.evil.example")).status).toBe(403);
    for (const host of [
      "localhost",
      "localhost:4010",
      "127.0.0.1",
      "[::1]:4010",
      "mock.localhost",
      "localhost.:4010",
    ]) {
      expect((await ask(port, host)).status, host).toBe(200);
    }
    await using named = await createMock({ controlHosts: ["mock"] });
    expect((await ask(named.port, "mock:4010")).status).toBe(200);
  });

  it("its own page may use it, and so may tools", async () => {
    const origin = new URL(running.mock.url).origin;
    const own = await at("/__mock/state", { headers: { origin, "sec-fetch-site": "same-origin" } });
    expect(own.status).toBe(200);
    expect(own.headers.get("access-control-allow-origin")).toBeNull();
    expect((await running.mock.fetch("http://mock/__mock/state")).status).toBe(200);
  });

  it("the API paths stay open to every page", async () => {
    const answer = await at("/v2/taobao/cart/list", { headers: { ...signed(), origin: "https://shop.example" } });
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://shop.example");
  });
});

describe("requests", () => {
  it("are listed, the newest first, and found by word and kind", async () => {
    running.mock.reset();
    await at("/v2/taobao/cart/list?a=1", { headers: signed() });
    await at("/v2/taobao/cart/list");
    const all = await get<Listed>("/__mock/requests");
    expect(all.items.map(({ n, kind }) => [n, kind])).toEqual([
      [2, "refused"],
      [1, "warned"],
    ]);
    expect((await get<Listed>("/__mock/requests?kind=refused")).items).toHaveLength(1);
    expect((await get<Listed>("/__mock/requests?q=debug")).items).toHaveLength(0);
    expect((await get<Listed>("/__mock/requests?limit=0")).items).toEqual([]);
    expect((await get<Listed>("/__mock/requests?before=2&limit=1")).items.map(({ n }) => n)).toEqual([1]);
    expect((await at("/__mock/requests", { method: "DELETE" })).status).toBe(204);
    expect((await get<Listed>("/__mock/requests")).kept).toBe(0);
  });

  it("show their checks, and where in the body the mistakes stand", async () => {
    running.mock.reset();
    const body = '{ "ids": ["x"], "IDS": 1 }';
    await at("/v2/taobao/cart/create/order", { method: "POST", body, headers: signed() });
    const detail = await get<{
      checks: { step: string; state: string }[];
      violations: { start: number; end: number }[];
      overlooked: { start: number; end: number; didYouMean: string }[];
    }>("/__mock/requests/1");
    expect(detail.checks.map(({ step, state }) => `${step} ${state}`)).toEqual([
      "Route ok",
      "Signature ok",
      "Timestamp ok",
      "Nonce ok",
      "Description refused",
      "World not reached",
    ]);
    const [violation] = detail.violations;
    expect(body.slice(violation?.start, violation?.end)).toBe('"x"');
    const [warning] = detail.overlooked;
    expect([body.slice(warning?.start, warning?.end), warning?.didYouMean]).toEqual(['"IDS"', "ids"]);
    expect((await at("/__mock/requests/99")).status).toBe(404);
  });

  it("are replayed, and written as code, signed anew", async () => {
    running.mock.reset();
    await at("/v2/taobao/cart/list", { headers: signed() });
    expect(await (await send("POST", "/__mock/requests/1/replay")).json()).toEqual({ n: 2 });
    expect(running.mock.requests().map(({ status }) => status)).toEqual([200, 200]);
    const curl = await (await at("/__mock/requests/1/code?as=curl")).text();
    expect(curl).toContain(`curl -X GET '${running.mock.url}/v2/taobao/cart/list'`);
    const code = await (await at("/__mock/requests/1/code?as=fetch")).text();
    const again = (await new Function(
      `return (async () => ${code.replace(/^await /, "").replace(/;\n$/, "")})()`,
    )()) as Response;
    expect(again.headers.get("x-mock-auth")).toBe('{"result":"verified"}');
    expect((await at("/__mock/requests/1/code?as=php")).status).toBe(400);
  });

  it("mask what a log must not hold, but show ids and the user id as they were sent", async () => {
    const signing = signed();
    const headers = { ...signing, authorization: "Bearer abcdefghijkl", cookie: "session=abcdefghijkl" };
    const body = '{"ids":["1232730479761801257"],"n":1232730479761801259}';
    await at("/v2/taobao/cart/create/order", { method: "POST", body, headers });
    const last = running.mock.requests().at(-1);
    const text = JSON.stringify(last);
    for (const secret of [signing["access-key"] ?? "", signing.signature ?? "", "abcdefghijkl", "test-secret"])
      expect(text).not.toContain(secret);
    expect(last?.headers["user-id"]).toBe("2100000000000");
    expect(last?.rawBody).toBe(body);
    expect(last?.body).toEqual({ ids: ["1232730479761801257"], n: "1232730479761801259" });
  });

  it("with bodies nested 200 deep are listed at once", async () => {
    running.mock.reset();
    const deep = `${"[".repeat(190)}${"1,".repeat(90_000)}1${"]".repeat(190)}`;
    for (let count = 0; count < 12; count++) {
      await running.mock.fetch("http://any/v2/taobao/cart/create/order", {
        method: "POST",
        body: deep,
        headers: signed(),
      });
    }
    const text = await (await at("/__mock/requests")).text();
    expect(text.length).toBeLessThan(100_000);
    expect(running.mock.requests().length).toBe(12);
  }, 20_000);

  it("show no secret of a URL that cannot be read", async () => {
    const response = await sendRaw(running.mock.port, [
      `GET /v2/x?sign=ABCDEF0123456789&%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    ]);
    expect(response.status).toBe(400);
    expect(response.text).not.toContain("ABCDEF0123456789");
    expect(JSON.stringify(running.mock.requests().at(-1))).not.toContain("ABCDEF0123456789");
  });
});

describe("rules", () => {
  it("are made, changed and removed, and tell the line that makes them in a test", async () => {
    const made = (await (
      await send("POST", "/__mock/rules", { operationId: "listTaobaoCartItems", do: { loseAnswer: true }, times: 2 })
    ).json()) as { id: string; code: string };
    expect(made.code).toBe('mock.next("listTaobaoCartItems", { loseAnswer: true }, { times: 2 })');
    expect(await (await send("PATCH", `/__mock/rules/${made.id}`, { on: false })).json()).toMatchObject({ on: false });
    expect((await at("/v2/taobao/cart/list", { headers: signed() })).status).toBe(200);
    await send("PATCH", `/__mock/rules/${made.id}`, { on: true });
    await expect(at("/v2/taobao/cart/list", { headers: signed() })).rejects.toThrow();
    const last = running.mock.requests().at(-1)?.number;
    expect(await get(`/__mock/rules/${made.id}`)).toMatchObject({ hits: 1, left: 1, lastRequest: last });
    expect((await send("DELETE", `/__mock/rules/${made.id}`)).status).toBe(204);
    expect(await get("/__mock/rules")).toEqual([]);
  });

  it("that cannot be are refused, and the field named", async () => {
    const refused = await send("POST", "/__mock/rules", { operationId: "listTaobaoCartItem", do: { status: 503 } });
    expect([refused.status, await refused.json()]).toMatchObject([400, { field: "operationId" }]);
    expect(await (await send("POST", "/__mock/rules", { do: { status: 1 } })).json()).toMatchObject({
      field: "status",
    });
    expect((await at("/__mock/rules", { method: "POST", body: "{" })).status).toBe(400);
  });
});

describe("a misspelt name", () => {
  it.each([
    ["POST", "/__mock/rules", { operationId: "*", do: "html", time: 2 }, "time", 'did you mean "times"?'],
    ["POST", "/__mock/clock", { BY: "1h" }, "BY", 'did you mean "by"?'],
    ["POST", "/__mock/worlds", { seeds: "a" }, "seeds", 'did you mean "seed"?'],
    ["POST", "/__mock/pushes", { order_id: "1", event: "status" }, "order_id", 'did you mean "orderId"?'],
    ["PUT", "/__mock/callback", { url: null, from: "text" }, "from", 'did you mean "form"?'],
    ["PATCH", "/__mock/rules/1", { enabled: false }, "enabled", "there are on"],
    ["POST", "/__mock/reset?wrold=by-name", {}, "?wrold", 'did you mean "world"?'],
  ])("in %s %s is refused, not passed over", async (method, path, body, field, said) => {
    const answer = await send(method, path, body);
    expect(answer.status).toBe(400);
    const told = (await answer.json()) as { error: { en: string }; field: string };
    expect(told.field).toBe(field);
    expect(told.error.en).toContain(said);
  });
});

describe("worlds, clock and state", () => {
  it("a world is made, used by name, moved, saved and brought back", async () => {
    const world = (await (await send("POST", "/__mock/worlds", { name: "by-api" })).json()) as {
      accessKey: string;
      accessSecret: string;
      userId: string;
    };
    expect((await at("/v2/taobao/cart/list", { headers: signed(world) })).headers.get("x-mock-auth")).toBe(
      '{"result":"verified"}',
    );
    const before = await get<{ clock: { now: number; moved: boolean }; counts: { requests: number } }>(
      "/__mock/state?world=by-api",
    );
    expect([before.clock.moved, before.counts.requests]).toEqual([false, 1]);
    const snapshot = await get("/__mock/snapshot?world=by-api");
    const moved = (await (await send("POST", "/__mock/clock?world=by-api", { by: "30m" })).json()) as {
      now: number;
      moved: boolean;
    };
    expect(moved.moved).toBe(true);
    expect(moved.now - before.clock.now).toBeGreaterThanOrEqual(1_800_000);
    expect((await send("PUT", "/__mock/snapshot?world=by-api", snapshot)).status).toBe(204);
    expect((await send("PUT", "/__mock/snapshot?world=by-api", { format: 7 })).status).toBe(400);
    expect((await send("POST", "/__mock/clock?world=by-api", { by: "soon" })).status).toBe(400);
    expect((await send("POST", "/__mock/reset?world=by-api")).status).toBe(204);
    expect((await send("DELETE", "/__mock/worlds/by-api")).status).toBe(204);
    expect((await at("/__mock/state?world=by-api")).status).toBe(404);
    expect((await send("DELETE", "/__mock/worlds/default")).status).toBe(409);
  });

  it("orders, their acts, and pushes", async () => {
    await using mock = await createMock({ auth: "off", manual: true });
    const own = new URL(mock.url).origin;
    const post = (path: string, body: unknown): Promise<Response> =>
      fetch(own + path, { method: "POST", body: JSON.stringify(body) });
    const id = await orderSeeded(mock);
    const orders = (await (await fetch(`${own}/__mock/orders`)).json()) as {
      id: string;
      status: string;
      totalFen: number;
    }[];
    expect(orders.find((order) => order.id === id)).toMatchObject({ status: "unpaid", totalFen: 3990 });
    expect((await post(`/__mock/orders/${id}/act`, { actor: "seller", verb: "ship" })).status).toBe(409);
    expect((await post(`/__mock/orders/${id}/act`, { actor: "buyer", verb: "pay" })).status).toBe(200);
    const detail = (await (await fetch(`${own}/__mock/orders/${id}`)).json()) as {
      status: string;
      actions: { verb: string; enabled: boolean }[];
      events: unknown[];
    };
    expect(detail.status).toBe("paid");
    expect(detail.actions.filter(({ enabled }) => enabled).map(({ verb }) => verb)).toContain("ship");
    expect(detail.events.length).toBeGreaterThan(1);
    const [push] = (await (await fetch(`${own}/__mock/pushes`)).json()) as { id: string; state: string }[];
    expect(push?.state).toBe("recorded");
    expect((await post("/__mock/pushes", { orderId: id, event: "nonsense" })).status).toBe(400);
    expect((await fetch(`${own}/__mock/pushes/${push?.id}`)).status).toBe(200);
  });

  it("the cashier page of 1688 is served, and its button pays", async () => {
    const page = await at("/__mock/cashier?orderId=1&world=default");
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const paid = await at("/__mock/cashier", {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ orderId: "1", world: "default" }),
    });
    expect([paid.status, paid.headers.get("location")]).toEqual([303, "/__mock/cashier?orderId=1&world=default"]);
  });

  it("an operation is tried with its input alone", async () => {
    const tried = (await (await send("POST", "/__mock/operations/listTaobaoCartItems/try", { input: {} })).json()) as {
      n: number;
      answer: { status: number; rawBody: string };
    };
    expect(tried.answer.status).toBe(200);
    expect(running.mock.requests().at(-1)?.number).toBe(tried.n);
    const freight = (await (
      await send("POST", "/__mock/operations/estimateOverseasFreight/try", { input: {} })
    ).json()) as { answer: { headers: Record<string, string> } };
    expect(freight.answer.headers["x-mock-auth"]).toBe('{"result":"verified"}');
    expect(await get("/__mock/operations")).toHaveLength(67);
    expect(await get("/__mock/operations/payTaobaoOrder")).toMatchObject({ safety: "payment" });
  });
});

describe("events", () => {
  it("stream what happens, and what happened since the last connection", async () => {
    running.mock.reset();
    const stop = new AbortController();
    const first = await at("/__mock/events", { signal: stop.signal });
    expect(first.headers.get("content-type")).toBe("text/event-stream");
    const reader = first.body?.pipeThrough(new TextDecoderStream()).getReader();
    await at("/v2/taobao/cart/list", { headers: signed() });
    let text = "";
    while (!text.includes("event: request")) text += (await reader?.read())?.value ?? "";
    expect(text).toContain("id: 1\nevent: request\ndata: {");
    stop.abort();
    await at("/v2/taobao/cart/list", { headers: signed() });
    const again = new AbortController();
    const second = await at("/__mock/events", { signal: again.signal, headers: { "last-event-id": "1" } });
    const more = second.body?.pipeThrough(new TextDecoderStream()).getReader();
    let replayed = "";
    while (!replayed.includes("id: 2")) replayed += (await more?.read())?.value ?? "";
    expect(replayed).not.toContain("id: 1\n");
    again.abort();
  });

  it("tell of a gap where rows were forgotten", async () => {
    const stop = new AbortController();
    const stream = await at("/__mock/events", { signal: stop.signal, headers: { "last-event-id": "100000" } });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("event: gap")) text += (await reader?.read())?.value ?? "";
    stop.abort();
  });
});
