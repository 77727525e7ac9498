import { describe, expect, it } from "vitest";
import { deref, pointedAt, resolve } from "../../tools/document/follow.ts";

const document = {
  paths: { "/v2/cart": { get: { operationId: "list" } } },
  components: {
    schemas: {
      Id: { type: "string" },
      Alias: { $ref: "#/components/schemas/Id", description: "alias" },
      Loop: { $ref: "#/components/schemas/Loop" },
    },
  },
  tags: [{ name: "one" }],
};

describe("a reference", () => {
  it("leads through escaped keys and lists", () => {
    expect(pointedAt(document, "#/paths/~1v2~1cart/get")).toEqual({ operationId: "list" });
    expect(pointedAt(document, "#/paths/%7E1v2~1cart/get/operationId")).toBe("list");
    expect(pointedAt(document, "#/tags/0/name")).toBe("one");
  });

  it("is refused when it leads nowhere, out of the document, to what every object inherits, or back to itself", () => {
    expect(() => pointedAt(document, "#/components/schemas/Gone")).toThrow(/Gone leads nowhere/);
    expect(() => pointedAt(document, "#/components/toString")).toThrow(/leads nowhere/);
    expect(() => pointedAt(document, "other.yaml#/Id")).toThrow(/leads out of the document/);
    expect(() => resolve(document, { $ref: "#/components/schemas/Loop" })).toThrow(/refers to itself/);
    expect(() => deref(document, { $ref: "#/components/schemas/Loop" })).toThrow(/refers to itself/);
  });

  it("resolved loses what stands beside it; dereferenced lays it over the target", () => {
    const node = { $ref: "#/components/schemas/Alias", "x-int64": "number" };
    expect(resolve(document, node)).toEqual({ type: "string" });
    expect(deref(document, node)).toEqual({ type: "string", description: "alias", "x-int64": "number" });
  });
});
