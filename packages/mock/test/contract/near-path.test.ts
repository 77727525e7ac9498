import { expect, test } from "vitest";
import type { DescribedOperation } from "../../src/contract/description.ts";
import { nearPath } from "../../src/contract/near-path.ts";

const operation = (method: string, path: string): DescribedOperation => ({
  id: `${method} ${path}`,
  method,
  path,
  security: [],
  mediaTypes: [],
  requestExamples: [],
  answerExamples: [],
  numberIds: {},
  resource: "{}",
});
const operations = [
  operation("GET", "/v2/taobao/cart/list"),
  operation("POST", "/v2/taobao/cart/edit-quantity"),
  operation("GET", "/v2/taobao/order/refund/cancel/{refundId}"),
  operation("POST", "/v2/alibaba/product/keywords/query"),
];

const near = (method: string, path: string, basePath = "") =>
  nearPath(operations, method, path.split("/").slice(1), basePath.split("/").slice(1));

test.each([
  ["GET", "/v2/taobao/cart/list/", "", "GET /v2/taobao/cart/list", "it ends in a slash"],
  ["GET", "/v2//taobao/cart/list", "", "GET /v2/taobao/cart/list", "it has a doubled slash"],
  ["GET", "//v2/taobao/cart/list", "", "GET /v2/taobao/cart/list", "it has a doubled slash"],
  ["GET", "/V2/Taobao/Cart/List", "", "GET /v2/taobao/cart/list", "it differs in upper and lower case"],
  [
    "GET",
    "/api/v2/taobao/cart/list",
    "",
    "GET /v2/taobao/cart/list",
    'it has "/api" in front, which does not belong there',
  ],
  ["GET", "/v2/taobao/cart/list", "/api", "GET /v2/taobao/cart/list", '"/api" in front is missing'],
  ["GET", "/taobao/cart/list", "", "GET /v2/taobao/cart/list", '"/v2" in front is missing'],
  ["POST", "/v2/taobao/cart/editQuantity", "", "POST /v2/taobao/cart/edit-quantity", "it is spelt differently"],
  ["GET", "/v2/taobao/cart/lists", "", "GET /v2/taobao/cart/list", "it is spelt differently"],
  [
    "GET",
    "/v2/taobao/order/refund/cancel/12/",
    "",
    "GET /v2/taobao/order/refund/cancel/{refundId}",
    "it ends in a slash",
  ],
  [
    "GET",
    "/v2/taobao/order/refund/cancle/12",
    "",
    "GET /v2/taobao/order/refund/cancel/{refundId}",
    "it is spelt differently",
  ],
])("%s %s (base path %j) is near %s: %s", (method, path, basePath, id, cause) => {
  const found = near(method, path, basePath);
  expect(found?.operation.id).toBe(id);
  expect(found?.cause.en).toBe(cause);
});

test.each(["/", "/favicon.ico", "/login", "/v3/something/else", "/v2/jd/order"])("%s is near nothing", (path) => {
  expect(near("GET", path)).toBeUndefined();
});
