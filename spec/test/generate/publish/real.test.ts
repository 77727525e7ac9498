// What holds for the whole published description.
import { Ajv2020, type AnySchemaObject } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { operationsOf, readBundle } from "../../../tools/document/bundle.ts";
import { deref } from "../../../tools/document/follow.ts";
import { isObject, type JsonObject, listOf } from "../../../tools/document/json.ts";
import { mapDocument } from "../../../tools/document/map.ts";
import type { Document, Schema } from "../../../tools/document/types.ts";
import { createValidator } from "../../../tools/selfcheck/validator.ts";

const read = (name: string) => readBundle(new URL(`../../../bundle/${name}`, import.meta.url));
const document = read("openapi.json") as unknown as Document;
const operations = operationsOf(document);
const paths = operations.filter(({ kind }) => kind === "path");

const allSchemas: Schema[] = [];
mapDocument(document, "schema", (schema) => {
  allSchemas.push(schema as Schema);
  return schema;
});

describe("the published description", () => {
  it("takes a refusal for an answer with HTTP 200 of every operation", () => {
    const validator = createValidator(document as unknown as JsonObject);
    const refusal = { requestId: "0".repeat(32), code: 99100, msg: "不行", developId: null, data: null };
    const bad = paths.flatMap(({ id, slots }) =>
      slots
        .filter(({ kind, name }) => kind === "answer" && name === "200")
        .flatMap(({ schema }) =>
          validator
            .compile(schema)(refusal)
            .map((fault) => `${id}: ${fault}`),
        ),
    );
    expect(paths).toHaveLength(67);
    expect(bad).toEqual([]);
  });

  it("takes a list and another object where the answer has never been seen", () => {
    const validator = createValidator(document as unknown as JsonObject);
    const open = [
      "payTaobaoOrder",
      "listTaobaoRefunds",
      "batchPreview1688Orders",
      "get1688OrderTracking",
      "list1688RefundReasons",
      "list1688LogisticsCompanies",
    ];
    for (const id of open) {
      const slot = paths
        .find((one) => one.id === id)
        ?.slots.find(({ kind, name }) => kind === "answer" && name === "200");
      for (const data of [[1], { result: 7, success: "yes", reasons: 1 }, null])
        expect(validator.compile(slot?.schema)({ code: 200, data }), id).toEqual([]);
    }
  });

  it("admits every inferred path in its text", () => {
    const inferred = paths.filter(({ node }) => isObject(node["x-evidence"]) && node["x-evidence"].path === "inferred");
    expect(inferred.length).toBeGreaterThan(40);
    expect(
      inferred.filter(({ node }) => !String(node.description).includes("The path is inferred")).map(({ id }) => id),
    ).toEqual([]);
  });

  it("names every request and answer, and no schema by a title", () => {
    const unnamed = operations.flatMap(({ id, slots }) =>
      slots
        .filter(({ kind, schema }) => kind !== "parameter" && !(isObject(schema) && "$ref" in schema))
        .map(({ kind }) => `${id} ${kind}`),
    );
    expect(unnamed).toEqual([]);
    expect(allSchemas.filter(({ title }) => title !== undefined)).toEqual([]);
  });

  it("has no union of types but with null, and every grade as an object", () => {
    const several = ({ type }: Schema) => Array.isArray(type) && type.filter((one) => one !== "null").length > 1;
    expect(allSchemas.filter(several)).toEqual([]);
    expect(JSON.stringify(document)).not.toMatch(/"x-evidence":"/);
  });

  it("shows the known values of every field as a table", () => {
    const listed = allSchemas.filter((schema) => schema["x-open-enum"] !== undefined);
    expect(listed.length).toBeGreaterThan(50);
    const properties = listed.filter(({ description }) => description !== undefined);
    expect(properties.filter(({ description }) => !description?.includes("| value | meaning | evidence |"))).toEqual(
      [],
    );
  });

  it("holds no integer in an example that does not fit its format", () => {
    const ajv = new Ajv2020({ strict: false, logger: false });
    ajv.addFormat("int64", true);
    const faults = operations.flatMap(({ id, slots }) =>
      slots.flatMap(({ schema, examples }) => examples.flatMap(({ value }) => [...tooLarge(schema, value, id)])),
    );
    expect(faults).toEqual([]);
  });

  it("has tags that are names, and show another", () => {
    for (const { name, "x-displayName": shown } of document.tags ?? []) {
      expect(name).toMatch(/^[a-z]/);
      expect(shown).toBeTruthy();
    }
  });

  it("offers the mock first, and names no dialect", () => {
    const [first] = listOf(document.servers);
    expect(first).toMatchObject({ url: "http://127.0.0.1:4010" });
    expect(document.jsonSchemaDialect).toBeUndefined();
  });
});

it("the dereferenced description has no reference but where a schema holds itself", () => {
  const whole = read("openapi.dereferenced.json");
  const left = new Set<string>();
  mapDocument(whole, "schema", (schema) => {
    if (typeof schema.$ref === "string") left.add(schema.$ref);
    return schema;
  });
  const recursive = [...left].filter((ref) => reaches(ref, ref, new Set()));
  expect([...left]).toEqual(recursive);
  // Nothing but schemas refers to anything.
  const others = JSON.stringify({ ...whole, components: undefined }).match(/"\$ref":"[^"]+"/g) ?? [];
  expect(new Set(others.map((text) => text.slice(8, -1)))).toEqual(new Set(others.length === 0 ? [] : left));
});

function reaches(from: string, to: string, seen: Set<string>): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  const refs = [...JSON.stringify(deref(document, { $ref: from })).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, ref]) => ref ?? "",
  );
  return refs.some((ref) => ref === to || reaches(ref, to, seen));
}

/** Integers beyond 32 bits whose schema does not say that they need more. */
function* tooLarge(schema: unknown, value: unknown, at: string): Generator<string> {
  const node = deref(document, schema) as AnySchemaObject & Schema;
  const branches = [...(node.anyOf ?? []), ...(node.allOf ?? []), ...(node.oneOf ?? [])];
  if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) >= 2 ** 31) {
    const types = [node, ...branches.map((branch) => deref(document, branch) as Schema)];
    const takes = types.filter(({ type }) => [type].flat().includes("integer"));
    if (takes.length > 0 && takes.every(({ format }) => format !== "int64")) yield at;
  }
  for (const branch of branches) if (typeof value === "object") yield* tooLarge(branch, value, at);
  if (Array.isArray(value)) for (const item of value) yield* tooLarge(node.items, item, `${at}[]`);
  else if (isObject(value))
    for (const [name, inner] of Object.entries(value))
      if (node.properties?.[name]) yield* tooLarge(node.properties[name], inner, `${at}.${name}`);
}
