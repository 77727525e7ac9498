import { mockCodes } from "@pandapon/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Envelope, refusalOf } from "../support/envelope.ts";
import { type OwnMock, ownMock } from "../support/own-api.ts";

let mock: OwnMock;
beforeAll(async () => {
  mock = await ownMock();
});
afterAll(async () => {
  await mock.close();
});

const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${mock.url}/orders`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

async function violated(response: Response): Promise<{ envelope: Envelope; header: Record<string, unknown>[] }> {
  expect(response.status).toBe(mockCodes.violation.status);
  const envelope = await refusalOf(response);
  expect(envelope.code).toBe(mockCodes.violation.code);
  const text = response.headers.get("x-mock-violations") ?? "";
  expect(text).toMatch(/^[\x20-\x7e]+$/);
  return { envelope, header: JSON.parse(text) };
}

describe("body", () => {
  it.each([
    ["required", {}, "body: must have required property 'kind'", "body: 缺少必填字段 'kind'"],
    [
      "enum",
      { kind: "特快" },
      'body.kind: must be equal to one of the allowed values: 普通, 加急, found "特快"',
      '必须是以下值之一：普通, 加急，实际为 "特快"',
    ],
    ["type", { kind: "普通", orderNo: 5 }, "body.orderNo: must be string, found 5", "类型必须是字符串，实际为 5"],
    [
      "pattern",
      { kind: "普通", phone: "电话" },
      'body.phone: must match pattern "^1[0-9]{10}$", found "电话"',
      '必须匹配正则表达式 "^1[0-9]{10}$"，实际为 "电话"',
    ],
    ["minimum", { kind: "普通", quantity: 0 }, "body.quantity: must be >= 1, found 0", "必须 >= 1，实际为 0"],
    ["maximum", { kind: "普通", quantity: 100 }, "body.quantity: must be <= 99, found 100", "必须 <= 99，实际为 100"],
    [
      "minItems",
      { kind: "普通", names: [] },
      "body.names: must NOT have fewer than 1 items, found array",
      "不得少于 1 项",
    ],
    [
      "uniqueItems",
      { kind: "普通", names: ["ab", "ab"] },
      "body.names: must NOT have duplicate items",
      "数组项不得重复（第 1 项与第 0 项相同）",
    ],
    [
      "minLength",
      { kind: "普通", names: ["a"] },
      'body.names.0: must NOT have fewer than 2 characters, found "a"',
      "长度不得少于 2 个字符",
    ],
    [
      "required",
      { kind: "普通", 地址: {} },
      "body.地址: must have required property '城市', found object",
      "缺少必填字段 '城市'",
    ],
    ["format", { kind: "普通", day: "昨天" }, 'body.day: must match format "date", found "昨天"', '格式必须为 "date"'],
    ["const", { kind: "普通", fixed: "x" }, "body.fixed: must be equal to constant", "必须等于固定值"],
    [
      "additionalProperties",
      { kind: "普通", closed: { 多: 1 } },
      "must NOT have additional properties; found '多'",
      "不允许额外字段 '多'",
    ],
    ["type", { kind: "普通", "a/b": 1 }, "body.a/b: must be boolean, found 1", "类型必须是布尔值，实际为 1"],
  ])("%s", async (rule, body, en, zh) => {
    const { envelope, header } = await violated(await post(body));
    expect(envelope.msg).toContain(en);
    expect(envelope.msg).toContain(zh);
    expect(header).toHaveLength(1);
    expect(header[0]).toMatchObject({ rule });
  });

  it("at any depth of a schema that contains itself", async () => {
    const leaf = { id: "1", children: [] };
    const tree = (innermost: unknown) => ({
      kind: "普通",
      tree: { children: [leaf, { children: [{ children: [innermost] }] }] },
    });
    expect((await post(tree(leaf))).status).toBe(200);
    const { envelope } = await violated(await post(tree({ id: "节点" })));
    expect(envelope.msg).toContain("body.tree.children.1.children.0.children.0.id: must match pattern");
  });

  it("a missing body", async () => {
    const { envelope } = await violated(await fetch(`${mock.url}/orders`, { method: "POST" }));
    expect(envelope.msg).toContain("body: parameter is required");
    expect(envelope.msg).toContain("缺少请求体");
  });

  it("several at once: five in msg and a count, all in the header", async () => {
    const names = Array.from({ length: 7 }, (_, index) => index);
    const { envelope, header } = await violated(await post({ kind: "x", names }));
    expect(envelope.msg).toContain("and 4 more");
    expect(envelope.msg).toContain("另有 4 处");
    expect(header).toHaveLength(9);
  });

  it("more than a header holds: cut between two, still JSON, the others counted", async () => {
    const names = Array.from({ length: 5000 }, (_, index) => index);
    const response = await post({ kind: "x", names });
    const { header } = await violated(response);
    expect(response.headers.get("x-mock-violations")?.length).toBeLessThan(4100);
    expect(Number(header.at(-1)?.more) + header.length - 1).toBe(5002);
    expect(mock.requests().at(-1)).toMatchObject({ violationCount: 5002, violations: { length: 100 } });
  });
});

describe("long numbers", () => {
  const long = "1232730479761801257";

  it("a bare 64-bit id is right, and stays exact in the journal", async () => {
    expect((await post(`{"kind":"普通","id":${long}}`)).status).toBe(200);
    expect(mock.requests().at(-1)?.body).toEqual({ kind: "普通", id: long });
    expect(mock.requests().at(-1)?.rawBody).toContain(`"id":${long}`);
  });

  it("as text, too", async () => {
    expect((await post({ kind: "普通", id: long })).status).toBe(200);
  });

  it("with too many digits it is wrong", async () => {
    const { envelope } = await violated(await post(`{"kind":"普通","id":${long}0}`));
    expect(envelope.msg).toContain("body.id: must match pattern");
  });

  it("a bare number where text belongs is wrong, however long", async () => {
    const { envelope } = await violated(await post(`{"kind":"普通","orderNo":${long}}`));
    expect(envelope.msg).toContain("body.orderNo: must be string");
  });

  it("where a plain integer belongs it is wrong", async () => {
    const { envelope } = await violated(await post(`{"kind":"普通","quantity":${long}}`));
    expect(envelope.msg).toContain("body.quantity");
  });
});

describe("parameters", () => {
  const get = (target: string): Promise<Response> => fetch(mock.url + target);

  it.each([
    ["/orders/abc", "path.orderId: must match pattern", "path.orderId"],
    ["/orders/1?page=0", 'query.page: must be >= 1, found "0"', "必须 >= 1"],
    ["/orders/1?page=two", 'query.page: must be integer, found "two"', "类型必须是整数"],
    [
      `/orders/1?${encodeURIComponent("状态")}=${encodeURIComponent("已取消")}`,
      "must be equal to one of the allowed values: 已付款, 待付款",
      "必须是以下值之一：已付款, 待付款",
    ],
    ["/search", "query: must have required property 'keyWord'", "query: 缺少必填字段 'keyWord'"],
    ["/orders/1?tag=a&tag=abcd", "query.tag.1: must NOT have more than 3 characters", "长度不得超过 3 个字符"],
  ])("%s", async (target, en, zh) => {
    const { envelope } = await violated(await get(target));
    expect(envelope.msg).toContain(en);
    expect(envelope.msg).toContain(zh);
  });

  it("Chinese in a path parameter is decoded before it is judged", async () => {
    expect((await get(`/orders/${encodeURIComponent("订单")}`)).status).toBe(200);
    expect(mock.requests().at(-1)?.params).toEqual({ orderId: "订单" });
  });

  it("a literal path wins over a parameter", async () => {
    await get("/orders/page");
    expect(mock.requests().at(-1)?.operationId).toBe("listOrders");
  });
});

describe("language", () => {
  it.each([
    ["en", "The request does not match the description: body: must have required property 'kind'"],
    ["zh", "请求不符合接口描述：body: 缺少必填字段 'kind'"],
  ] as const)("%s alone", async (language, msg) => {
    const own = await ownMock({ language });
    const response = await own.fetch("http://any/orders", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect((await refusalOf(response)).msg).toBe(msg);
    await own.close();
  });
});

describe("the mock's own answers", () => {
  it("are checked against the description, and a fault is told in log and journal", async () => {
    const own = await ownMock({ log: "text" });
    const response = await own.fetch("http://any/broken");
    expect(response.status).toBe(200);
    expect(own.requests()[0]?.answerViolations).toMatchObject([{ location: ["body", "data"], rule: "type" }]);
    expect(own.lines[0]).toContain("FAULT OF THE MOCK");
    expect(own.lines[0]).toContain("body.data: must be string");
    await own.close();
  });
});
