import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OwnMock, ownMock } from "../support/own-api.ts";
import { mockForFile } from "../support/server.ts";

interface Told {
  readonly location: readonly string[];
  readonly rule: string;
  readonly didYouMean?: string;
  readonly en: string;
}

const warningsOf = (response: Response): readonly Told[] =>
  JSON.parse(response.headers.get("x-mock-warnings") ?? "[]") as Told[];
const brief = (response: Response) =>
  warningsOf(response).map(({ location, rule, didYouMean }) => [location.join("."), rule, didYouMean]);

describe("what the real API would pass over", () => {
  const running = mockForFile({ auth: "off" });
  const call = (method: string, target: string, body?: unknown): Promise<Response> =>
    running.mock.fetch(`http://mock${target}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  const order = "/v2/taobao/cart/create/order";

  test("a field in the wrong case is told, with the name that was meant", async () => {
    const response = await call("POST", order, { IDS: ["1"] });
    expect(response.status).toBe(200);
    expect(warningsOf(response)).toMatchObject([
      {
        location: ["body", "IDS"],
        rule: "unknown-name",
        didYouMean: "ids",
        en: 'the body has no "IDS"; did you mean "ids"?',
      },
    ]);
    const entry = running.mock.requests().at(-1);
    expect(entry?.warnings).toMatchObject([{ location: ["body", "IDS"], didYouMean: "ids" }]);
  });

  test.each([
    ["/v2/alibaba/order/page", "PAGENO", "pageNo"],
    ["/v2/alibaba/refund/reason/list", "orderID", "orderId"],
    ["/v2/alibaba/refund/voucher/upload", "ImageData", "imageData"],
  ])("a field of %s is told, although the description says that others are allowed", async (path, sent, meant) => {
    expect(brief(await call("POST", path, { [sent]: "1" }))).toEqual([[`body.${sent}`, "unknown-name", meant]]);
  });

  test("a name that is sent twice is told where it stands, also in JSON inside a text", async () => {
    const headers = { "content-type": "application/json" };
    const post = (path: string, body: string): Promise<Response> =>
      running.mock.fetch(`http://mock${path}`, { method: "POST", body, headers });
    const response = await post(order, '{"ids":["382"],"orderAddress":{"name":"a","name":"b"},"ids":["1"]}');
    expect(brief(response)).toEqual([
      ["body.orderAddress.name", "repeated-name", undefined],
      ["body.ids", "repeated-name", undefined],
    ]);
    expect(warningsOf(response)[1]?.en).toBe("body.ids is sent more than once; the mock reads the last value");
    expect(running.mock.requests().at(-1)?.body).toMatchObject({ ids: ["1"], orderAddress: { name: "b" } });
    const inText = JSON.stringify({ params: '[{"itemId":"1","itemId":"2","skuIds":[]}]' });
    expect(brief(await post("/v2/taobao/product/batch/check", inText))).toEqual([
      ["body.params.0.itemId", "repeated-name", undefined],
    ]);
  });

  test("a header of the mock's own with a wrong name is told: the call would go to another world", async () => {
    const { mock } = running;
    for (const [sent, meant] of [
      ["x-mock-wrold", "x-mock-world"],
      ["X-Mock-Scenarios", "x-mock-scenario"],
      ["x-mock-user", undefined],
    ] as const) {
      const response = await mock.fetch("http://mock/v2/taobao/cart/list", { headers: { [sent]: "a" } });
      expect(brief(response)).toEqual([[`header.${sent.toLowerCase()}`, "unknown-name", meant]]);
    }
    const right = await mock.fetch("http://mock/v2/taobao/cart/list", { headers: { "x-mock-world": "default" } });
    expect(right.headers.get("x-mock-warnings")).toBeNull();
  });

  test("names are looked for at every depth", async () => {
    const response = await call("POST", order, { ids: ["1"], orderAddress: { ADDRESS: "x", mobilephone: "y" } });
    expect(warningsOf(response).map(({ location }) => location.join("."))).toEqual([
      "body.orderAddress.ADDRESS",
      "body.orderAddress.mobilephone",
    ]);
  });

  test("query names: case, brackets, unknown ones", async () => {
    const response = await call("GET", "/v2/taobao/product/get?itemid=1&itemId[]=2&debug=1");
    expect(brief(response)).toEqual([
      ["query.itemid", "unknown-name", "itemId"],
      ["query.itemId[]", "unknown-name", "itemId"],
      ["query.debug", "unknown-name", undefined],
    ]);
  });

  test("a field of the body in the query, and a parameter of the query in a body that nothing reads", async () => {
    const inQuery = await call("POST", `${order}?ids=1`, { ids: ["1"] });
    expect(brief(inQuery)).toEqual([["query.ids", "wrong-place", "ids"]]);
    const inBody = await running.mock.fetch("http://mock/v2/taobao/cart/list", { method: "GET" });
    expect(brief(inBody)).toEqual([]);
  });

  test("names inside JSON text, and a text that is not JSON", async () => {
    const check = "/v2/taobao/product/batch/check";
    const inside = await call("POST", check, { params: '[{"itemid":"1"}]' });
    expect(brief(inside)).toEqual([["body.params.0.itemid", "unknown-name", "itemId"]]);
    const broken = await call("POST", check, { params: "[{" });
    expect(brief(broken)).toEqual([["body.params", "unreadable-text", undefined]]);
  });

  test("a refusal says what was probably meant", async () => {
    const response = await call("GET", "/v2/taobao/product/get?itemid=1");
    const { msg } = (await response.json()) as { msg: string };
    if (response.status === 400) expect(msg).toContain('did you mean "itemId"?');
    expect(brief(response)).toEqual([["query.itemid", "unknown-name", "itemId"]]);
  });

  test("a path that is nearly right: 404 that names the operation", async () => {
    const response = await call("GET", "/api/V2/taobao/cart/list/");
    expect(response.status).toBe(404);
    const { msg } = (await response.json()) as { msg: string };
    expect(msg).toContain("did you mean GET /v2/taobao/cart/list (listTaobaoCartItems)?");
    expect(brief(response)).toEqual([["path", "near-path", "GET /v2/taobao/cart/list"]]);
  });

  test("every request example of the description passes without a word", async () => {
    const document = (await (await running.mock.fetch("http://mock/openapi.json")).json()) as {
      paths: Record<string, Record<string, { requestBody?: { content: Record<string, { examples?: object }> } }>>;
      components: { examples: Record<string, { value: unknown }> };
    };
    let sent = 0;
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { requestBody }] of Object.entries(methods)) {
        const examples = requestBody?.content?.["application/json"]?.examples ?? {};
        for (const example of Object.values(examples) as { $ref?: string; value?: unknown }[]) {
          const name = example.$ref?.split("/").at(-1) ?? "";
          const value = example.value ?? document.components.examples[name]?.value;
          const response = await call(method.toUpperCase(), path, value);
          expect(brief(response), `${method} ${path} ${name}`).toEqual([]);
          sent++;
        }
      }
    }
    expect(sent).toBeGreaterThan(40);
  }, 30_000);
});

