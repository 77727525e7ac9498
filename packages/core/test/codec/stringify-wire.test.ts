import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileWire, stringifyWire } from "../../src/codec/stringify-wire.ts";
import { InputError } from "../../src/index.ts";
import { share } from "../support/share.ts";
import { jsonText } from "./arbitrary-json.ts";

describe("stringifyWire", () => {
  test.each<[unknown, string[], string]>([
    [{ id: "7212345678901234567" }, ["id"], '{"id":7212345678901234567}'],
    [{ id: 7212345678901234567n }, [], '{"id":7212345678901234567}'],
    [{ id: 5 }, ["id"], '{"id":5}'],
    [{ id: null }, ["id"], '{"id":null}'],
    [{ id: undefined, a: 1 }, ["id"], '{"a":1}'],
    [{ id: "TQ5" }, ["id"], '{"id":"TQ5"}'],
    [{ id: "007" }, ["id"], '{"id":"007"}'],
    [{ id: "" }, ["id"], '{"id":""}'],
    [{ id: "9223372036854775808" }, ["id"], '{"id":"9223372036854775808"}'],
    [{ id: { id: "5" } }, ["id.id"], '{"id":{"id":5}}'],
    [{ id: ["5"] }, ["id"], '{"id":["5"]}'],
    [
      { data: { list: [{ id: "5", n: "5" }, { id: "x" }] } },
      ["data.list.*.id"],
      '{"data":{"list":[{"id":5,"n":"5"},{"id":"x"}]}}',
    ],
    [{ d: [{ id: "1", c: [{ id: "2" }] }] }, ["d.**.id"], '{"d":[{"id":1,"c":[{"id":2}]}]}'],
    ["5", [], '"5"'],
    [undefined, [], "null"],
    [{ toJSON: (key: string) => [key] }, [], '[""]'],
  ])("case %#", (value, paths, text) => {
    expect(stringifyWire(value, paths)).toBe(text);
    expect(compileWire(paths)(value)).toBe(text);
  });

  test("what JSON cannot hold is written as JSON.stringify does", () => {
    const odd = {
      f: () => 1,
      s: Symbol("s"),
      n: [Number.NaN, undefined, () => 1, Symbol("s")],
      m: new Map([[1, 2]]),
      big: 2 ** 60,
      box: [new Number(5)],
      date: new Date(0),
    };
    expect(stringifyWire(odd)).toBe(JSON.stringify(odd));
    expect(stringifyWire({ odd, id: "5" }, ["id"])).toBe(`{"odd":${JSON.stringify(odd)},"id":5}`);
  });

  test("any JSON, without paths: as JSON.stringify", () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const value: unknown = JSON.parse(text);
        expect(stringifyWire(value)).toBe(JSON.stringify(value));
        expect(stringifyWire(value, ["no.such.path", "**.nowhere"])).toBe(JSON.stringify(value));
      }),
      { numRuns: share(1000) },
    );
  });

  test("texts that look like its own marks, bigints and ids beside each other", () => {
    const value = { id: "5", text: "\uf8fe5\uf8fe", big: 7n, deep: [{ id: "6", big: 8n }] };
    expect(stringifyWire(value, ["id", "deep.*.id"])).toBe(
      '{"id":5,"text":"\uf8fe5\uf8fe","big":7,"deep":[{"id":6,"big":8}]}',
    );
    expect(value.deep[0]?.id).toBe("6");
  });

  test("is as deep as JSON.stringify", () => {
    const deep = (levels: number): unknown => {
      let value: object = {};
      for (let level = 0; level < levels; level++) value = { id: "5", inner: value };
      return value;
    };
    // The depth that is left below this test.
    let levels = 1000;
    const isWritable = (): boolean => {
      try {
        return Boolean(JSON.stringify(deep(levels + 500)));
      } catch {
        return false;
      }
    };
    while (isWritable()) levels += 500;
    expect(stringifyWire(deep(levels - 200))).toContain('"id":"5"');
    expect(stringifyWire(deep(levels - 200), ["**.id"])).toContain('"id":5');
  });

  test("a ring is an error, not a hang", () => {
    const ring: Record<string, unknown> = { n: 1n };
    ring.self = ring;
    expect(() => stringifyWire(ring)).toThrow(InputError);
  });
});
