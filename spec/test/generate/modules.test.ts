import { describe, expect, it } from "vitest";
import type { Document, PathItem } from "../../tools/document/types.ts";
import { id, object, ref, tinyDocument, tinyOperation } from "./tiny.ts";
import { tinyModules } from "./tiny-modules.ts";

async function file(document: Document, name: string): Promise<string> {
  return (await tinyModules(document)).get(`taobao/${name}.ts`) ?? "";
}

const document = (paths: Record<string, PathItem>, schemas = {}, webhooks = {}) =>
  tinyDocument({ paths, schemas, webhooks });

describe("named schemas", () => {
  const thing = object({ id: id("number"), part: ref("Part"), plain: ref("Plain") }, ["id"]);
  const schemas = { Thing: thing, Part: object({ skuId: id("string") }), Plain: object({ name: { type: "string" } }) };
  const paths = {
    "/a": { post: tinyOperation("makeThing", { body: object({ thing: ref("Thing") }), data: ref("Thing") }) },
  };

  it("are interfaces with names where openapi-typescript has index accesses", async () => {
    const text = await file(document(paths, schemas), "schemas");
    expect(text).toContain(
      "export interface Thing {\n  id: string;\n  part?: Part | undefined;\n  plain?: Plain | undefined;\n}",
    );
    expect(text).not.toContain("components");
  });

  it("have a variant for inputs only where an id is somewhere inside", async () => {
    const text = await file(document(paths, schemas), "schemas");
    expect(text).toContain(
      "export interface ThingInput {\n  id: Id64Input;\n  part?: PartInput | undefined;\n  plain?: Plain | undefined;\n}",
    );
    expect(text).toContain("export interface PartInput {\n  skuId?: Id64Input | undefined;\n}");
    expect(text).not.toContain("PlainInput");
  });

  it("have a variant where the id is two references away", async () => {
    const far = {
      Outer: object({ middle: { type: "array", items: ref("Middle") } }),
      Middle: object({ thing: ref("Thing") }),
    };
    const body = object({ outer: ref("Outer") });
    const text = await file(
      document({ "/a": { post: tinyOperation("a", { body }) } }, { ...far, ...schemas }),
      "schemas",
    );
    expect(text).toContain("export interface OuterInput {\n  middle?: MiddleInput[] | undefined;\n}");
    expect(text).toContain("export interface MiddleInput {\n  thing?: ThingInput | undefined;\n}");
  });

  it("have a variant for the wire only where an id is a number there", async () => {
    const text = await file(document(paths, schemas), "paths");
    expect(text).toContain(
      "export interface ThingWire {\n  id: Id64Input;\n  part?: Part | undefined;\n  plain?: Plain | undefined;\n}",
    );
    expect(text).not.toContain("PartWire");
  });

  it("are left out where no operation of the marketplace leads to them", async () => {
    const text = await file(
      document({ "/a": { get: tinyOperation("getThing", { data: ref("Plain") }) } }, schemas),
      "schemas",
    );
    expect(text).toContain("interface Plain");
    expect(text).not.toContain("interface Thing");
  });

  it("may contain themselves", async () => {
    const tree = { Node: object({ id: id("number"), children: { type: ["array", "null"], items: ref("Node") } }) };
    const text = await file(
      document({ "/a": { get: tinyOperation("getTree", { data: ref("Node") }) } }, tree),
      "schemas",
    );
    expect(text).toContain("children?: Node[] | null | undefined;");
  });

  it("are refused when a generated type has the same name", async () => {
    const named = (name: string) => ({ "/a": { get: tinyOperation("getThing", { data: ref(name) }) } });
    for (const name of ["GetThingInput", "TaobaoThings", "TaobaoPaths", "Call"]) {
      await expect(file(document(named(name), { [name]: object({}) }), "schemas")).rejects.toThrow(
        `would be called ${name}`,
      );
    }
    const variant = { Thing: object({ id: id("number") }), ThingInput: object({ a: {} }) };
    const body = object({ a: ref("Thing"), b: ref("ThingInput") });
    await expect(file(document({ "/a": { post: tinyOperation("a", { body }) } }, variant), "schemas")).rejects.toThrow(
      "would be called ThingInput",
    );
  });
});

