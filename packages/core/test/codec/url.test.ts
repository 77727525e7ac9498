import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileOperation } from "../../src/codec/operation-codec.ts";
import { expandPath } from "../../src/codec/url.ts";
import { InputError } from "../../src/errors/errors.ts";
import { wellFormedText } from "../support/any-text.ts";
import { operation } from "./operation.ts";

const query = (input: unknown): string => compileOperation(operation({ query: ["q", "r"] })).encodeInput(input).query;

describe("path", () => {
  test.each<[unknown, string]>([
    ["a", "a"],
    ["a b/c?d#e&f=g+h%", "a%20b%2Fc%3Fd%23e%26f%3Dg%2Bh%25"],
    ["a'b(c)*!~-._", "a%27b%28c%29%2A%21~-._"],
    ["订单", "%E8%AE%A2%E5%8D%95"],
    ["...", "..."],
    ["../x", "..%2Fx"],
    ["%2e%2e", "%252e%252e"],
    [5, "5"],
    [0, "0"],
    [false, "false"],
    [7212345678901234567n, "7212345678901234567"],
    [new Date(0), "1970-01-01T00%3A00%3A00.000Z"],
    ["null", "null"],
    ["{id}", "%7Bid%7D"],
    ['"quoted"', "%22quoted%22"],
  ])("case %#", (value, encoded) => {
    expect(expandPath("/x/{id}/y", { id: value })).toBe(`/x/${encoded}/y`);
  });

  test("several names, the same name twice, none", () => {
    expect(expandPath("/{a}/{b}/{a}.json", { a: 1, b: "$&" })).toBe("/1/%24%26/1.json");
    expect(expandPath("/v2/x", {})).toBe("/v2/x");
  });

  test.each<[string, unknown]>([
    ["missing", undefined],
    ["null", null],
    ["empty", ""],
    ["a dot", "."],
    ["two dots", ".."],
  ])("%s is refused", (_, id) => {
    const run = () => expandPath("/x/{id}", { id });
    expect(run).toThrow(InputError);
    expect(run).toThrow('`id` is missing, empty, "." or "..".');
    expect(run).toThrow(expect.objectContaining({ hint: "Pass a value: it is part of the path /x/{id}." }));
  });

  test("missing is missing, also where an id belongs", () => {
    expect(() => compileOperation(operation({ path: "/{id}", numberIds: ["id"] })).encodeInput({})).toThrow(
      "`id` is missing",
    );
  });

  test.each<[string, unknown, string]>([
    ["an object", { a: 1 }, "`id` is not a single value."],
    ["an empty object", {}, "`id` is not a single value."],
    ["a list", ["a"], "`id` is not a single value."],
    ["an invalid date", new Date(Number.NaN), "`id` is an invalid date, not JSON."],
    ["a function", () => 1, "`id` is function, not JSON."],
    ["a promise", Promise.resolve("1"), "`id` is Promise, not JSON."],
    ["a rounded number", 2 ** 53, "`id` is not an exact number."],
    ["NaN", Number.NaN, "`id` is not an exact number."],
    ["half an emoji", "\ud83d", "`id` holds a lone surrogate."],
  ])("%s is refused", (_, id, message) => {
    expect(() => expandPath("/{id}", { id })).toThrow(InputError);
    expect(() => expandPath("/{id}", { id })).toThrow(message);
    expect(() => expandPath("/{id}", { id })).toThrow(
      expect.objectContaining({ hint: expect.stringMatching(/.{20}/) }),
    );
  });

  test("no value leaves its segment", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(".", "/", "\\", "%", "2", "e", "?", "#", "\n", "\t", " ", "中"),
          minLength: 1,
          maxLength: 6,
        }),
        (id) => {
          fc.pre(id !== "." && id !== "..");
          const url = new URL(`https://example.com${expandPath("/a/{id}/b", { id })}?q=1`);
          expect(url.pathname.split("/").length).toBe(4);
          expect(decodeURIComponent(url.pathname.split("/")[2] ?? "")).toBe(id);
          expect(url.search).toBe("?q=1");
        },
      ),
    );
  });
});

describe("query", () => {
  test.each<[unknown, string]>([
    [{}, ""],
    [{ q: undefined, r: null }, ""],
    [{ q: "" }, "q="],
    [{ q: 0, r: false }, "q=0&r=false"],
    [{ r: "2", q: "1" }, "q=1&r=2"],
    [{ q: ["a", "b", undefined, null, 1n] }, "q=a&q=b&q=1"],
    [{ q: [] }, ""],
    [{ q: "a'b(c)*!~ 中+" }, "q=a%27b%28c%29%2A%21~%20%E4%B8%AD%2B"],
    [{ q: "a&b=c#d" }, "q=a%26b%3Dc%23d"],
    [{ q: new Date(0) }, "q=1970-01-01T00%3A00%3A00.000Z"],
    [{ q: "null", r: '"x"' }, "q=null&r=%22x%22"],
    [{ q: "[x", r: "{y" }, "q=%5Bx&r=%7By"],
  ])("case %#", (input, expected) => {
    expect(query(input)).toBe(expected);
  });

  test.each<[string, unknown, string]>([
    ["an object", { a: 1 }, "`q` is not a single value."],
    ["a list in a list", [["a"]], "`q` is not a single value."],
    ["a rounded number", 2 ** 53, "`q` is not an exact number."],
    ["half an emoji", ["\ud83d"], "`q` holds a lone surrogate."],
  ])("%s is refused", (_, q, message) => {
    expect(() => query({ q })).toThrow(message);
  });

  test("odd names of unknown fields are encoded", () => {
    const { encodeInput } = compileOperation({ id: "x", method: "GET", path: "/", safety: "read", grade: "inferred" });
    expect(encodeInput({ "a b": 1, "&": 2 }).query).toBe("a%20b=1&%26=2");
    expect(() => encodeInput({ "\ud800": 1 })).toThrow("holds a lone surrogate");
  });

  test("a server reads exactly the given values", () => {
    fc.assert(
      fc.property(fc.array(wellFormedText(6), { maxLength: 3 }), wellFormedText(10), (q, r) => {
        const read = new URLSearchParams(query({ q, r }));
        expect(read.getAll("q")).toEqual(q);
        expect(read.get("r")).toBe(r);
        expect(new URL(`https://example.com/?${query({ q, r })}`).search.slice(1)).toBe(query({ q, r }));
      }),
    );
  });
});
