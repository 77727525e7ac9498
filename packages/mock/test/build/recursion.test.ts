import { describe, expect, it } from "vitest";
import { int64Paths } from "../../build/int64-paths.ts";
import { BACK, withoutCycles } from "../../build/recursion.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const id = { type: "string", "x-int64": "number" };
const at = (document: object, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);

describe("withoutCycles", () => {
  const document = {
    paths: { a: ref("Tree"), b: ref("Leaf") },
    components: {
      schemas: {
        Tree: {
          properties: {
            id,
            leaf: ref("Leaf"),
            children: { items: { ...ref("Tree"), description: "below" } },
            forest: ref("Forest"),
          },
        },
        Forest: { properties: { trees: { items: ref("Tree") } } },
        Leaf: { properties: { id } },
      },
    },
  };
  const { document: acyclic, recursive } = withoutCycles(document);

  it("marks references that lead back, direct or through others, and no others", () => {
    expect(at(acyclic, "components.schemas.Tree.properties.children.items")).toEqual({
      [BACK]: "Tree",
      description: "below",
    });
    expect(at(acyclic, "components.schemas.Tree.properties.forest")).toEqual({ [BACK]: "Forest" });
    expect(at(acyclic, "components.schemas.Forest.properties.trees.items")).toEqual({ [BACK]: "Tree" });
    expect(at(acyclic, "components.schemas.Tree.properties.leaf")).toEqual(ref("Leaf"));
    expect(at(acyclic, "paths.a")).toEqual(ref("Tree"));
  });

  it("gives the schemas that marks name, dereferenced", () => {
    expect([...recursive.keys()].sort()).toEqual(["Forest", "Tree"]);
    expect(at(recursive.get("Tree") as object, "properties.leaf")).toEqual({ properties: { id } });
  });

  it("leaves the document that it was given alone", () => {
    expect(document.components.schemas.Tree.properties.forest).toEqual(ref("Forest"));
  });
});

describe("int64Paths", () => {
  it("names, items, values of maps, alternatives", () => {
    const schema = {
      allOf: [
        { properties: { a: id } },
        { properties: { list: { items: { properties: { b: id } } }, map: { additionalProperties: id } } },
      ],
      properties: { text: { "x-int64": "string" }, either: { anyOf: [{ properties: { c: id } }, { type: "null" }] } },
    };
    expect(int64Paths(schema, new Map())).toEqual(["a", "either.c", "list.*.b", "map.*"]);
  });

  it("any depth where a schema begins again", () => {
    const tree = { properties: { id, children: { items: { [BACK]: "Tree" } } } };
    const schema = { properties: { data: tree } };
    expect(int64Paths(schema, new Map([["Tree", tree]]))).toEqual(["data.children.*.**.id", "data.id"]);
  });
});