describe("--validate", () => {
  let strict: OwnMock;
  let off: OwnMock;
  beforeAll(async () => {
    strict = await ownMock({ validate: "strict" });
    off = await ownMock({ validate: "off" });
  });
  afterAll(async () => {
    await Promise.all([strict.close(), off.close()]);
  });
  const post = (mock: OwnMock, body: string): Promise<Response> =>
    mock.fetch("http://any/orders", { method: "POST", body, headers: { "content-type": "application/json" } });

  test("strict refuses unknown names, and says which", async () => {
    const response = await post(strict, '{"kind":"普通","quantty":2}');
    expect(response.status).toBe(400);
    expect(response.headers.get("x-mock-code")).toContain('99444; reason="unknown-name"');
    expect(((await response.json()) as { msg: string }).msg).toContain('did you mean "quantity"?');
    expect((await post(strict, '{"kind":"普通","quantity":2}')).status).toBe(200);
    expect((await post(strict, '{"kind":"普通","quantity":2,"kind":"普通"}')).status).toBe(400);
  });

  test("off answers a request that breaks the description", async () => {
    const response = await post(off, '{"kind":"neither","quantty":2}');
    expect(response.status).toBe(200);
    expect(response.headers.get("x-mock-warnings")).toBeNull();
    expect(response.headers.get("x-mock-violations")).toBeNull();
  });

  test("names inside a recursive schema, and inside one that allows any", async () => {
    const own = await ownMock();
    const response = await post(
      own,
      '{"kind":"普通","tree":{"children":[{"children":[],"ID":"1"}]},"closed":{"a":{"free":1}}}',
    );
    expect(brief(response)).toEqual([["body.tree.children.0.ID", "unknown-name", "id"]]);
    await own.close();
  });
});

describe("credentials under nearly the right name", () => {
  const running = mockForFile();
  test("are named in the refusal", async () => {
    const response = await running.mock.fetch("http://mock/v2/taobao/cart/list?timestamp=1", {
      headers: { accessKey: "x", user_id: "1" },
    });
    const { msg } = (await response.json()) as { msg: string };
    expect(msg).toContain('"accesskey"');
    expect(msg).toContain('"user_id"');
    expect(msg).toContain('"query parameter timestamp"');
  });
});
