import { expect, it } from "vitest";
import { type Call, type CallOptions, createCallGroup, PagedCall } from "../../src/index.ts";
import { envelope, offline } from "../support/client.ts";
import { createThing, findThings, getThing, type Order } from "../support/operations.ts";

interface Things {
  get(input: { id?: string; q?: string }, options?: CallOptions): Call<Order>;
  create(input: { ids?: string[]; orderAddress?: Record<string, string>; remark?: string }): Call<Order>;
}

it("makes one method of each operation, which sends it", async () => {
  const { client, seen } = offline(() => envelope({ id: "7" }));
  const things: Things = createCallGroup(client, { get: getThing, create: createThing });
  expect(Object.keys(things)).toEqual(["get", "create"]);
  const call = things.get({ id: "7" }, { userId: "2100000000009" });
  expect(call).not.toBeInstanceOf(PagedCall);
  await call;
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET https://api.pandapon.com/v2/thing/get?id=7"]);
  expect(seen[0]?.headers.get("user-id")).toBe("2100000000009");
});

it("registers its operations, so that raw knows them", async () => {
  const { client, seen } = offline((_, count) => (count === 1 ? new Response(null, { status: 503 }) : envelope(1)));
  createCallGroup<Pick<Things, "get">>(client, { get: { ...getThing, path: "/v2/own/thing" } });
  await client.raw.GET("/v2/own/thing" as never);
  expect(seen).toHaveLength(2);
});

it("takes no method that pages, and for each method an operation of its types", () => {
  const { client } = offline(() => envelope(1));
  interface Lists {
    find(input?: { keyword?: string; pageNo?: number; pageSize?: number }): PagedCall<{ list: Order[] }, Order>;
  }
  // @ts-expect-error -- a method that pages
  createCallGroup<Lists>(client, { find: findThings });
  // @ts-expect-error -- another input and output
  createCallGroup<Pick<Things, "get">>(client, { get: createThing });
});
