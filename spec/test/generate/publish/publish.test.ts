import { describe, expect, it } from "vitest";
import type { Document, OperationObject, PathItem, Schema } from "../../../tools/document/types.ts";
import { allowRefusals } from "../../../tools/generate/publish/allow-refusals.ts";
import { nameBodies } from "../../../tools/generate/publish/name-bodies.ts";
import { plainSchemas } from "../../../tools/generate/publish/plain-schemas.ts";
import { publish } from "../../../tools/generate/publish/publish.ts";
import { id, object, ref, tinyDocument, tinyOperation } from "../tiny.ts";

const withOperation = (operation: OperationObject, schemas: Record<string, Schema> = {}): Document =>
  tinyDocument({ schemas, paths: { "/thing": { post: operation } } });
const schemasOf = (document: Document): Record<string, Schema> => document.components?.schemas ?? {};

describe("names of bodies", () => {
  const named = nameBodies(
    withOperation(
      tinyOperation("create1688Thing", { body: object({ a: { type: "string" } }), data: object({ b: {} }) }),
    ),
  );

  it("come from the operation, for request, answer and data", () => {
    const { requestBody, responses } = named.paths?.["/thing"]?.post ?? {};
    expect(requestBody?.content?.["application/json"]?.schema).toEqual(ref("Create1688ThingRequest"));
    expect(responses?.["200"]?.content?.["application/json"]?.schema).toEqual(ref("Create1688ThingResponse"));
    expect(schemasOf(named).Create1688ThingResponse?.properties?.data).toEqual(ref("Create1688ThingData"));
    expect(schemasOf(named).Create1688ThingData?.properties).toEqual({ b: {} });
  });

  it("make one object of the envelope and what it wraps", () => {
    const { allOf, properties, required } = schemasOf(named).Create1688ThingResponse ?? {};
    expect(allOf).toBeUndefined();
    expect(Object.keys(properties ?? {})).toEqual(["code", "developId", "data"]);
    expect(required).toEqual(["code"]);
  });

  it("must be free", () => {
    const taken = withOperation(tinyOperation("doIt", { body: object({}) }), { DoItRequest: { type: "string" } });
    expect(() => nameBodies(taken)).toThrow(/two schemas would be called DoItRequest/);
  });
});

describe("data of an answer", () => {
  const dataOf = (data: Schema) => {
    const document = withOperation(tinyOperation("getIt", { data }), { Thing: object({ a: { type: "string" } }) });
    return schemasOf(allowRefusals(nameBodies(document))).GetItResponse?.properties?.data;
  };

  it.each<[string, Schema, Schema]>([
    ["a list", { type: "array", items: {} }, { type: ["array", "null"], items: {} }],
    ["a type", { type: "string", description: "D." }, { type: ["string", "null"], description: "D." }],
    [
      "a reference",
      ref("Thing", { description: "D." }),
      { description: "D.", anyOf: [ref("Thing"), { type: "null" }] },
    ],
    ["what may be null already", { type: ["string", "null"] }, { type: ["string", "null"] }],
    ["alternatives", { anyOf: [ref("Thing")] }, { anyOf: [ref("Thing"), { type: "null" }] }],
    ["an enum", { enum: [1] }, { anyOf: [{ enum: [1] }, { type: "null" }] }],
    ["anything", { description: "Unknown." }, { description: "Unknown." }],
  ])("may be null where it is %s", (_what, data, expected) => {
    expect(dataOf(data)).toEqual(expected);
  });

  it("may be another object or a list where the answer has never been seen", () => {
    const data = dataOf(ref("Thing", { "x-may-differ": true }));
    expect(data).toEqual({
      "x-may-differ": true,
      anyOf: [
        ref("Thing"),
        { type: "object", additionalProperties: true },
        { type: "array", items: {} },
        { type: "null" },
      ],
    });
  });
});

