import { describe, expect, it } from "vitest";
import type { Schema } from "../../../tools/document/types.ts";
import { findFields } from "../../../tools/generate/metadata/find-fields.ts";
import { id, object, ref, tinyDocument } from "../tiny.ts";

function find(root: Schema, schemas: Record<string, Schema> = {}, intoJsonText = true) {
  const { ids, jsonText, aliases } = findFields(tinyDocument({ schemas }), root, { intoJsonText });
  return {
    ids: ids.map(({ path, form }) => `${path.join(".")} ${form}`),
    jsonText: jsonText.map((path) => path.join(".")),
    aliases: aliases.map((group) => group.map((path) => path.join("."))),
  };
}

describe("findFields", () => {
  it("finds ids in arrays, maps, allOf, anyOf and behind references", () => {
    const root = object({
      list: { type: ["array", "null"], items: id("number") },
      map: { type: "object", additionalProperties: object({ id: id("string") }) },
      byPattern: { type: "object", patternProperties: { "^x": id("string") } },
      both: { allOf: [object({ a: id("number") }), object({ b: id("string") })] },
      either: { anyOf: [ref("Thing"), { type: "null" }] },
      tuple: { type: "array", prefixItems: [id("number"), { type: "string" }] },
    });
    expect(find(root, { Thing: object({ deep: object({ thingId: id("number") }) }) }).ids).toEqual([
      "list.* number",
      "map.*.id string",
      "byPattern.* string",
      "both.a number",
      "both.b string",
      "either.deep.thingId number",
      "tuple.* number",
    ]);
  });

  it("finds nullable ids in each of their spellings, once", () => {
    const root = object({
      scalar: ref("NullableId64", { "x-int64": "string" }),
      union: { anyOf: [id("number"), { type: "null" }] },
      beside: { anyOf: [ref("Id64"), { type: "null" }], "x-int64": "number" },
      plain: { type: ["integer", "null"], "x-int64": "number" },
    });
    expect(find(root).ids).toEqual(["scalar string", "union number", "beside number", "plain number"]);
  });

  it("does not take an integer for an id because it is 64 bits wide", () => {
    expect(find(object({ time: { type: "integer", format: "int64" } })).ids).toEqual([]);
  });

  it("gives a schema that contains itself any depth, also by way of another schema and of a map", () => {
    const schemas = {
      Node: object({ id: id("number"), children: { type: "array", items: ref("Node") }, owner: ref("Owner") }),
      Owner: object({ userId: id("string"), nodes: { type: "object", additionalProperties: ref("Node") } }),
    };
    expect(find(object({ data: { type: "array", items: ref("Node") } }), schemas).ids).toEqual([
      "data.*.**.id number",
      "data.*.**.owner.userId string",
    ]);
    expect(find(ref("Node"), schemas).ids).toEqual(["**.id number", "**.owner.userId string"]);
  });

  it("refuses a path of any depth that would also catch another field", () => {
    const schemas = {
      Node: object({ id: id("number"), size: object({ id: { type: "integer" } }), child: ref("Node") }),
    };
    expect(() => find(object({ data: ref("Node") }), schemas)).toThrow("data.**.id would also match data.size.id");
  });

  it("finds JSON text, and the ids inside it only where it will be encoded", () => {
    const root = object({
      text: {
        type: "string",
        "x-json-text": true,
        contentSchema: { type: "array", items: object({ itemId: id("string") }) },
      },
    });
    expect(find(root).jsonText).toEqual(["text"]);
    expect(find(root).ids).toEqual(["text.*.itemId string"]);
    expect(find(root, {}, false)).toEqual({ ids: [], jsonText: ["text"], aliases: [] });
  });

  it("groups spellings, once and in the order of their declaration", () => {
    const address = object({
      mobile_phone: { type: "string", "x-aliases": ["mobilePhone"] },
      mobilePhone: { type: "string", "x-aliases": ["mobile_phone"] },
    });
    expect(find(object({ to: { type: "array", items: address } })).aliases).toEqual([
      ["to.*.mobile_phone", "to.*.mobilePhone"],
    ]);
  });

  it("refuses an alias that is not declared, and a name that a path cannot hold", () => {
    expect(() => find(object({ a: { type: "string", "x-aliases": ["b"] } }))).toThrow("alias b is not declared");
    expect(() => find(object({ "a.b": { type: "string" } }))).toThrow("a.b cannot be written in a field path");
  });

  it("finds whole numbers, but not where decimals or text are taken as well", () => {
    const root = object({
      fen: { type: "integer" },
      maybe: { anyOf: [{ type: "integer" }, { type: "null" }] },
      yuan: { type: ["integer", "number"] },
      either: { type: ["string", "integer"] },
      one: { anyOf: [{ type: "integer" }, ref("Opaque")] },
      other: { oneOf: [{ type: "string" }, { type: "integer" }] },
    });
    const document = tinyDocument({ schemas: { Opaque: { type: "string" } } });
    const { wholeNumbers } = findFields(document, root, { intoJsonText: true });
    expect(wholeNumbers.map((path) => path.join("."))).toEqual(["fen", "maybe"]);
  });

  it("refuses x-int64 on a list", () => {
    expect(() => find(object({ ids: { type: "array", "x-int64": "number", items: ref("Id64") } }))).toThrow(
      "belongs on the id itself",
    );
  });
});
