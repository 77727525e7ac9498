import { createMock } from "@pandapon/mock";
import { test as base, describe, expect } from "vitest";
import { call, orderSeeded } from "./support/shop.ts";

// The recipe of the README: one mock per worker, one world per test.
const test = base
  .extend(
    "mock",
    { scope: "worker" }, // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the fixtures that are asked for
    async ({}, { onCleanup }) => {
      const mock = await createMock({ auth: "off" });
      onCleanup(() => mock.close());
      return mock;
    },
  )
  .extend("world", ({ mock }) => mock.createWorld());

describe("recipes", () => {
  const seen: string[] = [];
  for (const name of ["first", "second"]) {
    test.concurrent(`a world per test: the ${name} finds the shirt in the cart`, async ({ world }) => {
      await orderSeeded(world);
      expect(seen).not.toContain(world.name);
      seen.push(world.name);
    });
  }

  test("around mock.fetch: a handler for requests to the real host", async ({ mock }) => {
    // MSW: http.all("https://api.pandapon.com/*", ({ request }) => mock.fetch(request))
    const handler = ({ request }: { request: Request }): Promise<Response> => mock.fetch(request);
    const answer = await handler({ request: new Request("https://api.pandapon.com/v2/taobao/cart/list") });
    expect(answer.headers.get("x-mock-operation")).toBe("listTaobaoCartItems");
    expect((await call(mock, "GET", "/v2/taobao/cart/list")).code).toBe(200);
  });

  test("a readiness tool that asks for /", async ({ mock }) => {
    expect((await fetch(new URL(mock.url).origin)).status).toBe(200);
  });
});
