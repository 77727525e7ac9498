import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Document } from "../../tools/document/types.ts";
import { checkComponentNames } from "../../tools/generate/bundle/check-component-names.ts";
import { dereference } from "../../tools/generate/bundle/dereference.ts";
import { finishBundle } from "../../tools/generate/bundle/finish-bundle.ts";
import { toYaml } from "../../tools/generate/bundle/serialize.ts";
import { slice } from "../../tools/generate/bundle/slice.ts";
import { marketplaces } from "../../tools/generate/marketplaces.ts";
import { bundleSources } from "../../tools/redocly/bundle.ts";
import { object, ref, tinyDocument, tinyOperation } from "./tiny.ts";

describe("dereference", () => {
  const expand = (schemas: Record<string, object>) => dereference(tinyDocument({ schemas })).components?.schemas ?? {};

  it("replaces the reference with the schema, together with what stands beside it", () => {
    const { A } = expand({
      A: object({ b: ref("B", { description: "Ours." }) }),
      B: { type: "string", description: "Its own." },
    });
    expect(A?.properties?.b).toEqual({ type: "string", description: "Ours." });
  });

  it("keeps both when a keyword beside the reference narrows it", () => {
    const { A } = expand({ A: ref("B", { type: "string" }), B: { type: ["string", "null"] } });
    expect(A).toEqual({ allOf: [{ type: ["string", "null"] }, { type: "string" }] });
  });

  it("ends where a schema contains itself", () => {
    const { Node } = expand({ Node: object({ children: { type: "array", items: ref("Node") } }) });
    expect(Node?.properties?.children?.items).toEqual(object({ children: { type: "array", items: ref("Node") } }));
  });

  it("takes a property called value or example for a property, and a reference in an example for data", () => {
    const document = tinyDocument({
      schemas: { A: object({ value: ref("B"), example: ref("B"), examples: ref("B") }), B: { type: "string" } },
      paths: { "/a": { post: tinyOperation("a", { body: {}, example: { $ref: "#/nowhere" } }) } },
    });
    const { components, paths } = dereference(document);
    expect(components?.schemas?.A?.properties).toEqual({
      value: { type: "string" },
      example: { type: "string" },
      examples: { type: "string" },
    });
    const media = paths?.["/a"]?.post?.requestBody?.content?.["application/json"];
    expect(media?.examples?.first?.value).toEqual({ $ref: "#/nowhere" });
  });
});

describe("slice", () => {
  const [taobao, alibaba] = marketplaces;
  const other = tinyOperation("getOther", {
    tags: ["1688-things"],
    "x-client": { package: "1688", group: "things", method: "getOther" },
    data: ref("Other"),
    security: [{ other: [] }],
  });
  const document: Document = {
    ...tinyDocument({
      paths: { "/a": { get: tinyOperation("getThing", { data: ref("Thing") }) }, "/b": { get: other } },
      webhooks: { "taobao.changed": { post: { tags: ["taobao-webhooks"], requestBody: { content: {} } } } },
      schemas: { Thing: object({ part: ref("Part") }), Part: { type: "string" }, Other: { type: "string" } },
    }),
    tags: [{ name: "taobao-things" }, { name: "1688-things" }, { name: "taobao-webhooks" }],
    "x-tagGroups": [
      { name: "Taobao", tags: ["taobao-things", "taobao-webhooks"] },
      { name: "1688", tags: ["1688-things"] },
    ],
  };

  it("has its own paths, pushes and tags, and only the components that they use", () => {
    if (taobao === undefined || alibaba === undefined) throw new Error("there are no marketplaces");
    const own = slice(document, taobao);
    expect(Object.keys(own.paths ?? {})).toEqual(["/a"]);
    expect(Object.keys(own.webhooks ?? {})).toEqual(["taobao.changed"]);
    expect(own.tags?.map(({ name }) => name)).toEqual(["taobao-things", "taobao-webhooks"]);
    expect(own["x-tagGroups"]).toEqual([{ name: "Taobao", tags: ["taobao-things", "taobao-webhooks"] }]);
    expect(Object.keys(own.components?.schemas ?? {}).toSorted()).toEqual([
      "Envelope",
      "NullableId64",
      "Part",
      "Thing",
    ]);
    expect(Object.keys(slice(document, alibaba).components?.schemas ?? {})).toContain("Other");
    expect(Object.keys(slice(document, alibaba).components?.schemas ?? {})).not.toContain("Thing");
  });
});

describe("finishBundle and toYaml", () => {
  it("sets version and origin, and orders components by name", () => {
    const finished = finishBundle(tinyDocument({ schemas: { Z: {}, A: {} } }), "1.2.3", "Generated.");
    expect(finished.info.version).toBe("1.2.3");
    expect(finished["x-generated"]).toBe("Generated.");
    const names = Object.keys(finished.components?.schemas ?? {});
    expect(names).toEqual(names.toSorted());
  });

  it("writes YAML that every parser reads as the JSON", () => {
    const document = tinyDocument({ schemas: { A: { examples: ["2025-04-24 16:30:49", "no", "007", "1e3"] } } });
    const text = toYaml(document, "Generated.");
    expect(text.startsWith("# Generated.\n")).toBe(true);
    for (const version of ["1.1", "1.2"] as const) expect(parse(text, { version })).toEqual(document);
  });
});

describe("sources", () => {
  let directory = "";
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "pandapon-test-"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  async function write(files: Record<string, string>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
  }
  const root = (...schemas: string[]) =>
    `openapi: 3.1.1
info: { title: T, version: 0.0.0 }
paths:
  /a:
    get:
      responses:
        "200":
          description: A.
          content: { application/json: { schema: { type: array, prefixItems: [${schemas.map((path) => `{ $ref: ${path} }`).join(", ")}] } } }
`;

  async function bundle(): Promise<Document> {
    const { document, files } = await bundleSources(directory, "openapi.yaml");
    checkComponentNames(files, document);
    return document;
  }

  it("become one document whose components are called as their files", async () => {
    await write({
      "openapi.yaml": root("a/schemas/One.yaml", "b/schemas/Two.yaml"),
      "a/schemas/One.yaml":
        "type: object\nproperties:\n  two: { $ref: ../../b/schemas/Two.yaml, description: Ours. }\n",
      "b/schemas/Two.yaml": "type: string\n",
    });
    expect((await bundle()).components?.schemas).toEqual({
      One: { type: "object", properties: { two: { $ref: "#/components/schemas/Two", description: "Ours." } } },
      Two: { type: "string" },
    });
  });

  it.each([
    ["other", "type: integer\n"],
    ["equal", "type: string\n"],
  ])("fail when two files of one name have %s content", async (_, second) => {
    await write({
      "openapi.yaml": root("a/schemas/One.yaml", "b/schemas/One.yaml"),
      "a/schemas/One.yaml": "type: string\n",
      "b/schemas/One.yaml": second,
    });
    await expect(bundle()).rejects.toThrow(/One\.yaml would both be the component schemas\/One/);
  });

  it("fail on a reference into the middle of a file", async () => {
    await write({
      "openapi.yaml": root("a/schemas/One.yaml#/properties/x"),
      "a/schemas/One.yaml": "type: object\nproperties: { x: { type: string } }\n",
    });
    await expect(bundle()).rejects.toThrow("schemas/x is not called as a file");
  });

  it("fail with the bundler's words when a file is missing", async () => {
    await write({ "openapi.yaml": root("a/schemas/Gone.yaml") });
    await expect(bundle()).rejects.toThrow(/cannot be bundled[\s\S]*Gone\.yaml/);
  });
});
