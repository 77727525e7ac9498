import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileOperation } from "../../src/codec/operation-codec.ts";
import { share } from "../support/share.ts";
import { jsonText } from "./arbitrary-json.ts";
import { expectedOf, readExact, show } from "./exact-json.ts";
import { operation } from "./operation.ts";

const decode = (ids: readonly string[], answer: unknown): unknown =>
  compileOperation(operation({ ids })).decodeAnswer(JSON.stringify(answer));

describe("ids at the paths become text", () => {
  test.each<[string, string[], unknown, unknown]>([
    ["a field", ["data.id"], { data: { id: 382, n: 382 } }, { data: { id: "382", n: 382 } }],
    ["0 and negative", ["data.*"], { data: [0, -5] }, { data: ["0", "-5"] }],
    [
      "text, null and other things stay",
      ["data.*"],
      { data: ["x", null, true, { a: 1 }, [1]] },
      { data: ["x", null, true, { a: 1 }, [1]] },
    ],
    ["the whole answer is an id", ["data"], { data: 5 }, { data: "5" }],
    [
      "items of an array",
      ["data.list.*.id"],
      { data: { list: [{ id: 1 }, { id: 2 }, 3, null] } },
      { data: { list: [{ id: "1" }, { id: "2" }, 3, null] } },
    ],
    [
      "values of a map",
      ["data.*.id"],
      { data: { a: { id: 1 }, b: { id: 2 } } },
      { data: { a: { id: "1" }, b: { id: "2" } } },
    ],
    [
      "values of a map and a field by name",
      ["data.*.id", "data.a.n"],
      { data: { a: { id: 1, n: 2 }, b: { id: 2, n: 3 } } },
      { data: { a: { id: "1", n: "2" }, b: { id: "2", n: 3 } } },
    ],
    ["an id and what is in it", ["data.id", "data.id.id"], { data: { id: { id: 1 } } }, { data: { id: { id: "1" } } }],
    ["two ids", ["data.a", "data.b"], { data: { a: 1, b: 2, c: 3 } }, { data: { a: "1", b: "2", c: 3 } }],
    ["the path ends early", ["data.a.b.c"], { data: { a: 5 } }, { data: { a: 5 } }],
    ["a number in decimal form", ["data.id"], { data: { id: 1.5 } }, { data: { id: "1.5" } }],
    ["a name that looks like an index", ["data.0"], { data: [5] }, { data: [5] }],
    ["the same in a map", ["data.0"], { data: { 0: 5 } }, { data: { 0: "5" } }],
    ["a name on an array", ["data.id"], { data: [{ id: 1 }] }, { data: [{ id: 1 }] }],
    [
      "any depth, also none",
      ["data.**.id"],
      { id: 1, data: { id: 2, c: [{ id: 3, d: { e: { id: 4, n: 5 } } }] } },
      { id: 1, data: { id: "2", c: [{ id: "3", d: { e: { id: "4", n: 5 } } }] } },
    ],
    ["any depth from the root", ["**.id"], { id: 1, a: [[{ id: 2 }]] }, { id: "1", a: [[{ id: "2" }]] }],
    ["everything below", ["data.**"], { n: 1, data: { a: 2, b: [3] } }, { n: 1, data: { a: "2", b: ["3"] } }],
    [
      "two any depths",
      ["**.a.**.id"],
      { id: 1, b: { id: 2, a: { id: 3, c: [{ id: 4 }] } } },
      { id: 1, b: { id: 2, a: { id: "3", c: [{ id: "4" }] } } },
    ],
    ["any depth twice in a row", ["**.**.id"], { id: 1, a: { id: 2 } }, { id: "1", a: { id: "2" } }],
    [
      "any depth, then any item",
      ["data.**.*.id"],
      { data: { id: 1, a: { id: 2, b: [{ id: 3 }] } } },
      { data: { id: 1, a: { id: "2", b: [{ id: "3" }] } } },
    ],
    ["names with digits in front", ["data.1a"], { data: { "1a": 1, a: 1 } }, { data: { "1a": "1", a: 1 } }],
  ])("%s", (_, ids, answer, expected) => {
    expect(decode(ids, answer)).toEqual(expected);
    expect(show(decode(ids, answer))).toBe(show(expected));
  });

  test("developId always becomes text", () => {
    expect(decode([], { code: 200, developId: 5 })).toEqual({ code: 200, developId: "5" });
    expect(compileOperation(operation()).decodeAnswer('{"developId":null}')).toEqual({ developId: null });
    expect(compileOperation(operation()).decodeAnswer('{"data":{"developId":5}}')).toEqual({ data: { developId: 5 } });
  });

  test.each(["5", "null", '"x"', "[5]", "true"])("an answer that is not an object stays: %s", (text) => {
    expect(compileOperation(operation({ ids: ["data.id"] })).decodeAnswer(text)).toEqual(JSON.parse(text));
  });

  test("a long id is text wherever it stands, path or not", () => {
    const { decodeAnswer } = compileOperation(operation({ ids: ["data.id"] }));
    expect(decodeAnswer('{"data":{"id":7212345678901234567,"other":7212345678901234568}}')).toEqual({
      data: { id: "7212345678901234567", other: "7212345678901234568" },
    });
  });

  test("own fields only, and `__proto__` as any other", () => {
    const { decodeAnswer } = compileOperation(operation({ ids: ["data.*", "constructor.length", "data.*.id"] }));
    const value = decodeAnswer('{"data":{"__proto__":5}}') as { data: object };
    expect(show(value)).toBe('{"data":{"__proto__":"5"}}');
    expect(Object.hasOwn(Object, "length") && Object.length).toBe(1);
  });

  test("an inherited field does not become an own field", () => {
    Object.defineProperty(Object.prototype, "inheritedId", { value: 5, configurable: true });
    try {
      const value = compileOperation(operation({ ids: ["data.inheritedId"] })).decodeAnswer('{"data":{}}') as {
        data: object;
      };
      expect(Object.keys(value.data)).toEqual([]);
    } finally {
      Reflect.deleteProperty(Object.prototype, "inheritedId");
    }
  });

  test("any depth on 50,000 levels", () => {
    const text = `${'{"id":1,"c":['.repeat(50_000)}${"]}".repeat(50_000)}`;
    let value = compileOperation(operation({ ids: ["**.id"] })).decodeAnswer(text) as {
      id: unknown;
      c: [typeof value];
    };
    for (let level = 1; level < 50_000; level++) {
      if (value.id !== "1") throw new Error(`level ${level}`);
      value = value.c[0];
    }
    expect(value).toEqual({ id: "1", c: [] });
  });

  test("not JSON: the error of JSON.parse", () => {
    expect(() => compileOperation(operation()).decodeAnswer("<html>")).toThrow(SyntaxError);
  });
});

