// What Redocly does not see, or treats as a trifle.
import { describe, expect, it } from "vitest";
import type { Bump } from "../../tools/diff/bump.ts";
import { largestOf, ownChanges, sameBut } from "../../tools/diff/own.ts";
import { at, baseBundle, changed, type Draft } from "../lint/bundle.ts";

const base = await baseBundle();
const list = (draft: Draft) => at(draft, "paths", "/v2/taobao/cart/list", "get");
const body = (draft: Draft) =>
  at(
    draft,
    "paths",
    "/v2/taobao/cart/add",
    "post",
    "requestBody",
    "content",
    "application/json",
    "schema",
    "properties",
  );
const item = (draft: Draft) => at(draft, "components", "schemas", "TaobaoCartItem", "properties");
const schemas = (draft: Draft) => at(draft, "components", "schemas");

const cases: readonly [string, Bump, (draft: Draft) => void, string][] = [
  [
    "a method with another name",
    "major",
    (draft) => Object.assign(at(list(draft), "x-client"), { method: "all" }),
    "x-client",
  ],
  ["paging that is gone", "major", (draft) => Reflect.deleteProperty(list(draft), "x-page"), "x-page"],
  [
    "JSON text that is none",
    "major",
    (draft) => Reflect.deleteProperty(at(item(draft), "properties"), "x-json-text"),
    "x-json-text",
  ],
  [
    "a type that is gone",
    "major",
    (draft) => Reflect.deleteProperty(schemas(draft), "TaobaoCartItem"),
    "TaobaoCartItem",
  ],
  [
    "a type that is new",
    "minor",
    (draft) => Object.assign(schemas(draft), { TaobaoNew: { type: "string" } }),
    "TaobaoNew",
  ],
  ["paging by another field", "minor", (draft) => Object.assign(at(list(draft), "x-page"), { first: 0 }), "x-page"],
  ["another safety", "minor", (draft) => Object.assign(list(draft), { "x-safety": "write" }), "x-safety"],
  [
    "another form of an id",
    "minor",
    (draft) => Object.assign(at(item(draft), "id"), { "x-int64": "number" }),
    "x-int64",
  ],
  [
    "the same in a request",
    "minor",
    (draft) => Object.assign(at(body(draft), "shopId"), { "x-int64": "string" }),
    "x-int64",
  ],
  [
    "another unit",
    "minor",
    (draft) => Object.assign(at(item(draft), "price"), { "x-unit": { unit: "yuan" } }),
    "x-unit",
  ],
  [
    "a spelling less",
    "minor",
    (draft) => Reflect.deleteProperty(at(body(draft), "mobilePhone"), "x-aliases"),
    "x-aliases",
  ],
  [
    "a known value more",
    "patch",
    (draft) => (at(item(draft), "status")["x-open-enum"] as unknown[]).push({ value: "SOLD" }),
    "x-open-enum",
  ],
  [
    "another example",
    "patch",
    (draft) =>
      Object.assign(at(draft, "components", "examples", "addTaobaoCartItem.one-sku", "value"), { msg: "成功" }),
    "addTaobaoCartItem.one-sku",
  ],
];

describe("our own comparison", () => {
  it.each(cases)("%s is %s", (_name, impact, change, word) => {
    const changes = ownChanges(base, changed(base, change));
    expect(largestOf(changes)).toBe(impact);
    expect(changes.map(({ text }) => text).join("\n")).toContain(word);
  });

  it("finds nothing where nothing changed", () => {
    expect(ownChanges(base, structuredClone(base))).toEqual([]);
    expect(
      sameBut(
        base,
        changed(base, (draft) => Object.assign(at(draft, "info"), { version: "9.9.9" })),
      ),
    ).toBe(true);
    expect(
      sameBut(
        base,
        changed(base, (draft) => Object.assign(at(draft, "info"), { title: "Other" })),
      ),
    ).toBe(false);
  });
});