describe("scalars", () => {
  const schemas = {
    Status: {
      type: "string",
      description: "Where it stands.",
      "x-open-enum": [
        { value: "NEW", meaning: "just made", grade: "documented" },
        { value: "DONE", meaning: "over", grade: "upstream" },
      ],
    },
  };
  const data = object({
    status: ref("Status"),
    level: { type: ["integer", "null"], "x-open-enum": [{ value: -10, meaning: "refused" }] },
    either: { type: ["string", "integer"], "x-open-enum": [{ value: "1", meaning: "one" }] },
    fixed: { enum: ["a", "b", null] },
    one: { const: "only" },
    owner: { anyOf: [id("number"), { type: "null" }] },
    text: { type: ["string", "null"], "x-json-text": true, contentSchema: { type: "array", items: ref("Line") } },
    filled: { type: "string", default: "x" },
    anything: {},
    map: { type: "object", additionalProperties: id("number") },
    open: { type: "object" },
  });
  const lines = { Line: object({ lineId: id("string") }) };
  const paths = { "/a": { post: tinyOperation("getThing", { body: data, data: ref("Data") }) } };
  const all = { ...schemas, ...lines, Data: data };

  it("are open where the description is open", async () => {
    const text = await file(document(paths, all), "schemas");
    expect(text).toContain('export type Status = "NEW" | "DONE" | (string & {});');
    expect(text).toContain("level?: -10 | (number & {}) | null | undefined;");
    expect(text).toContain('either?: "1" | (string & {}) | (number & {}) | undefined;');
    expect(text).toContain('fixed?: "a" | "b" | null | undefined;');
    expect(text).toContain('one?: "only" | undefined;');
    expect(text).toContain("open?: Record<string, unknown> | undefined;");
    expect(text).toContain("anything?: unknown;");
  });

  it("tell the values known so far", async () => {
    const text = await file(document(paths, all), "schemas");
    expect(text).toContain(" * Values known so far:\n * - `NEW`: just made\n * - `DONE`: over (upstream)\n");
  });

  it("are text on the way out, wider on the way in, and as on the wire in raw", async () => {
    const modules = await tinyModules(document(paths, all));
    expect(modules.get("taobao/schemas.ts")).toContain("owner?: string | null | undefined;");
    expect(modules.get("taobao/schemas.ts")).toContain("text?: JsonText<Line[]> | null | undefined;");
    expect(modules.get("taobao/schemas.ts")).toContain("[key: string]: string;");
    expect(modules.get("taobao/inputs.ts")).toContain("owner?: Id64Input | null | undefined;");
    expect(modules.get("taobao/inputs.ts")).toContain("text?: LineInput[] | string | null | undefined;");
    expect(modules.get("taobao/paths.ts")).toContain("text?: JsonText<Line[]> | null | undefined;");
  });

  it("are not made required by a default", async () => {
    const text = await file(document(paths, all), "schemas");
    expect(text).toContain("filled?: string | undefined;");
    expect(text).toContain('/** Default: `"x"`. */');
  });
});

describe("documentation", () => {
  it("has meaning, unit, evidence, spellings and the misspelt name", async () => {
    const Thing = {
      ...object({
        price: {
          type: "integer",
          description: "Price.",
          "x-unit": { unit: "fen", grade: "inferred" },
          "x-evidence": { grade: "upstream", note: "the type is inferred." },
        },
        weight: { type: "integer", "x-unit": { unit: "g", grade: "documented" }, "x-evidence": "documented" },
        logisticNumer: { type: "string", "x-misspelt": "logisticNumber", "x-aliases": ["number"] },
        number: { type: "string" },
      }),
      title: "ThingVO",
      description: "A thing.",
      "x-evidence": "documented-v1",
    } as const;
    const text = await file(
      document({ "/a": { get: tinyOperation("getThing", { data: ref("Thing") }) } }, { Thing }),
      "schemas",
    );
    expect(text).toContain(
      "/**\n * A thing.\n *\n * `ThingVO` on the documentation page.\n *\n * Evidence: documented-v1.\n */\nexport interface Thing",
    );
    expect(text).toContain("   * Price.\n   *\n   * Unit: fen (inferred). Evidence: upstream; the type is inferred.\n");
    expect(text).toContain("  /** Unit: g. */\n  weight");
    expect(text).toContain("Also spelt `number`; two different values are refused.");
    expect(text.replace(/\n\s+\* /g, " ")).toContain("Misspelt in the API and kept so; `logisticNumber` is meant.");
  });
});

