import { expect, it } from "vitest";
import { maskPath } from "../../src/values/mask-path.ts";

it.each([
  ["/v2/purchase/order", "/v2/purchase/order"],
  ["/v2/order/1234/lines", "/v2/order/1234/lines"],
  ["/v2/order/12345/lines", "/v2/order/{…}/lines"],
  ["/v2/order/A-12345-B/lines", "/v2/order/{…}/lines"],
  ["/v2/user/张三", "/v2/user/{…}"],
  ["/v2/user/a b/orders", "/v2/user/{…}/orders"],
  ["/v2/user/zhang%20san/orders", "/v2/user/{…}/orders"],
  ["/12345/67890", "/{…}/{…}"],
  ["/", "/"],
])("%s is shown as %s", (path, shown) => {
  expect(maskPath(path)).toBe(shown);
});
