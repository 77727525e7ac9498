import { fileURLToPath } from "node:url";
import SwaggerParser from "@apidevtools/swagger-parser";
import { createConfig, lint } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { operationsOf, readBundle } from "../../../tools/document/bundle.ts";
import { isObject } from "../../../tools/document/json.ts";
import { mapDocument } from "../../../tools/document/map.ts";
import type { Schema } from "../../../tools/document/types.ts";
import { withOneSpelling } from "../../../tools/generate/openapi30/one-spelling.ts";
import { schema30 } from "../../../tools/generate/openapi30/schema30.ts";
import { object, ref, tinyDocument } from "../tiny.ts";

describe("a schema in OpenAPI 3.0", () => {
  it.each<[string, object, object]>([
    [
      "null beside a type",
      { type: ["string", "null"], pattern: "x" },
      { type: "string", pattern: "x", nullable: true },
    ],
    [
      "null beside a reference",
      { anyOf: [ref("A"), { type: "null" }], description: "D." },
      { description: "D.", type: "object", nullable: true, allOf: [ref("A")] },
    ],
    [
      "null beside alternatives",
      { anyOf: [ref("A"), ref("B"), { type: "null" }] },
      { anyOf: [{ type: "object", nullable: true, allOf: [ref("A")] }, ref("B")] },
    ],
    ["null beside one type", { anyOf: [{ type: "object" }, { type: "null" }] }, { type: "object", nullable: true }],
    ["a constant", { const: "a" }, { enum: ["a"] }],
    ["examples", { type: "string", examples: ["a", "b"] }, { type: "string", example: "a" }],
    ["words beside a reference", ref("A", { description: "D." }), { description: "D.", allOf: [ref("A")] }],
    [
      "JSON inside text",
      { type: "string", contentMediaType: "application/json", contentSchema: ref("A") },
      { type: "string", "x-content-schema": "#/components/schemas/A" },
    ],
    [
      "an exclusive bound",
      { type: "number", exclusiveMinimum: 0 },
      { type: "number", minimum: 0, exclusiveMinimum: true },
    ],
    ["a list without items", { type: "array" }, { type: "array", items: {} }],
    [
      "names by pattern",
      { type: "object", patternProperties: { x: { type: "string" } } },
      { type: "object", additionalProperties: { type: "string" } },
    ],
  ])("writes %s", (_what, before, after) => {
    expect(schema30(before as never, () => "object")).toEqual(after);
  });

  it("refuses what has several types", () => {
    expect(() => schema30({ type: ["string", "integer"] }, () => undefined)).toThrow(/several types/);
  });

  it("keeps the first spelling of a field, also where it is required", () => {
    const address = object(
      {
        mobile_phone: { type: "string", "x-aliases": ["mobilePhone"] },
        mobilePhone: { type: "string", "x-aliases": ["mobile_phone"] },
      },
      ["mobilePhone"],
    );
    const { components } = withOneSpelling(tinyDocument({ schemas: { Address: address } }));
    expect(Object.keys(components?.schemas?.Address?.properties ?? {})).toEqual(["mobile_phone"]);
    expect(components?.schemas?.Address?.required).toEqual(["mobile_phone"]);
  });
});

describe("openapi.3.0.json", () => {
  const file = fileURLToPath(new URL("../../../bundle/openapi.3.0.json", import.meta.url));
  const document = readBundle(file);

  it("is valid for Swagger's parser", async () => {
    await expect(SwaggerParser.validate(file)).resolves.toBeDefined();
  });

  it("is valid for Redocly", async () => {
    const config = await createConfig({ extends: ["spec"] });
    expect((await lint({ ref: file, config })).map(({ message, ruleId }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it("has every operation, and the pushes under x-webhooks", () => {
    expect(operationsOf(document)).toHaveLength(67);
    expect(document.webhooks).toBeUndefined();
    expect(Object.keys(isObject(document["x-webhooks"]) ? document["x-webhooks"] : {})).toHaveLength(6);
  });

  it("names no range of statuses, which some generators print as a number", () => {
    const statuses = operationsOf(document).flatMap(({ slots }) => slots.filter(({ kind }) => kind === "answer"));
    expect(new Set(statuses.map(({ name }) => name))).not.toContain("5XX");
  });

  it("has no word of 3.1", () => {
    const words: string[] = [];
    const look = (name: string) =>
      mapDocument({ ...document, webhooks: document["x-webhooks"] }, "schema", (node, at) => {
        const schema = node as Schema;
        if (Array.isArray(schema.type) || schema.type === "null") words.push(`${name}${at}: type`);
        for (const key of ["const", "examples", "contentSchema", "patternProperties", "prefixItems"])
          if (key in schema) words.push(`${name}${at}: ${key}`);
        return node;
      });
    look("#");
    expect(words).toEqual([]);
  });
});
