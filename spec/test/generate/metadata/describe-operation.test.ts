import { describe, expect, it } from "vitest";
import type { Document, PathItem } from "../../../tools/document/types.ts";
import { describeOperation } from "../../../tools/generate/metadata/describe-operation.ts";
import { readOperations } from "../../../tools/generate/read/operations.ts";
import { id, object, ref, tinyDocument, tinyOperation } from "../tiny.ts";

function only(document: Document) {
  const [operation] = readOperations(document);
  if (operation === undefined) throw new Error("there is no operation");
  return describeOperation(document, operation);
}

const describePath = (path: string, item: PathItem) => only(tinyDocument({ paths: { [path]: item } }));

describe("describeOperation", () => {
  it("leaves out what is empty", () => {
    expect(describePath("/v2/thing", { get: tinyOperation("getThing") })).toEqual({
      id: "getThing",
      path: "/v2/thing",
      method: "GET",
      safety: "read",
      grade: "documented",
    });
  });

  it("tells everything else", () => {
    const body = object({
      pageNo: { type: "integer" },
      ids: { type: "array", items: id("number") },
      owner: id("string"),
      line: { type: "string", "x-json-text": true, contentSchema: object({ skuId: id("number") }) },
      a: { type: "string", "x-aliases": ["b"] },
      b: { type: "string" },
    });
    const data = object({ list: { type: "array", items: object({ id: id("number") }) } });
    const operation = tinyOperation("payThings", {
      body,
      data,
      "x-safety": "payment",
      "x-reconcile": { operation: "getThing", note: "Look." },
      "x-page": { number: "pageNo", items: "data.list", total: "data.total" },
      parameters: [
        { name: "thingId", in: "path", schema: { type: "string" } },
        { name: "lang", in: "query", schema: { type: "string" } },
        { name: "nonce-str", in: "header", schema: { type: "string" } },
      ],
    });
    expect(describePath("/v2/thing/{thingId}", { post: operation })).toEqual({
      id: "payThings",
      path: "/v2/thing/{thingId}",
      method: "POST",
      body: true,
      safety: "payment",
      grade: "documented",
      reconcile: "getThing",
      data: "object",
      page: { number: "pageNo", first: 1, items: "data.list", total: "data.total" },
      jsonText: ["line"],
      aliases: [["a", "b"]],
      query: ["lang"],
      numberIds: ["ids.*", "line.skuId"],
      textIds: ["owner"],
      wholeNumbers: ["pageNo"],
      ids: ["data.list.*.id"],
    });
  });

  it("sees where a success promises an object, and where it does not", () => {
    const promised = (data: object): unknown =>
      describePath("/v2/thing", { get: tinyOperation("getThing", { data: data as never }) }).data;
    expect(promised(object({ id: id("string") }))).toBe("object");
    expect(promised({ allOf: [object({ id: id("string") })] })).toBe("object");
    for (const data of [
      { type: ["object", "null"] },
      { type: "array", items: { type: "string" } },
      { type: "string" },
      {},
      { ...object({ a: { type: "string" } }), "x-may-differ": true },
    ])
      expect(promised(data)).toBeUndefined();
  });

  it("does not list developId, which stands in every envelope", () => {
    const described = describePath("/v2/thing", { get: tinyOperation("getThing", { data: id("string") }) });
    expect(described.ids).toEqual(["data"]);
  });

  it("sees the signature in the query, and keeps its parameters from the user", () => {
    const operation = tinyOperation("bookFreight", {
      security: [{ freightTimestamp: [], freightSign: [] }],
      parameters: [
        { name: "timestamp", in: "query", required: true, schema: { type: "string" } },
        { name: "sign", in: "query", required: true, schema: { type: "string" } },
        { name: "serviceId", in: "query", schema: { type: "string" } },
      ],
    });
    const described = describePath("/v2/freight", { post: operation });
    expect(described.auth).toBe("query");
    expect(described.query).toEqual(["serviceId"]);
  });

  it("has no reconcile where nothing can tell", () => {
    const operation = tinyOperation("sendThing", {
      "x-safety": "write",
      "x-reconcile": { operation: null, note: "Ask." },
    });
    expect(describePath("/v2/thing", { post: operation })).not.toHaveProperty("reconcile");
  });

  it("refuses an id of a request without a wire form", () => {
    const operation = tinyOperation("getThing", { body: object({ thingId: ref("Id64") }) });
    expect(() => describePath("/v2/thing", { post: operation })).toThrow("thingId is a 64-bit id without x-int64");
  });

  it("refuses a page number that cannot be sent", () => {
    const operation = tinyOperation("listThings", {
      body: object({ pageNo: { type: "integer" } }),
      data: { type: "array", items: { type: "string" } },
      "x-page": { number: "page", items: "data" },
    });
    expect(() => describePath("/v2/things", { post: operation })).toThrow("x-page.number page is not a field");
  });
});

describe("flat input", () => {
  const clash = (parameter: object) => ({
    post: tinyOperation("getThing", {
      parameters: [{ name: "thingId", in: "query", schema: { type: "string" }, ...parameter }],
      body: object({ thingId: { type: "string" } }),
    }),
  });

  it("refuses a name that is in two places", () => {
    expect(() => describePath("/v2/thing", clash({ required: true }))).toThrow("thingId is in two places");
    expect(() => describePath("/v2/thing", clash({ schema: { type: "integer" } }))).toThrow("thingId is in two places");
  });

  it("takes an optional query parameter of the same name and type for another place of the body field", () => {
    expect(describePath("/v2/thing", clash({}))).not.toHaveProperty("query");
  });

  it("refuses bodies that are not an object or have alternatives", () => {
    const withBody = (body: object) => describePath("/v2/thing", { post: tinyOperation("getThing", { body }) });
    expect(() => withBody({ type: "array", items: { type: "string" } })).toThrow("a flat input needs an object");
    expect(() => withBody({ oneOf: [object({ a: {} }), object({ b: {} })] })).toThrow("with alternatives");
    expect(withBody({ ...object({ a: {} }), anyOf: [{ required: ["a"] }, { required: ["b"] }] }).body).toBe(true);
  });

  it("refuses a path whose parameters are not declared, or declared in vain", () => {
    expect(() => describePath("/v2/thing/{thingId}", { get: tinyOperation("getThing") })).toThrow(
      "thingId is not declared",
    );
    const parameters = [{ name: "thingId", in: "path" as const, schema: { type: "string" } }];
    expect(() => describePath("/v2/thing", { get: tinyOperation("getThing", { parameters }) })).toThrow(
      "is not in the path",
    );
  });
});

it("refuses two operations of one id or one client method", () => {
  const paths = { "/a": { get: tinyOperation("getThing") }, "/b": { get: tinyOperation("getThing") } };
  expect(() => readOperations(tinyDocument({ paths }))).toThrow("getThing is also that of getThing");
  const other = tinyOperation("other", { "x-client": { package: "taobao", group: "things", method: "getThing" } });
  expect(() =>
    readOperations(tinyDocument({ paths: { "/a": { get: tinyOperation("getThing") }, "/b": { get: other } } })),
  ).toThrow("taobao.things.getThing is also that of getThing");
});
