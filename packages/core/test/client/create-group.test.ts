import { expect, expectTypeOf, it } from "vitest";
import { type Call, type CallOptions, createGroup, PagedCall, type PandaPonError } from "../../src/index.ts";
import { envelope, failure, offline } from "../support/client.ts";
import { createThing, findThings, getThing, type Order } from "../support/operations.ts";

interface Things {
  get(input: { id?: string; q?: string }, options?: CallOptions): Call<Order>;
  find(
    input?: { keyword?: string; pageNo?: number; pageSize?: number },
    options?: CallOptions,
  ): PagedCall<{ list: Order[] }, Order>;
}

interface Maker extends Pick<Things, "find"> {
  create(input: { ids?: string[]; orderAddress?: Record<string, string>; remark?: string }): Call<Order>;
}

it("makes one method of each operation, which takes input and options", async () => {
  const { client, seen } = offline(() => envelope({ list: [] }));
  const things: Things = createGroup(client, { get: getThing, find: findThings });
  expect(Object.keys(things)).toEqual(["get", "find"]);
  await things.get({ id: "7" }, { userId: "2100000000009" });
  await things.find();
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "GET https://api.pandapon.com/v2/thing/get?id=7",
    "POST https://api.pandapon.com/v2/thing/search",
  ]);
  expect(seen[0]?.headers.get("user-id")).toBe("2100000000009");
  expectTypeOf(things.get({})).toEqualTypeOf<Call<Order>>();
});

it("gives a list for an operation that pages, and for no other", () => {
  const { client } = offline(() => envelope({ list: [] }));
  const things: Things = createGroup(client, { get: getThing, find: findThings });
  expect(things.find()).toBeInstanceOf(PagedCall);
  expect(things.get({})).not.toBeInstanceOf(PagedCall);
});

it("registers its operations, so that raw knows them", async () => {
  const { client, seen } = offline((_, count) => (count === 1 ? new Response(null, { status: 503 }) : envelope(1)));
  createGroup<Pick<Things, "get">>(client, { get: { ...getThing, path: "/v2/own/thing" } });
  await client.raw.GET("/v2/own/thing" as never);
  expect(seen).toHaveLength(2);
});

it("accepts only an operation of its own types for each method, and needs every method", () => {
  const { client } = offline(() => envelope(1));
  // @ts-expect-error -- another input and output
  createGroup<Things>(client, { get: createThing, find: findThings });
  // @ts-expect-error -- a method without an operation
  createGroup<Things>(client, { get: getThing });
  // @ts-expect-error -- an operation without a method
  createGroup<Things>(client, { get: getThing, find: findThings, create: createThing });
});

it("names methods in messages, and operation ids without a name of the group", async () => {
  const messageWith = async (group?: string): Promise<string[]> => {
    const { client } = offline(() => envelope({ list: [{ id: "1" }] }));
    const things = createGroup<Things>(client, { get: getThing, find: findThings }, group);
    const { client: silent } = offline(() => new Response("no", { status: 500 }));
    const making = createGroup<Maker>(silent, { create: createThing, find: findThings }, group);
    const paged = await failure(things.find().collect({ limit: 3 }));
    const refused = await failure(making.create({}));
    return [paged, refused].map((error) => (error as PandaPonError).message.split(": ")[0] ?? "");
  };
  expect(await messageWith("things")).toEqual(["things.find", "things.create"]);
  expect(await messageWith()).toEqual(["findThings", "createThing"]);
});

it("gives hints the names of methods, and operation ids without a name of the group", async () => {
  const hintWith = async (group?: string): Promise<string> => {
    const { client } = offline(() => new Response("", { status: 502 }));
    const operations = { find: findThings, create: createThing };
    const things: Maker = createGroup<Maker>(client, operations, group);
    return ((await failure(things.create({}))) as PandaPonError).hint;
  };
  expect(await hintWith("things")).toContain("Find out first with things.find.");
  expect(await hintWith()).toContain("Find out first with findThings (");
});
