import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../tools/document/json.ts";
import { checkExamples } from "../../tools/selfcheck/examples.ts";
import { hasPassed, type Outcome } from "../../tools/selfcheck/outcome.ts";
import { checkSchemas } from "../../tools/selfcheck/schemas.ts";
import { createValidator } from "../../tools/selfcheck/validator.ts";
import { at, baseBundle, changed, type Draft } from "../lint/bundle.ts";

const base = await baseBundle();
const schemas = (document: JsonObject) => checkSchemas(document, createValidator(document));
const examples = (document: JsonObject) => checkExamples(document, createValidator(document));
const item = (draft: Draft, name: string) => at(draft, "components", "schemas", "TaobaoCartItem", "properties", name);
const shown = (draft: Draft) =>
  at(draft, "components", "examples", "listTaobaoCartItems.two-items", "value", "data", "items", 0);
const set = (target: Draft, values: Draft) => Object.assign(target, values);

describe("on a description that is right", () => {
  it.each([
    ["schemas", schemas],
    ["examples", examples],
  ] as const)("%s find nothing", (_name, check: (document: JsonObject) => Outcome) => {
    const outcome = check(base);
    expect(outcome.faults).toEqual([]);
    expect(hasPassed(outcome)).toBe(true);
  });

  it("an empty document has not passed", () => {
    const empty = { openapi: "3.1.1", paths: {} };
    for (const check of [schemas, examples]) expect(hasPassed(check(empty))).toBe(false);
  });
});

describe("schemas that do not compile under the strict rules", () => {
  it.each<[string, (draft: Draft) => void, RegExp]>([
    ["an unknown word", (draft) => set(item(draft, "price"), { minimun: 0 }), /minimun/],
    ["an unknown extension", (draft) => set(item(draft, "price"), { "x-currency": "CNY" }), /x-currency/],
    [
      "a pattern that is illegal under u",
      (draft) => set(item(draft, "status"), { pattern: "^[\\w-.]+$" }),
      /[Ii]nvalid/,
    ],
    ["an unknown format", (draft) => set(item(draft, "status"), { format: "date-tme" }), /date-tme/],
    ["a word of another type", (draft) => set(item(draft, "price"), { minLength: 1 }), /minLength|strictTypes/i],
    [
      "a bad schema of JSON inside text",
      (draft) => set(item(draft, "properties"), { contentSchema: { type: "objekt" } }),
      /type/,
    ],
    [
      "required and not declared",
      (draft) => set(at(draft, "components", "schemas", "TaobaoCartContents"), { required: ["itemz"] }),
      /itemz/,
    ],
    [
      "the exclusiveMinimum of OpenAPI 3.0",
      (draft) => set(item(draft, "price"), { exclusiveMinimum: true }),
      /exclusiveMinimum/,
    ],
    ["a reference to nothing", (draft) => set(item(draft, "id"), { $ref: "#/components/schemas/Id65" }), /Id65/],
  ])("%s", (_name, change, expected) => {
    const { faults } = schemas(changed(base, change));
    expect(faults.join("\n")).toMatch(expected);
  });
});

describe("examples that do not fit", () => {
  it.each<[string, (draft: Draft) => void, RegExp]>([
    ["a wrong type", (draft) => set(shown(draft), { price: "39.90" }), /\/data\/items\/0\/price must be integer/],
    ["an id with letters", (draft) => set(shown(draft), { id: "38a" }), /must match pattern/],
    [
      "a name that no schema knows",
      (draft) => set(shown(draft), { prize: 1 }),
      /\/data\/items\/0\/prize is not declared/,
    ],
    ["text that is not JSON", (draft) => set(shown(draft), { properties: "{" }), /is not JSON/],
    [
      "JSON of the wrong form inside text",
      (draft) => set(shown(draft), { properties: '{"颜色":1}' }),
      /holds JSON whose \/颜色 must be string/,
    ],
    [
      "an answer without code",
      (draft) =>
        Reflect.deleteProperty(at(draft, "components", "examples", "listTaobaoCartItems.two-items", "value"), "code"),
      /required property 'code'/,
    ],
    [
      "an example of a parameter",
      (draft) =>
        set(at(draft, "paths", "/v2/taobao/cart/list", "get", "parameters", 0, "examples", "two-items"), {
          value: "one",
        }),
      /parameter pageNo/,
    ],
    [
      "a push",
      (draft) =>
        set(at(draft, "components", "examples", "onTaobaoOrderRefund.request.agreed", "value"), { messageType: 1 }),
      /onTaobaoOrderRefund/,
    ],
  ])("%s", (_name, change, expected) => {
    const { faults } = examples(changed(base, change));
    expect(faults.join("\n")).toMatch(expected);
  });

  it("a 19-digit number inside JSON text keeps its digits", () => {
    const document = changed(base, (draft) => {
      set(item(draft, "properties"), {
        contentSchema: { type: "object", additionalProperties: { const: "1232730479761801257" } },
      });
      set(shown(draft), { properties: '{"id":1232730479761801257}' });
    });
    expect(examples(document).faults).toEqual([]);
  });
});
