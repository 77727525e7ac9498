import { expect, it } from "vitest";
import { mapIds } from "../../tools/document/map-ids.ts";

const number = { "x-int64": "number" };
const document = {
  components: {
    schemas: {
      Id: { anyOf: [{ type: "string" }, { type: "integer" }], ...number },
      Tree: { properties: { id: ref("Id"), below: { items: ref("Tree") } } },
    },
  },
};
const marked = (schema: unknown, value: unknown): unknown =>
  mapIds(document, schema, value, (id, form) => `${form}:${id}`);

function ref(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

it("an id is found at any depth of a schema that holds itself", () => {
  const value = { id: "1", below: [{ id: "2", below: [{ id: "3", other: "4" }] }] };
  const found = { id: "number:1", below: [{ id: "number:2", below: [{ id: "number:3", other: "4" }] }] };
  expect(marked(ref("Tree"), value)).toEqual(found);
});

it("in maps, in alternatives and where the form stands beside the reference", () => {
  const map = { additionalProperties: ref("Id"), properties: { name: { type: "string" } } };
  expect(marked(map, { a: "1", name: "2" })).toEqual({ a: "number:1", name: "2" });
  expect(marked({ oneOf: [{ type: "null" }, ref("Tree")] }, { id: "1" })).toEqual({ id: "number:1" });
  expect(marked({ ...ref("Id"), "x-int64": "string" }, "1")).toBe("string:1");
});

it("null stays null, and values without a description stay unchanged", () => {
  expect(marked(ref("Tree"), { id: null, more: { id: "1" } })).toEqual({ id: null, more: { id: "1" } });
  expect(marked(undefined, ["1"])).toEqual(["1"]);
});