describe("methods", () => {
  it("demand what is needed in practice, and no null there, though the description goes by the pages", async () => {
    const needed = { "x-needed": "inferred" } as const;
    const body = object({
      ids: { type: ["array", "null"], items: id("number"), ...needed },
      one: { $ref: "#/components/schemas/NullableId64", "x-int64": "number", ...needed },
      count: { type: ["integer", "null"], ...needed },
      note: { type: ["string", "null"] },
    });
    const modules = await tinyModules(document({ "/add": { post: tinyOperation("add", { body }) } }));
    expect(modules.get("taobao/inputs.ts")).toContain(
      "export interface AddInput {\n  ids: Id64Input[];\n  one: Id64Input;\n  count: number;\n  note?: string | null | undefined;\n}",
    );
    expect(modules.get("taobao/groups.ts")).toContain("add(input: AddInput, options?: CallOptions)");
    expect(modules.get("taobao/paths.ts")).toContain("ids?: Id64Input[] | null | undefined;");
  });

  it("are called in documentation by the names that an editor offers", async () => {
    const body = object({ id: { type: "string", description: "From `find`, not `unknownThing`." } });
    const description = "Before: `find`. Elsewhere: `book`. A field: `id`.";
    const booking = tinyOperation("book", { "x-client": { package: "logistics", group: "freight", method: "order" } });
    const paths = {
      "/take": { post: tinyOperation("take", { body, description }) },
      "/find": {
        get: tinyOperation("find", { "x-client": { package: "taobao", group: "things", method: "search" } }),
      },
      "/book": { post: { ...booking, tags: ["logistics-freight"] } },
    };
    const modules = await tinyModules(document(paths));
    expect(modules.get("taobao/groups.ts")).toContain(
      "Before: `things.search`. Elsewhere: `logistics.freight.order`. A field: `id`.",
    );
    expect(modules.get("taobao/inputs.ts")).toContain("From `things.search`, not `unknownThing`.");
  });

  it("say what they do and how to call them first, where that is known from last", async () => {
    const modules = await tinyModules(document({ "/a": { post: tinyOperation("a", { description: "Does it." }) } }));
    const text = modules.get("taobao/groups.ts") ?? "";
    const places = ["Does it.", "@throws", "@example", "@remarks", "Evidence: path documented", "Sources:"].map(
      (part) => text.indexOf(part),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it("take an optional input where nothing is required, and say so in the type where nothing can be given", async () => {
    const body = object({ name: { type: "string" } });
    const required = object({ name: { type: "string" } }, ["name"]);
    const modules = await tinyModules(
      document({
        "/none": { get: tinyOperation("none", { data: { type: "boolean" } }) },
        "/some": { post: tinyOperation("some", { body }) },
        "/must": { post: tinyOperation("must", { body: required }) },
        "/change": { post: tinyOperation("change", { body, "x-safety": "write" }) },
        "/reset": { post: tinyOperation("reset", { "x-safety": "payment" }) },
        "/open": { post: tinyOperation("open", { body: { type: "object" } }) },
      }),
    );
    const groups = modules.get("taobao/groups.ts");
    expect(groups).toContain("/** Things. */\nexport interface TaobaoThings {");
    expect(groups).toContain("none(input?: NoneInput, options?: CallOptions): Call<NoneOutput>;");
    expect(groups).toContain("some(input?: SomeInput, options?: CallOptions): Call<SomeOutput>;");
    expect(groups).toContain("must(input: MustInput, options?: CallOptions): Call<MustOutput>;");
    expect(groups).toContain("change(input: ChangeInput, options?: CallOptions): Call<ChangeOutput>;");
    expect(groups).toContain("reset(input?: ResetInput, options?: CallOptions): Call<ResetOutput>;");
    const inputs = modules.get("taobao/inputs.ts");
    expect(inputs).toContain("export type NoneInput = Record<string, never>;");
    expect(inputs).toContain("export type OpenInput = Record<string, unknown>;");
    expect(inputs).toContain("export interface MustInput {\n  name: string;\n}");
    expect(modules.get("taobao/outputs.ts")).toContain("export type NoneOutput = boolean;");
    expect(modules.get("taobao/outputs.ts")).toContain("export type SomeOutput = unknown;");
  });

  it("page with the type of one item, which has a name", async () => {
    const list = (items: object) => ({
      post: tinyOperation("listThings", {
        body: object({ pageNo: { type: "integer" } }),
        data: { anyOf: [object({ list: { type: ["array", "null"], items } }), { type: "null" }] },
        "x-page": { number: "pageNo", items: "data.list" },
      }),
    });
    const named = await file(document({ "/a": list(ref("Thing")) }, { Thing: object({}) }), "groups");
    expect(named).toContain("): PagedCall<ListThingsOutput, Thing>;");
    const inline = await tinyModules(document({ "/a": list(object({ id: id("number") })) }));
    expect(inline.get("taobao/groups.ts")).toContain("): PagedCall<ListThingsOutput, ListThingsItem>;");
    expect(inline.get("taobao/outputs.ts")).toContain(
      "export interface ListThingsItem {\n  id?: string | undefined;\n}",
    );
    await expect(file(document({ "/a": list({}) }), "groups")).resolves.toContain("ListThingsItem");
  });

  it("are refused when what they page is not a list", async () => {
    const operation = tinyOperation("listThings", {
      data: object({}),
      "x-page": { number: "pageNo", items: "data.list" },
    });
    await expect(file(document({ "/a": { get: operation } }), "groups")).rejects.toThrow("data.list is not an array");
  });

  it("say everything that is known, with an example that compiles", async () => {
    const body = object({
      ids: { type: "array", items: id("number") },
      line: { type: "string", "x-json-text": true, contentSchema: object({ skuId: id("string") }) },
    });
    const operation = tinyOperation("orderThings", {
      body,
      example: { ids: [382], line: '{"skuId":1}' },
      description: "Orders.",
      "x-summary-zh": "下单",
      "x-safety": "write",
      "x-reconcile": { operation: "listThings", note: "Look for it." },
    });
    const text = await file(document({ "/a": { post: operation } }), "groups");
    for (const line of [
      "Do a thing · 下单",
      "Orders.",
      "Sent once, never retried automatically (`write`). `listThings` tells what happened when the outcome is unknown. Look for it.",
      "Evidence: path documented, request inferred, response upstream.",
      "Sources: [example.com/page-1](https://example.com/page-1)",
      "@throws `OutcomeUnknownError`",
      'await taobao.things.orderThings({ ids: ["382"], line: { skuId: "1" } });',
    ]) {
      expect(text.replace(/\n\s+\* (?!@)/g, " ")).toContain(line);
    }
  });

  it("keep JSON text of an example as text where JavaScript would round a number in it", async () => {
    const body = object({ line: { type: "string", "x-json-text": true } });
    const operation = tinyOperation("a", { body, example: { line: '{"skuId":1232730479761801257}' } });
    expect(await file(document({ "/a": { post: operation } }), "groups")).toContain(
      String.raw`a({ line: "{\"skuId\":1232730479761801257}" });`,
    );
  });
});

describe("pushes", () => {
  it("stand apart, flat and as they are read", async () => {
    const push = {
      operationId: "onTaobaoChanged",
      tags: ["taobao-webhooks"],
      summary: "Changed",
      requestBody: {
        content: {
          "application/json": {
            schema: {
              allOf: [ref("PushEnvelope"), object({ type: { const: "CHANGED" }, body: ref("PushBody") })],
            },
          },
        },
      },
    };
    const schemas = {
      PushEnvelope: object({ type: { type: "string" }, body: {} }, ["type"]),
      PushBody: object({ id: id("number"), shared: ref("Shared") }),
      Shared: object({ a: {} }),
    };
    const paths = { "/a": { get: tinyOperation("getThing", { data: ref("Shared") }) } };
    const modules = await tinyModules(document(paths, schemas, { "taobao.changed": { post: push } }));
    const text = modules.get("taobao/webhooks.ts");
    expect(text).toContain("export interface TaobaoWebhooks {");
    expect(text).toContain(
      'export interface TaobaoChangedPush {\n  type: "CHANGED";\n  body?: PushBody | undefined;\n}',
    );
    expect(text).toContain(
      "export interface PushBody {\n  id?: string | undefined;\n  shared?: Shared | undefined;\n}",
    );
    expect(text).toContain('import type { Shared } from "./schemas.ts";');
    expect(modules.get("taobao/schemas.ts")).not.toContain("Push");
    expect(modules.get("taobao.ts")).not.toContain("webhooks");
  });
});
