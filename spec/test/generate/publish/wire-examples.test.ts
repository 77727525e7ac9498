import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Document } from "../../../tools/document/types.ts";
import { toJson, toYaml } from "../../../tools/generate/bundle/serialize.ts";
import { wireExamples } from "../../../tools/generate/publish/wire-examples.ts";
import { id, object, tinyDocument, tinyOperation } from "../tiny.ts";

const large = "1232730479761801257";
const bundle = (name: string): string => readFileSync(new URL(`../../../bundle/${name}`, import.meta.url), "utf8");

describe("ids in the examples that are published", () => {
  const operation = tinyOperation("doIt", {
    body: object({ large: id("number"), small: id("number"), text: id("string"), mapped: id("number") }),
  });
  const body = operation.requestBody?.content?.["application/json"];
  if (body === undefined) throw new Error("the operation has no body");
  const value = { large, small: "382", text: large, mapped: "NeZYO6vIHuE" };
  Object.assign(body, { examples: { shown: { $ref: "#/components/examples/shown" } } });
  const document = tinyDocument({ paths: { "/thing": { post: operation } } });
  const examples = { shown: { summary: "S", description: "D.", value } };
  const source: Document = { ...document, components: { ...document.components, examples } };
  const shown = wireExamples(source).components?.examples?.shown as { value: unknown; description: string };

  it("are bare numbers where the wire has them, digit for digit", () => {
    expect(shown.value).toEqual({ large: BigInt(large), small: 382, text: large, mapped: "NeZYO6vIHuE" });
    expect(toJson(shown)).toContain(`"large": ${large},`);
    expect(toYaml(shown as never, "H")).toContain(`large: ${large}\n`);
  });

  it("stand in full in the description, since a viewer may round them", () => {
    expect(shown.description).toBe(
      `D. Ids are bare numbers here, as on the wire; a viewer may round them. In full: \`${large}\`.`,
    );
  });

  it("stay text in the sources", () => {
    expect(examples.shown.value).toBe(value);
    expect(value.large).toBe(large);
  });
});

it.each(["openapi.json", "openapi.3.0.json", "openapi.dereferenced.json", "1688.json", "openapi.yaml"])(
  "%s has a 19-digit id as a bare number, in each of its forms",
  (name) => {
    const text = bundle(name);
    expect(text).toMatch(/"?orderId"?: ?2542285634930345679\b/);
    if (name.endsWith(".yaml")) expect(parse(text, { intAsBigInt: true })).toBeTruthy();
    // What is rounded ends in zeros.
    expect(text).not.toMatch(/[ :[]25422856349303456[0-9]00\b/);
  },
);
