import { describe, expect, it } from "vitest";
import { type Refusal, refusalHint, unknownHint, unsentHint } from "../../src/errors/hints.ts";
import type { Grade } from "../../src/index.ts";

const hintOf = (more: Partial<Omit<Refusal, "operation">> = {}, grade: Grade = "documented"): string =>
  refusalHint({
    operation: { id: "payThing", grade },
    name: "things.pay",
    status: 200,
    code: 5,
    msg: undefined,
    isRead: false,
    isPage: false,
    mockCode: null,
    isRule: false,
    hasSucceeded: false,
    ...more,
  });

const CREDENTIALS = /accessKey|credential|timestampUnit|signatureScheme/;
const PATHS = /path|overrides|baseUrl/;
const ASK = /ask PandaPon/;
const MOCK = /mock/;

/** What the hint must say, and what it must not. */
type Case = [string, Partial<Omit<Refusal, "operation">>, Grade, RegExp, RegExp[]];
const cases: Case[] = [
  [
    "a violation",
    { status: 400, msg: "ids must NOT have fewer than 1 items" },
    "inferred",
    /Fix the field that msg names/,
    [CREDENTIALS, PATHS, ASK],
  ],
  [
    "a violation on HTTP 200",
    { msg: "request.body must have required property 'ids'" },
    "inferred",
    /Fix the field/,
    [CREDENTIALS, PATHS, ASK],
  ],
  ["a violation in Chinese", { msg: "收货地址不能为空" }, "inferred", /Fix the field/, [CREDENTIALS, PATHS, ASK]],
  ["a missing field", { msg: "orderAddress is required" }, "inferred", /Fix the field/, [CREDENTIALS, PATHS, ASK]],
  [
    "a violation of the mock",
    { status: 400, code: 99400, msg: "body/ids must be array" },
    "inferred",
    /Fix the field/,
    [CREDENTIALS, PATHS, ASK],
  ],
  ["a wrong signature", { status: 401, msg: "sign error" }, "inferred", CREDENTIALS, [PATHS, ASK, /Fix the field/]],
  ["a wrong signature on HTTP 200", { msg: "签名错误" }, "inferred", CREDENTIALS, [PATHS, ASK, /Fix the field/]],
  ["an invalid signature", { msg: "Invalid signature" }, "inferred", CREDENTIALS, [PATHS, ASK, /Fix the field/]],
  [
    "a missing header of the signature",
    { msg: "missing nonce-str" },
    "inferred",
    CREDENTIALS,
    [PATHS, ASK, /Fix the field/],
  ],
  ["a 401 without a word", { status: 401 }, "inferred", CREDENTIALS, [PATHS, ASK]],
  [
    "a 401 after successes",
    { status: 401, hasSucceeded: true },
    "inferred",
    /reset or has expired/,
    [PATHS, ASK, /timestampUnit/],
  ],
  [
    "a wrong signature at the mock",
    { status: 401, code: 99401, msg: "Signature wrong" },
    "inferred",
    /mock\.credentials/,
    [PATHS, ASK, /timestampUnit/],
  ],
  ["a 403", { status: 403 }, "inferred", /account may call/, [PATHS, ASK, /timestampUnit/]],
  [
    "a code of the mock",
    { code: 99100, msg: "the order is paid already" },
    "inferred",
    MOCK,
    [CREDENTIALS, PATHS, ASK],
  ],
  ["the mock's header", { code: 7, mockCode: "sold-out" }, "inferred", MOCK, [CREDENTIALS, PATHS, ASK]],
  [
    "a path never proven",
    { status: 404 },
    "inferred",
    /^The path of things\.pay is inferred, not documented.*overrides: \{ payThing: \{ path \} \}/,
    [CREDENTIALS, ASK],
  ],
  [
    "a path never proven, in words",
    { msg: "接口不存在" },
    "sibling",
    /sibling, not documented.*overrides/,
    [CREDENTIALS, ASK],
  ],
  [
    "a documented path that is not there",
    { status: 404 },
    "documented",
    /Check baseUrl/,
    [CREDENTIALS, ASK, /overrides/],
  ],
  ["a redirect", { status: 307 }, "inferred", /Set baseUrl to the final address/, [CREDENTIALS, ASK, /overrides/]],
  ["a server that failed", { status: 503 }, "inferred", /send it again later/, [CREDENTIALS, PATHS, ASK]],
  [
    "a refusal in the server's own words",
    { msg: "库存不足", hasSucceeded: true },
    "inferred",
    /Read msg.*ask PandaPon/,
    [CREDENTIALS, PATHS],
  ],
  [
    "the same before any success",
    { msg: "库存不足" },
    "inferred",
    /Read msg.*If that is not enough: Check that accessKey/,
    [PATHS, ASK],
  ],
  ["nothing at all, after successes", { hasSucceeded: true }, "documented", ASK, [CREDENTIALS, PATHS, /msg/]],
  ["nothing at all, on an inferred path", { hasSucceeded: true }, "inferred", /overrides/, [CREDENTIALS, /msg/]],
  ...[
    "数量必须大于0",
    "地址不正确",
    "手机号码不合法",
    "价格超出范围",
    "ต้องระบุ ids",
    "El campo ids es obligatorio",
    "поле ids обязательно",
    "quantity should be greater than 0",
    "Field 'mobile_phone' cannot be blank",
    "Validation failed for object='order'",
    "skuId is unknown",
    "Illegal argument",
    "The path of the image is invalid",
    "图片路径不正确",
  ].map((msg): Case => [`the violation ${msg}`, { msg }, "inferred", /^Fix the field/, [CREDENTIALS, PATHS, ASK]]),
  ...["Unexpected token < in JSON at position 0", "JSON parse error: Invalid token"].map(
    (msg): Case => [msg, { status: 400, msg }, "inferred", /changes in headers and body/, [CREDENTIALS, PATHS, ASK]],
  ),
  ...["timestamp expired", "时间戳过期"].map(
    (msg): Case => [msg, { status: 401, msg }, "inferred", /this machine's clock/, [/accessKey/, PATHS, ASK]],
  ),
  ...["nonce repeated", "nonce-str was used before"].map(
    (msg): Case => [
      msg,
      { status: 401, code: 99425, msg },
      "inferred",
      /option nonce/,
      [CREDENTIALS, PATHS, ASK, MOCK],
    ],
  ),
  ...["user-id invalid", "用户不存在"].map(
    (msg): Case => [msg, { msg }, "inferred", /^Check userId/, [/accessSecret/, PATHS, ASK, /Fix the field/]],
  ),
  ...["请求过于频繁", "too many requests", "rate limit"].map(
    (msg): Case => [msg, { msg }, "inferred", /option limits/, [CREDENTIALS, PATHS, ASK, /Fix the field/]],
  ),
  ...["系统繁忙，请稍后再试", "service is under maintenance"].map(
    (msg): Case => [msg, { msg, isRead: true }, "inferred", /send it again later/, [CREDENTIALS, PATHS, ASK]],
  ),
  ["a busy server at a write", { msg: "系统繁忙，请稍后再试" }, "inferred", /^Read msg/, [/send it again/i]],
  ...["该商品未授权代销", "请先完成实名认证", "order has been signed", "Shipping route not available"].map(
    (msg): Case => [msg, { msg, hasSucceeded: true }, "inferred", /^Read msg/, [CREDENTIALS, PATHS, /Fix the field/]],
  ),
  ...["订单不存在", "Order not found"].map(
    (msg): Case => [msg, { status: 404, msg }, "inferred", /^Read msg.*If that is not enough: The path/, [CREDENTIALS]],
  ),
  ["a page of a firewall", { status: 403, isPage: true }, "inferred", /^Look at body/, [/console/, CREDENTIALS, ASK]],
  ["a page of a server", { status: 404, isPage: true }, "inferred", /^Look at body/, [/overrides/, CREDENTIALS, ASK]],
  [
    "a list of addresses",
    { status: 403, msg: "IP 不在白名单" },
    "inferred",
    /^Read msg.*from here/,
    [CREDENTIALS, ASK],
  ],
  ["a proxy that wants a password", { status: 407 }, "inferred", /the proxy/, [CREDENTIALS, PATHS, ASK]],
  ...[413, 414, 431].map(
    (status): Case => [`a ${status}`, { status }, "inferred", /Send less/, [CREDENTIALS, PATHS, ASK]],
  ),
  ...[406, 415].map(
    (status): Case => [`a ${status}`, { status }, "inferred", /headers and body/, [CREDENTIALS, PATHS, ASK]],
  ),
  ["a 408", { status: 408 }, "inferred", /^Send it again/, [CREDENTIALS, PATHS, ASK]],
  ["a 410", { status: 410 }, "inferred", /^The path/, [CREDENTIALS, ASK]],
  ...[401, 403, 404].map(
    (status): Case => [
      `a rule of the mock with ${status}`,
      { status, code: 99503, isRule: true },
      "inferred",
      /rule of the mock/,
      [CREDENTIALS, PATHS, ASK, /console/],
    ],
  ),
  [
    "a path that the mock does not have",
    { status: 404, code: 99404, msg: "No operation has this path: /api/v2; did you mean /v2" },
    "inferred",
    /^Read msg.*Check baseUrl and overrides/,
    [CREDENTIALS, ASK, /If PandaPon/],
  ],
  ["nothing at all, before any success", {}, "confirmed", /has not succeeded yet.*timestampUnit/, [PATHS, ASK, /msg/]],
];

describe("the hint after", () => {
  it.each(cases)("%s follows from the answer", (_, refusal, grade, must, mustNot) => {
    const hint = hintOf(refusal, grade);
    expect(hint).toMatch(must);
    for (const text of mustNot) expect(hint).not.toMatch(text);
  });
});

describe("the hint while an outcome is unknown", () => {
  it("names the method that shows the outcome, and reconcile for orders", () => {
    expect(unknownHint("orders.create", "orders.list")).toMatch(
      /^Do NOT send it again.*Find out first with orders\.reconcile, which reads orders\.list\.$/,
    );
    expect(unknownHint("afterSales.submit", "afterSales.getRefund")).toMatch(/with afterSales\.getRefund\.$/);
    expect(unknownHint("createTaobaoOrder", "listTaobaoOrders")).toMatch(
      /with listTaobaoOrders \(orders: orders\.reconcile of the marketplace package\)\.$/,
    );
  });

  it("says so if no operation shows the outcome", () => {
    expect(unknownHint("orders.pay", undefined)).toMatch(/look in PandaPon's console\.$/);
  });
});

describe("the hint when nothing was sent", () => {
  it.each(["http://127.0.0.1:4010", "http://localhost:4010/base", "http://[::1]:4010"])(
    "asks for the mock on %s",
    (url) => {
      expect(unsentHint(url)).toContain(`Is the mock running? Nothing listens on ${new URL(url).origin}`);
    },
  );

  it("names the fetch to give when the dispatcher belongs to another undici, on loopback too", () => {
    for (const url of ["http://127.0.0.1:4010", "https://api.pandapon.com"]) {
      const hint = unsentHint(url, { code: "UND_ERR_INVALID_ARG" });
      expect(hint).toMatch(/^Nothing was sent\. Pass `fetch: undici\.fetch`/);
      expect(hint).not.toMatch(/mock|DNS/);
    }
    expect(unsentHint("http://127.0.0.1:4010", { code: "ECONNREFUSED" })).toMatch(/mock/);
  });

  it("names the proxy that does not answer, and not the mock after it", () => {
    const peer = { address: "127.0.0.1", port: 3128 };
    for (const url of ["http://127.0.0.1:4010", "https://api.pandapon.com", "http://localhost"]) {
      const hint = unsentHint(url, { code: "ECONNREFUSED", peer });
      expect(hint).toMatch(/^Nothing was sent\. Start the proxy, .* 127\.0\.0\.1 does not answer on port 3128/);
      expect(hint).not.toMatch(/mock/);
    }
    const own = { address: "127.0.0.1", port: 4010 };
    expect(unsentHint("http://127.0.0.1:4010", { code: "ECONNREFUSED", peer: own })).toMatch(/mock/);
    const https = { address: "203.0.113.5", port: 443 };
    expect(unsentHint("https://api.pandapon.com", { code: "ETIMEDOUT", peer: https })).toMatch(/DNS/);
  });

  it("asks for the mock only when nothing listens", () => {
    const hint = (code: string): string => unsentHint("https://127.0.0.1:4010", { code });
    expect(hint("ERR_SSL_WRONG_VERSION_NUMBER")).toContain("Begin baseUrl with http://");
    expect(hint("EPROTO")).toContain("Begin baseUrl with http://");
    for (const code of ["UND_ERR_ABORTED", "DEPTH_ZERO_SELF_SIGNED_CERT"]) expect(hint(code)).toMatch(/Check baseUrl/);
    expect(hint("ConnectionRefused")).toMatch(/mock/);
  });

  it("names the port that fetch refuses", () => {
    expect(unsentHint("http://127.0.0.1:6000", { detail: "bad port" })).toBe(
      "Nothing was sent. Let the server listen on another port: fetch refuses 6000, as browsers do.",
    );
  });

  it("names what failed where the code says it", () => {
    const hint = (code: string): string => unsentHint("https://api.pandapon.com", { code });
    for (const code of ["ENOTFOUND", "EAI_AGAIN"])
      expect(hint(code)).toBe("Nothing was sent. Check baseUrl and DNS: no address is found for api.pandapon.com.");
    for (const code of ["CERT_HAS_EXPIRED", "SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"]) {
      expect(hint(code)).toMatch(/Check baseUrl and certificates.*NODE_EXTRA_CA_CERTS/);
      expect(hint(code)).not.toMatch(/DNS|firewall|mock/);
    }
  });

  it("names the address elsewhere", () => {
    expect(unsentHint("https://api.pandapon.com")).toMatch(/Check baseUrl \(https:\/\/api\.pandapon\.com\), DNS/);
    expect(unsentHint("https://127.example.com")).not.toMatch(/mock/);
  });
});

describe("a hint is for exactly what the answer says", () => {
  it("a code of the mock has five digits and begins with 99", () => {
    for (const code of [99100, "99999"]) expect(hintOf({ code })).toMatch(MOCK);
    for (const code of [199100, 991000, 9910, "x99100", 100_99100]) expect(hintOf({ code })).not.toMatch(/README/);
  });

  it("a redirect is a status from 300 to 399", () => {
    for (const status of [300, 308, 399]) expect(hintOf({ status })).toMatch(/^Set baseUrl to the final address/);
    for (const status of [299, 400]) expect(hintOf({ status })).not.toMatch(/final address/);
  });

  it("a 401 is about credentials, regardless of the field its text names", () => {
    expect(hintOf({ status: 401, msg: "body must have required property 'ids'" })).toMatch(/^Check that accessKey/);
  });

  it("an unknown path and a method that is not allowed are about the path", () => {
    for (const status of [404, 405])
      expect(hintOf({ status })).toBe("Check baseUrl: the path of things.pay is documented.");
    for (const status of [402, 406]) expect(hintOf({ status })).not.toMatch(/^Check baseUrl/);
  });

  it("from 500 on the server failed", () => {
    for (const status of [500, 503]) expect(hintOf({ status })).toBe("The server failed: send it again later.");
    expect(hintOf({ status: 499 })).not.toMatch(/server failed/);
  });

  it("names no text that is not there", () => {
    expect(hintOf({ code: 99100 })).toBe("This code comes from @pandapon/mock: look it up in its README.");
    expect(hintOf({ code: 99100, msg: "sold out" })).toBe(
      "Read msg: it is the server's own text. This code comes from @pandapon/mock: look it up in its README.",
    );
    expect(hintOf({ msg: "sold out", hasSucceeded: true })).toBe(
      "Read msg: it is the server's own text. If that is not enough: Codes other than 200 are not documented: ask PandaPon, and quote requestId.",
    );
    expect(hintOf({ hasSucceeded: true })).toBe(
      "Codes other than 200 are not documented: ask PandaPon, and quote requestId.",
    );
  });

  it("orders.reconcile is named where it knows the outcome: of orders, payments and cancellations", () => {
    for (const failed of [
      "orders.create",
      "orders.createBatch",
      "cart.createOrder",
      "orders.payBatch",
      "orders.cancel",
    ])
      expect(unknownHint(failed, "orders.list")).toContain("with orders.reconcile, which reads orders.list");
    for (const failed of ["reorders.create", "afterSales.create", "orders.confirmReceipt", "orders.updateWarehouse"])
      expect(unknownHint(failed, "orders.list")).toMatch(/Find out first with orders\.list\.$/);
  });

  it("only this machine may run the mock", () => {
    const asksForMock = (url: string): boolean => /mock/.test(unsentHint(url, { code: "ECONNREFUSED" }));
    for (const url of ["http://localhost", "http://127.0.0.1:4010", "http://127.10.200.255", "http://[::1]:4010"])
      expect([url, asksForMock(url)]).toEqual([url, true]);
    for (const url of [
      "https://localhost.example.com",
      "https://my-localhost",
      "https://127.0.0.1.example.com",
      "https://x127.0.0.1.example.com",
    ])
      expect([url, asksForMock(url)]).toEqual([url, false]);
  });

  it("the usual port is the one of the protocol", () => {
    const asked = (url: string, port: number): boolean =>
      !/proxy, or set/.test(unsentHint(url, { code: "ECONNREFUSED", peer: { address: "203.0.113.5", port } }));
    expect([asked("http://localhost", 80), asked("http://localhost", 443)]).toEqual([true, false]);
    expect([asked("https://localhost", 443), asked("https://localhost", 80)]).toEqual([true, false]);
    expect([asked("https://localhost:80", 80), asked("https://localhost:80", 443)]).toEqual([true, false]);
  });
});
