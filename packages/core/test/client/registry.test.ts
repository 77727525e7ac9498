import { describe, expect, it } from "vitest";
import { createRegistry } from "../../src/client/registry.ts";
import { envelope, failure, offline } from "../support/client.ts";
import { createThing, getThing } from "../support/operations.ts";

describe("the name of an operation", () => {
  it("is the caller's method, also after the operation was added again without a name", () => {
    const registry = createRegistry();
    registry.add(getThing, "thing.get");
    registry.add(createThing);
    registry.add(getThing);
    expect(["getThing", "createThing", "other"].map(registry.nameOf)).toEqual(["thing.get", "createThing", "other"]);
  });

  it("is the group and the name under which it was registered, in each message", async () => {
    const { client } = offline(() => Response.json({ code: 5, msg: "no" }));
    expect(await failure(client.call(getThing))).toMatchObject({ message: expect.stringMatching(/^getThing: /) });
    client.register({ get: getThing });
    expect(await failure(client.call(getThing))).toMatchObject({ message: expect.stringMatching(/^getThing: /) });
    client.register({ get: getThing }, "thing");
    expect(await failure(client.call(getThing))).toMatchObject({ message: expect.stringMatching(/^thing\.get: /) });
  });
});

describe("an operation", () => {
  it("is prepared once, and found by its method and path", () => {
    const registry = createRegistry();
    registry.add(getThing);
    const prepared = registry.prepare(getThing);
    expect(prepared.operation).toMatchObject({ id: "getThing", safety: "read" });
    expect(registry.find("GET", "/v2/thing/get")).toBe(prepared);
    expect(registry.find("POST", "/v2/thing/get").operation).toMatchObject({ safety: "write" });
  });

  it.each([undefined, null, "getThing"])("is not %j", (operation) => {
    expect(() => createRegistry().prepare(operation as never)).toThrow("operation is not an object");
  });
});

describe("the sub-account of a call", () => {
  it("is its own, else that of its view, else the client's", async () => {
    const { client, seen } = offline(() => envelope(1));
    const view = client.as("2100000000009");
    await view.call(getThing, {}, { userId: "2100000000007" });
    await view.call(getThing, {}, {});
    await view.call(getThing);
    await client.call(getThing, {}, { userId: "2100000000007" });
    expect(seen.map(({ headers }) => headers.get("user-id"))).toEqual([
      "2100000000007",
      "2100000000009",
      "2100000000009",
      "2100000000007",
    ]);
  });
});