test("any answer: what the paths do not name is as the reference reads it", () => {
  const { decodeAnswer } = compileOperation(operation({ ids: ["**.id", "ids.*"] }));
  const idsAsText = (value: unknown, isId: boolean): unknown => {
    if (typeof value === "number" && isId && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
    if (Array.isArray(value)) return value.map((item) => idsAsText(item, false));
    if (typeof value !== "object" || value === null) return value;
    for (const key of Object.keys(value)) {
      const item: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
      Object.defineProperty(value, key, { value: idsAsText(item, key === "id") });
    }
    return value;
  };
  fc.assert(
    fc.property(jsonText, (text) => {
      // Its digits are those of the text, which this reference no longer has.
      fc.pre(!hasLargeId(JSON.parse(text)));
      expect(show(decodeAnswer(`[${text}]`))).toBe(show(idsAsText(expectedOf(readExact(`[${text}]`)), false)));
    }),
    { numRuns: share(1000) },
  );
});

/** Whether an id is a number beyond 2^53 in some form. */
function hasLargeId(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(
    ([key, item]) => (key === "id" && Math.abs(Number(item)) > Number.MAX_SAFE_INTEGER) || hasLargeId(item),
  );
}

describe("an id in decimal or exponent form", () => {
  const { decodeAnswer } = compileOperation(operation({ ids: ["id", "list.*.id"] }));

  test.each([
    ["2541753627432451492.0", "2541753627432451492"],
    ["1.232730479761801257e18", "1232730479761801257"],
    ["1.232730479761801257E+18", "1232730479761801257"],
    ["1.232e18", "1232000000000000000"],
    ["-1232730479761801257.00", "-1232730479761801257"],
    ["12327304797618012570e-1", "1232730479761801257"],
    ["25417536274324514e2", "2541753627432451400"],
    ["1e30", `1${"0".repeat(30)}`],
    ["1e3", "1000"],
    ["5.0", "5"],
    ["9007199254740991", "9007199254740991"],
    ["9007199254740992", "9007199254740992"],
  ])("%s is exact", (text, digits) => {
    const price = { price: 1e21, note: '"1e30"', n: 1234.5 };
    expect(decodeAnswer(`{"id":${text},"list":[{"id":${text}}],"more":${JSON.stringify(price)}}`)).toEqual({
      id: digits,
      list: [{ id: digits }],
      more: price,
    });
  });

  test.each(["1e400", "1e65", "12345678901234567890.5"])("%s is refused", (text) => {
    expect(() => decodeAnswer(`{"id":${text}}`)).toThrow(SyntaxError);
  });
});
