import { describe, expect, it } from "vitest";
import { compileOperation } from "../../src/codec/operation-codec.ts";
import { stringifyWire } from "../../src/codec/stringify-wire.ts";
import { InputError } from "../../src/index.ts";
import { operation } from "./operation.ts";

const encode = (input: unknown, more: object = {}) =>
  compileOperation(operation({ body: true, method: "POST", ...more } as never)).encodeInput(input);
const body = (input: unknown, more?: object) => encode(input, more).body;
const refused = (input: unknown, more?: object) => () => encode(input, more);

class Model {
  readonly #document: object;
  readonly isNew = true;
  constructor(document: object) {
    this.#document = document;
  }
  toJSON(): object {
    return this.#document;
  }
}

describe("values that JSON takes in a form of their own", () => {
  // With any siblings: a sibling that JSON leaves out must not change how they are written.
  it.each<[string, object]>([
    ["nothing", {}],
    ["undefined", { left: undefined }],
    ["a bigint", { n: 5n }],
    ["a date", { d: new Date(0) }],
  ])("come out of their box, beside %s", (_, beside) => {
    const given = { a: new String("ab"), b: new Number(7), c: new Boolean(false), ...beside };
    expect(JSON.parse(body({ x: given }) ?? "").x).toMatchObject({ a: "ab", b: 7, c: false });
    expect(JSON.parse(stringifyWire(given))).toMatchObject({ a: "ab", b: 7, c: false });
  });

  it("come out of their box at paths as well", () => {
    expect(body({ id: new String("5"), o: new String("[1]") }, { numberIds: ["id"], jsonText: ["o"] })).toBe(
      '{"id":5,"o":"[1]"}',
    );
    expect(stringifyWire({ id: Object(5n) }, ["id"])).toBe('{"id":5}');
    expect(refused({ n: new Number(2 ** 60) })).toThrow(InputError);
  });

  it("are written in their own words where JSON.rawJSON made them", () => {
    const { rawJSON } = JSON as { rawJSON?: (text: string) => unknown };
    if (!rawJSON) return;
    const o = { x: rawJSON("12345678901234567890"), y: undefined };
    expect(body({ o })).toBe('{"o":{"x":12345678901234567890}}');
    expect(stringifyWire([o.x, Number.NaN])).toBe("[12345678901234567890,null]");
  });

  it("are asked for their JSON once, with their key", () => {
    for (const given of [
      { a: { toJSON: () => new Date(0) } },
      [{ toJSON: (key: string) => (key === "" ? "x" : undefined) }],
      { a: Object.assign(() => 1, { toJSON: (key: string) => `f${key}` }) },
      [Object.assign(new Number(7), { x: 1 }), Number.NaN],
    ]) {
      expect(stringifyWire(given)).toBe(JSON.stringify(given));
    }
  });
});

describe("an input with a toJSON", () => {
  it("is what that gives, at the root and below", () => {
    expect(body(new Model({ id: "5" }), { numberIds: ["id"] })).toBe('{"id":5}');
    expect(body({ a: new Model({ id: "5" }) }, { numberIds: ["a.id"] })).toBe('{"a":{"id":5}}');
    expect(encode(new Model({ id: "7" }), { path: "/p/{id}" }).path).toBe("/p/7");
    expect(refused(new Model([] as never))).toThrow(InputError);
  });

  it("cannot hide two spellings of one fact", () => {
    const aliases = [["o.a", "o.b"]];
    expect(refused({ o: new Model({ a: "1", b: "2" }) }, { aliases })).toThrow("differs from its other spelling");
    expect(body({ o: new Model({ a: "1", b: 1 }) }, { aliases })).toBe('{"o":{"a":"1","b":1}}');
  });
});

describe("an input is its own fields, each read once", () => {
  it("and not what stands on a prototype, in path, query and body alike", () => {
    class Input {
      body = "b";
      get id(): string {
        return "1";
      }
      get q(): string {
        return "2";
      }
    }
    expect(encode(new Input(), { query: ["q"] })).toMatchObject({ query: "", body: '{"body":"b"}' });
    expect(refused(new Input(), { path: "/p/{id}" })).toThrow("is missing");
    const spelt = { o: Object.assign(Object.create({ b: "2" }), { a: "1" }) };
    expect(body(spelt, { aliases: [["o.a", "o.b"]] })).toBe('{"o":{"a":"1"}}');
  });

  it("so that what was judged is what is written", () => {
    for (const second of [Number.NaN, 2 ** 60]) {
      let reads = 0;
      const o = {
        get a(): number {
          return reads++ ? second : 1;
        },
      };
      expect(body({ o })).toBe('{"o":{"a":1}}');
      expect(reads).toBe(1);
    }
  });

  it("with any name, the empty one and that of the path included", () => {
    expect(encode({ id: "1", "": "x" }, { path: "/p/{id}", body: undefined, method: "GET" })).toMatchObject({
      path: "/p/1",
      query: "=x",
    });
    expect(encode({ "/p": "x" }, { path: "/p", body: undefined, method: "GET" }).query).toBe("%2Fp=x");
  });
});

describe("what holds something else than fields is refused, also with a field beside it", () => {
  const holders: [string, object][] = [
    ["Map", new Map([[1, 2]])],
    ["Set", new Set([1])],
    ["Promise", Promise.resolve(1)],
    ["RegExp", /a/],
    ["Error", new Error("a")],
    ["Uint8Array", new Uint8Array(3)],
    ["Uint8Array", Buffer.from("a")],
    ["ArrayBuffer", new ArrayBuffer(3)],
    ["FormData", new FormData()],
    ["URLSearchParams", new URLSearchParams("a=1")],
  ];
  it.each(holders)("%s", (kind, holder) => {
    expect(refused({ a: holder })).toThrow(`\`a\` is ${kind}, not JSON.`);
    expect(refused({ a: Object.assign(holder, { x: 1 }) })).toThrow(`\`a\` is ${kind}, not JSON.`);
    expect(refused(holder)).toThrow("`input` is not an object.");
  });

  it("but not an object that only calls itself something", () => {
    const named = { [Symbol.toStringTag]: "Map", x: 1 };
    expect(body({ a: named })).toBe('{"a":{"x":1}}');
    class Tagged {
      x = 1;
      get [Symbol.toStringTag](): string {
        return "Mine";
      }
    }
    expect(body({ a: new Tagged() })).toBe('{"a":{"x":1}}');
  });

  it("without telling what an object calls itself", () => {
    class Private {
      get [Symbol.toStringTag](): string {
        return "1 Secret Street";
      }
    }
    expect(refused({ a: new Private() })).toThrow("`a` is an object without fields, not JSON.");
  });
});

it("a path that begins with a wildcard reaches the braces of the path too", () => {
  expect(refused({ a: "x" }, { path: "/p/{a}", textIds: ["*"] })).toThrow("is not a 64-bit id");
  expect(encode({ a: 5n }, { path: "/p/{a}", textIds: ["*"] }).path).toBe("/p/5");
});