describe("plain schemas", () => {
  const plain = (schema: Schema) => schemasOf(plainSchemas(tinyDocument({ schemas: { A: schema } }))).A;

  it("have one type each, with the words that belong to it", () => {
    expect(plain({ type: ["string", "integer", "null"], pattern: "^1$", description: "D." })).toEqual({
      description: "D.",
      anyOf: [{ type: "string", pattern: "^1$" }, { type: "integer", format: "int64" }, { type: "null" }],
    });
    expect(plain({ type: ["string", "null"] })).toEqual({ type: ["string", "null"] });
  });

  it("hold times in 64 bits", () => {
    const time: Schema = { type: ["integer", "null"], "x-unit": { unit: "ms", grade: "inferred" } };
    expect(plain(time)?.format).toBe("int64");
    expect(plain({ type: "integer", "x-unit": { unit: "fen" } })?.format).toBeUndefined();
  });

  it("tell the class name of a page in words, and leave a field called title alone", () => {
    expect(plain({ title: "FastAdress", ...object({ title: { type: "string" } }) })).toEqual({
      description: "`FastAdress` on the documentation page.",
      ...object({ title: { type: "string" } }),
    });
  });

  it("have their grade in one form", () => {
    expect(plain({ "x-evidence": "upstream" })).toEqual({ "x-evidence": { grade: "upstream" } });
  });
});

describe("the descriptions that are published", () => {
  const operation: OperationObject = {
    ...tinyOperation("payThing", {
      body: object({
        thingId: id("number", { description: "The thing.", "x-evidence": { grade: "upstream", note: "as a number" } }),
      }),
    }),
    "x-safety": "payment",
    "x-summary-zh": "支付",
    "x-reconcile": { operation: "getThing", note: "Look at `status`." },
    "x-evidence": {
      path: "inferred",
      request: "documented",
      response: "sibling",
      sources: ["doc.example.com/api-1"],
      note: "After the cart.",
    },
    "x-contradictions": ["One page says a, another b."],
    "x-open-questions": ["The <message type>."],
    parameters: [
      {
        name: "state",
        in: "query",
        description: "The state.",
        schema: { type: "string", "x-open-enum": [{ value: "A|B", meaning: "both", grade: "observed" }] },
      },
    ],
  };
  const webhooks: Record<string, PathItem> = {
    "taobao.changed": {
      post: {
        operationId: "onTaobaoThing",
        summary: "Changed",
        tags: ["taobao-webhooks"],
        requestBody: { content: { "application/json": { schema: { allOf: [ref("PushEnvelope")] } } } },
      },
    },
  };
  const document = tinyDocument({
    webhooks,
    paths: {
      "/pay": { post: operation },
      "/get": { get: tinyOperation("getThing", { data: object({ plain: { type: "string" } }) }) },
    },
    schemas: {
      PushEnvelope: { ...object({ messageType: { type: "string" } }), description: "Answer within 1000 ms." },
    },
  });
  const published = publish({ ...document, jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" });
  const { post } = published.paths?.["/pay"] ?? {};

  it.each([
    "支付",
    "path **inferred** · request **documented** · answer **sibling**",
    "*sibling*: read on pages of the sibling vendor that runs the same software",
    "**The path is inferred: no call has proven it.**",
    "After the cart.",
    "**Safety: payment.** It moves money. Never repeat it blindly",
    "`getThing` (`GET /get`) tells what happened. Look at `status`.",
    "- One page says a, another b.",
    "- The &lt;message type>.",
    "[doc.example.com/api-1](https://doc.example.com/api-1)",
  ])("of an operation say: %s", (text) => {
    expect(post?.description).toContain(text);
  });

  it("of an operation lead to its page", () => {
    expect(post?.externalDocs?.url).toBe("https://doc.example.com/api-1");
  });

  it("of a field say its meaning, its form on the wire, its grade and note", () => {
    const text = schemasOf(published).PayThingRequest?.properties?.thingId?.description ?? "";
    for (const part of ["The thing.", "a bare JSON number of up to 19 digits", "Evidence: **upstream**. as a number."])
      expect(text).toContain(part);
  });

  it("of a field without a grade say that of what it stands in", () => {
    const data = schemasOf(published).GetThingData;
    expect(data?.properties?.plain?.description).toContain("Evidence: **");
  });

  it("of a parameter show its known values as a table", () => {
    expect(post?.parameters?.[0]?.description).toContain("| `A\\|B` | both | observed |");
  });

  it("of a push hold the rules of all pushes", () => {
    expect(published.webhooks?.["taobao.changed"]?.post?.description).toContain("Answer within 1000 ms.");
  });

  it("explain the grades, and name no dialect", () => {
    expect(published.info.description).toContain("| **inferred** | our best guess; not seen so far |");
    expect(published.jsonSchemaDialect).toBeUndefined();
  });
});
