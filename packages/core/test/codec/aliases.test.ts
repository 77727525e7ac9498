import { describe, expect, test } from "vitest";
import { compileOperation } from "../../src/codec/operation-codec.ts";
import { stringifyWire } from "../../src/codec/stringify-wire.ts";
import { InputError } from "../../src/errors/errors.ts";
import { operation } from "./operation.ts";

const send = (aliases: string[][], input: unknown) => compileOperation(operation({ aliases })).encodeInput(input).body;

describe("one spelling, or two with the same value: sent as given", () => {
  test.each<[string[], unknown]>([
    [["a", "b"], { a: "1" }],
    [["a", "b"], { b: "1" }],
    [["a", "b"], {}],
    [["a", "b"], { a: "1", b: "1" }],
    [["a", "b"], { a: 1, b: 1n }],
    [["a", "b"], { a: "1", b: 1n }],
    [["a", "b"], { a: 1, b: "1" }],
    [["a", "b"], { a: { n: 1 }, b: { n: 1 } }],
    [["a", "b"], { a: undefined, b: "1" }],
    [["a", "b"], { a: null, b: "1" }],
    [["a", "b"], { a: "1", b: null }],
    [["a", "b", "c"], { b: "", c: "" }],
    [["x.a", "x.b"], { x: { a: "1" }, a: "2", b: "3" }],
    [["x.a", "x.b"], { x: "text" }],
    [["x.a", "x.b"], { x: null }],
    [["x.*.a", "x.*.b"], { x: [{ a: "1" }, { b: "2" }, "3", null] }],
    [["**.a", "**.b"], { a: "1", x: { b: "2", y: [{ a: "3" }] } }],
  ])("case %#", (group, input) => {
    expect(send([["other", "another"], group], input)).toBe(stringifyWire(input));
  });

  test("ids, by their digits", () => {
    const { encodeInput } = compileOperation(operation({ aliases: [["id", "ID"]], numberIds: ["id", "ID"] }));
    expect(encodeInput({ id: "5", ID: 5n }).body).toBe('{"id":5,"ID":5}');
  });

  test("in JSON text", () => {
    const { encodeInput } = compileOperation(operation({ aliases: [["t.a", "t.b"]], jsonText: ["t"] }));
    expect(encodeInput({ t: { a: "1", b: "1" } }).body).toBe('{"t":"{\\"a\\":\\"1\\",\\"b\\":\\"1\\"}"}');
    expect(() => encodeInput({ t: { a: "1", b: "2" } })).toThrow("`t.b` differs from its other spelling.");
  });
});

describe("two different values are refused", () => {
  test.each<[string[], unknown]>([
    [["a", "b"], { a: "1", b: "2" }],
    [["a", "b"], { a: "", b: "2" }],
    [["a", "b"], { a: 0, b: false }],
    [["a", "b", "c"], { a: "1", c: "2" }],
    [["a", "b", "c"], { a: "1", b: "1", c: "2" }],
    [["a", "b"], { a: { n: 1 }, b: { n: 2 } }],
    [["a", "b"], { a: {}, b: "[object Object]" }],
    [["a", "b"], { a: { n: 1 }, b: "{n:1}" }],
    [["x.a", "x.b"], { x: { a: "1", b: "2" } }],
    [["x.*.a", "x.*.b"], { x: [{ a: "1" }, { a: "1", b: "2" }] }],
    [["x.*.a", "x.*.b"], { x: { k: { a: "1", b: "2" } } }],
    [["**.a", "**.b"], { a: "1", b: "2" }],
    [["**.a", "**.b"], { x: [{ y: { a: "1", b: "2" } }] }],
    [["x.**.y.a", "x.**.y.b"], { x: { z: { y: { a: "1", b: "2" } } } }],
  ])("case %#", (group, input) => {
    const aliases = [["other", "another"], group, ["y", "z"]];
    const run = () => send(aliases, input);
    expect(run).toThrow(InputError);
    expect(run).toThrow(" differs from its other spelling.");
    expect(run).toThrow(expect.objectContaining({ hint: "Pass one of them." }));
  });
});

test("the message names one of the two, with the way to it", () => {
  expect(() => send([["x.*.a", "x.*.b"]], { x: [{}, { a: "1", b: "2" }] })).toThrow(
    "`x.1.b` differs from its other spelling.",
  );
});

test("any number of facts", () => {
  const aliases = Array.from({ length: 12 }, (_, fact) => [`**.a${fact}`, `**.b${fact}`]);
  expect(() => send(aliases, { x: { y: { a11: "1", b11: "2" } } })).toThrow(
    "`x.y.b11` differs from its other spelling.",
  );
  expect(send(aliases, { a1: "1", a11: "2", b10: "3" })).toBe('{"a1":"1","a11":"2","b10":"3"}');
});

test("in a query", () => {
  const aliases = [["a", "b"]];
  const { encodeInput } = compileOperation(operation({ query: ["a", "b", "c"], aliases }));
  expect(encodeInput({ a: 1, b: "1", c: 2 }).query).toBe("a=1&b=1&c=2");
  expect(encodeInput({ b: [1] }).query).toBe("b=1");
  expect(() => encodeInput({ a: 1, b: 2 })).toThrow("`b` differs from its other spelling.");
});
