import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { inChinese, inEnglish } from "../../src/contract/translate-violation.ts";

/** A schema and a value that breaks it, for each keyword of JSON Schema that has a sentence of its own. */
const BREAKS: readonly (readonly [keyword: string, schema: object, value: unknown])[] = [
  ["type", { type: "string" }, 1],
  ["type", { type: ["string", "null"] }, 1],
  ["type", { type: ["integer", "string", "null"] }, true],
  ["required", { required: ["名"] }, {}],
  ["enum", { enum: ["甲"] }, "乙"],
  ["const", { const: 1 }, 2],
  ["pattern", { pattern: "^\\d$" }, "x"],
  ["minLength", { minLength: 2 }, "x"],
  ["maxLength", { maxLength: 1 }, "xx"],
  ["minimum", { minimum: 2 }, 1],
  ["maximum", { maximum: 1 }, 2],
  ["exclusiveMinimum", { exclusiveMinimum: 1 }, 1],
  ["exclusiveMaximum", { exclusiveMaximum: 1 }, 1],
  ["multipleOf", { multipleOf: 2 }, 1],
  ["minItems", { minItems: 1 }, []],
  ["maxItems", { maxItems: 0 }, [1]],
  ["uniqueItems", { uniqueItems: true }, [1, 1]],
  ["contains", { contains: { const: 1 } }, [2]],
  ["contains", { contains: { const: 1 }, maxContains: 1 }, [1, 1]],
  ["minProperties", { minProperties: 1 }, {}],
  ["maxProperties", { maxProperties: 0 }, { a: 1 }],
  ["additionalProperties", { additionalProperties: false }, { a: 1 }],
  ["unevaluatedProperties", { unevaluatedProperties: false }, { a: 1 }],
  ["unevaluatedItems", { unevaluatedItems: false }, [1]],
  ["propertyNames", { propertyNames: { maxLength: 1 } }, { ab: 1 }],
  ["dependentRequired", { dependentRequired: { a: ["b"] } }, { a: 1 }],
  ["dependentRequired", { dependentRequired: { a: ["b", "c"] } }, { a: 1 }],
  ["anyOf", { anyOf: [{ type: "string" }, { type: "null" }] }, 1],
  ["oneOf", { oneOf: [{ type: "number" }, { minimum: 0 }] }, 1],
  ["not", { not: {} }, 1],
  ["if", JSON.parse('{ "if": {}, "then": { "type": "string" } }'), 1],
  ["false schema", { properties: { a: false } }, { a: 1 }],
];

describe("every sentence of Ajv has its Chinese", () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });

  it.each(BREAKS)("%s", (keyword, schema, value) => {
    const validate = ajv.compile(schema);
    expect(validate(value)).toBe(false);
    expect(validate.errors?.map((error) => error.keyword)).toContain(keyword);
    for (const { message = "" } of validate.errors ?? []) {
      const chinese = inChinese(message);
      expect(chinese, message).toMatch(/\p{Script=Han}/u);
      expect(chinese, message).not.toMatch(/must|undefined|\$\d/);
    }
  });

  it("covers all of them", () => {
    const format = inChinese('must match format "date-time"');
    expect(format).toBe('格式必须为 "date-time"');
  });
});

describe("inChinese", () => {
  it.each([
    ["must be string", "类型必须是字符串"],
    ["must be string,null", "类型必须是字符串或null"],
    ["must have required property 'a'b'", "缺少必填字段 'a'b'"],
    ["must NOT have additional properties; found '多余'", "不允许额外字段 '多余'"],
    ["must be >= 1", "必须 >= 1"],
    ["something new", "something new"],
  ])("%s", (english, chinese) => {
    expect(inChinese(english)).toBe(chinese);
  });
});

describe("inEnglish", () => {
  it.each([
    ["must be string,null", "must be string or null"],
    ["must be string", "must be string"],
    ["must be red,green", "must be red,green"],
  ])("%s", (ajv, english) => {
    expect(inEnglish(ajv)).toBe(english);
  });
});
