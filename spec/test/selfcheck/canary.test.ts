// Prism takes a schema that it cannot compile for satisfied. These are the ways in which its validation has been seen to die.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../tools/document/json.ts";
import { planted } from "../../tools/selfcheck/canary/planted.ts";
import { checkCanary } from "../../tools/selfcheck/canary.ts";
import { at, baseBundle, changed, type Draft } from "../lint/bundle.ts";

const base = await baseBundle();
const run = (document: JsonObject) => checkCanary(document, []);
const body = (draft: Draft) =>
  at(draft, "paths", "/v2/taobao/cart/add", "post", "requestBody", "content", "application/json");

describe("the canary", { timeout: 60_000 }, () => {
  it("lives: every bad body is refused, every good one taken", async () => {
    const { count, faults } = await run(base);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(8);
  });

  it.each([
    ["the dialect of OpenAPI, written out", "https://spec.openapis.org/oas/3.1/dialect/base"],
    ["a dialect that does not exist", "https://json-schema.org/draft/2021-12/schema"],
  ])("dies with %s", async (_name, dialect) => {
    const { count, faults } = await checkCanary(base, [], dialect);
    expect(faults.length).toBe(count);
  });

  it("lives without a dialect in the document: it sets the one that Prism needs", async () => {
    const { jsonSchemaDialect, ...bare } = base;
    expect(jsonSchemaDialect).toBeDefined();
    expect((await run(bare)).faults).toEqual([]);
  });

  it("dies with one pattern that is illegal under u", async () => {
    const document = changed(base, (draft) => {
      Object.assign(at(body(draft), "schema", "properties", "skuId"), { pattern: "^[\\w-.]+$" });
    });
    const { faults } = await run(document);
    expect(
      faults.filter((fault) => fault.startsWith("addTaobaoCartItem: Prism takes a bad body")).length,
    ).toBeGreaterThan(5);
  });

  it("says so when a good body is refused", async () => {
    const document = changed(base, (draft) => {
      Object.assign(at(draft, "components", "examples", "addTaobaoCartItem.request.one-sku", "value"), {
        shopId: "no id",
      });
    });
    expect((await run(document)).faults.join("\n")).toMatch(/refuses the good body one-sku/);
  });

  it("says so when a body takes everything, and nothing bad can be made", async () => {
    const document = changed(base, (draft) => {
      Object.assign(body(draft), { schema: {} });
    });
    expect((await run(document)).faults.join("\n")).toMatch(/no bad body can be made/);
  });

  it("says so when the operation of a planted body is gone, or takes it", async () => {
    const outcome = await checkCanary(base, [
      { operation: "createTaobaoOrder", why: "it is gone", body: {} },
      { operation: "addTaobaoCartItem", why: "it is good", body: { skuId: "7579055774996" } },
      { operation: "addTaobaoCartItem", why: "a required field is missing", body: {} },
    ]);
    expect(outcome.faults).toEqual([
      "createTaobaoOrder: planted bodies need it, and it is gone",
      "addTaobaoCartItem: Prism takes a bad body (it is good)",
    ]);
  });

  it("has hand-made bodies, each with a reason", () => {
    expect(planted.length).toBeGreaterThanOrEqual(8);
    expect(new Set(planted.map(({ why }) => why)).size).toBe(planted.length);
  });
});

describe("the canary on answers", { timeout: 60_000 }, () => {
  it("dies when the answer of one operation is not checked", async () => {
    const document = changed(base, (draft) => {
      Object.assign(at(draft, "components", "schemas", "TaobaoCartItem", "properties", "status"), {
        pattern: "^[\\w-.]+$",
      });
    });
    const { faults } = await run(document);
    expect(faults.join("\n")).toMatch(/listTaobaoCartItems: Prism takes a bad answer \(\/code = true\)/);
  });
});
