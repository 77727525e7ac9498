import type { IHttpOperation } from "@stoplight/types";
import { describe, expect, it } from "vitest";
import { pruned } from "../../build/prune.ts";
import { BACK } from "../../build/recursion.ts";

const parameter = (name: string, more: object) => ({ id: name, name, ...more });
const operation = (request: object): IHttpOperation =>
  ({ id: "x", method: "get", path: "/", tags: [], responses: [], request }) as unknown as IHttpOperation;

describe("pruned", () => {
  it("drops headers that cannot be wrong, and no others", () => {
    const headers = [
      parameter("a", { style: "simple", schema: { $schema: "x", type: "string", description: "any" } }),
      parameter("b", { style: "simple", schema: {} }),
      parameter("c", { style: "simple", schema: { type: "string" }, required: true }),
      parameter("d", { style: "simple", schema: { type: "string", minLength: 32 } }),
      parameter("e", { style: "simple", schema: { type: "integer" } }),
    ];
    const names = pruned(operation({ headers }), new Map()).request?.headers?.map(({ name }) => name);
    expect(names).toEqual(["c", "d", "e"]);
  });

  it("leaves places without parameters out", () => {
    const headers = [parameter("a", { style: "simple", schema: { type: "string" } })];
    expect(pruned(operation({ headers, query: [], path: [], cookie: [] }), new Map()).request).toEqual({});
  });

  it("fills in explode where OpenAPI has it by default, and where alone", () => {
    const query = [
      parameter("a", { style: "form", schema: {} }),
      parameter("b", { style: "form", explode: false, schema: {} }),
      parameter("c", { style: "pipeDelimited", schema: {} }),
    ];
    expect(pruned(operation({ query }), new Map()).request?.query).toMatchObject([
      { name: "a", explode: true },
      { name: "b", explode: false },
      { name: "c" },
    ]);
  });

  it("takes prose out of schemas, but not names and values that look like it", () => {
    const schema = {
      title: "T",
      description: "D",
      "x-unit": {},
      properties: { title: { type: "string", description: "D" }, "x-y": { enum: [{ description: "kept" }] } },
      required: ["title"],
      const: { title: "kept" },
    };
    const body = { id: "b", contents: [{ id: "c", mediaType: "application/json", schema }] };
    expect(pruned(operation({ body }), new Map()).request?.body?.contents?.[0]?.schema).toEqual({
      properties: { title: { type: "string" }, "x-y": { enum: [{ description: "kept" }] } },
      required: ["title"],
      const: { title: "kept" },
    });
  });

  it("puts references back where a schema contains itself, with the schema beside the operation", () => {
    const tree = { properties: { children: { items: { [BACK]: "Tree", description: "below" } } } };
    const body = { id: "b", contents: [{ id: "c", mediaType: "application/json", schema: tree }] };
    const lean = pruned(operation({ body }), new Map([["Tree", tree]]));
    const expected = { properties: { children: { items: { $ref: "#/__bundled__/Tree" } } } };
    expect(lean.request?.body?.contents?.[0]?.schema).toEqual(expected);
    expect(lean).toMatchObject({ __bundled__: { Tree: expected } });
  });
});
