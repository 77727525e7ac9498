import { describe, expect, it } from "vitest";
import type { DescribedOperation } from "../../src/contract/description.ts";
import { Router } from "../../src/contract/router.ts";
import { parseTarget } from "../../src/contract/target.ts";

const operation = (id: string, method: string, path: string): DescribedOperation => ({
  id,
  method,
  path,
  security: [],
  mediaTypes: [],
  requestExamples: [],
  answerExamples: [],
  numberIds: {},
  resource: "",
});

const router = new Router([
  operation("get", "GET", "/orders/{id}"),
  operation("page", "GET", "/orders/page"),
  operation("create", "POST", "/orders"),
  operation("item", "GET", "/orders/{id}/items/{item}"),
  operation("special", "GET", "/orders/page/special"),
]);
const match = (method: string, path: string): unknown => {
  const route = router.match(method, parseTarget(path).segments);
  return route.kind === "operation" ? [route.operation.id, route.params] : route;
};

describe("Router", () => {
  it.each([
    ["GET", "/orders/page", ["page", {}]],
    ["GET", "/orders/1", ["get", { id: "1" }]],
    ["GET", "/orders/pagex", ["get", { id: "pagex" }]],
    ["GET", "/orders/page/items/2", ["item", { id: "page", item: "2" }]],
    ["GET", "/orders/page/special", ["special", {}]],
    ["GET", "/orders/a%2Fb", ["get", { id: "a/b" }]],
    ["GET", "/orders/%E8%AE%A2", ["get", { id: "订" }]],
    ["DELETE", "/orders", { kind: "method", allowed: ["POST"] }],
    ["GET", "/orders/", { kind: "path" }],
    ["GET", "/orders/1/", { kind: "path" }],
    ["GET", "/Orders/1", { kind: "path" }],
    ["GET", "/", { kind: "path" }],
  ])("%s %s", (method, path, expected) => {
    expect(match(method, path)).toEqual(expected);
  });
});

describe("parseTarget", () => {
  it("path, segments and query as sent and decoded", () => {
    expect(parseTarget("/a%20b/c?x=1&x=%E4%BD%A0+y&flag&=e&z==")).toEqual({
      path: "/a%20b/c",
      segments: ["a b", "c"],
      queryText: "x=1&x=%E4%BD%A0+y&flag&=e&z==",
      query: { x: ["1", "你 y"], flag: "", "": "e", z: "=" },
    });
  });

  it("a whole URL as target", () => {
    expect(parseTarget("http://host:1/a?b=c")).toMatchObject({ path: "/a", query: { b: "c" } });
    expect(parseTarget("http://host")).toMatchObject({ path: "/" });
  });

  it("__proto__ and similar names are ordinary names", () => {
    expect(Object.keys(parseTarget("/?__proto__=1&constructor=2").query)).toEqual(["__proto__", "constructor"]);
  });

  it.each(["/%", "/%zz", "/a?b=%E4"])("%s is broken", (target) => {
    expect(() => parseTarget(target)).toThrow(URIError);
  });
});
