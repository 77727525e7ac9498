import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileOperation } from "../../src/codec/operation-codec.ts";
import { InputError } from "../../src/errors/errors.ts";
import type { Operation } from "../../src/types/operation.ts";
import { anyText } from "../support/any-text.ts";
import { share } from "../support/share.ts";
import { type Exact, readExact } from "./exact-json.ts";
import { operation } from "./operation.ts";

const encode = (change: Partial<Operation>, input?: unknown) => compileOperation(operation(change)).encodeInput(input);
const body = (change: Partial<Operation>, input?: unknown): string | undefined => encode(change, input).body;

const refusal = (run: () => unknown): InputError => {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("was not refused");
};

describe("fields go where they belong", () => {
  test("path, query, body", () => {
    const to = { path: "/v2/a/{id}/b/{name}", query: ["pageNo", "tag"] };
    expect(encode(to, { x: 1, id: "7", tag: ["a", "b"], name: "n", y: { z: [] }, pageNo: 2 })).toEqual({
      path: "/v2/a/7/b/n",
      query: "pageNo=2&tag=a&tag=b",
      body: '{"x":1,"y":{"z":[]}}',
    });
  });

  test("a missing input is an empty input", () => {
    expect(encode({})).toEqual({ path: "/v2/thing", query: "", body: "{}" });
    expect(encode({ body: undefined as never })).toEqual({ path: "/v2/thing", query: "", body: undefined });
  });

  test("without a body, unknown fields go into the query, after the known ones", () => {
    const get: Operation = {
      id: "getThing",
      method: "GET",
      path: "/v2/{id}",
      safety: "read",
      grade: "documented",
      query: ["b"],
    };
    expect(compileOperation(get).encodeInput({ new: 5n, id: 1, a: undefined, b: "x" })).toEqual({
      path: "/v2/1",
      query: "b=x&new=5",
      body: undefined,
    });
  });

  test("undefined is left out, null kept, in order", () => {
    expect(body({}, { c: undefined, b: null, a: { e: undefined, d: null } })).toBe('{"b":null,"a":{"d":null}}');
  });

  test.each<[string, unknown]>([
    ["null", null],
    ["text", "x"],
    ["a list", [1]],
    ["a promise", Promise.resolve({})],
    ["a map", new Map([["a", 1]])],
    ["a number", 5],
  ])("an input that is %s is refused", (_, input) => {
    const error = refusal(() => encode({}, input));
    expect(error.message).toBe("`input` is not an object.");
    expect(error.hint).toBe("Pass its fields as an object. Check for a missing await.");
  });

  test("class instances and objects without prototype are fine", () => {
    class Address {
      city = "x";
      get label(): string {
        return this.city;
      }
    }
    expect(body({}, Object.assign(Object.create(null), { a: new Address() }))).toBe('{"a":{"city":"x"}}');
  });

  test("the input stays unchanged", () => {
    const input = Object.freeze({
      id: 5n,
      list: Object.freeze([Object.freeze({ id: "7" })]),
      text: Object.freeze({ a: 1n }),
    });
    const before = structuredClone(input);
    expect(body({ numberIds: ["id", "list.*.id"], jsonText: ["text"] }, input)).toBe(
      '{"id":5,"list":[{"id":7}],"text":"{\\"a\\":1}"}',
    );
    expect(input).toEqual(before);
  });
});

describe("ids", () => {
  const id = "7212345678901234567";

  test.each<[string, unknown, string]>([
    ["text", id, id],
    ["bigint", BigInt(id), id],
    ["safe integer", 382, "382"],
    ["zero", 0, "0"],
    ["minus zero", -0, "0"],
    ["zero as text", "0", "0"],
    ["the greatest", "9223372036854775807", "9223372036854775807"],
    ["the least", "-9223372036854775808", "-9223372036854775808"],
    ["the last safe one", 9007199254740991, "9007199254740991"],
    ["negative", "-5", "-5"],
  ])("%s: bare or quoted, digit for digit", (_, given, digits) => {
    expect(body({ numberIds: ["id"] }, { id: given })).toBe(`{"id":${digits}}`);
    expect(body({ textIds: ["id"] }, { id: given })).toBe(`{"id":"${digits}"}`);
    expect(encode({ path: "/{id}", numberIds: ["id"] }, { id: given }).path).toBe(`/${digits}`);
    expect(encode({ query: ["id"], textIds: ["id"] }, { id: given }).query).toBe(`id=${digits}`);
    expect(encode({ query: ["id"], numberIds: ["id.*"] }, { id: [given, given] }).query).toBe(
      `id=${digits}&id=${digits}`,
    );
  });

  test.each<[string, unknown]>([
    ["a rounded number", Number("7212345678901234567")],
    ["a fraction", 1.5],
    ["NaN", Number.NaN],
    ["Infinity", Number.POSITIVE_INFINITY],
    ["other text", "12a"],
    ["text before", "a12"],
    ["an exponent", "1e3"],
    ["a plus", "+5"],
    ["a decimal", "5.0"],
    ["nothing", ""],
    ["white space", " 5"],
    ["a line end", "5\n"],
    ["a minus", "-"],
    ["20 digits", "10000000000000000000"],
    ["one above the greatest", "9223372036854775808"],
    ["one below the least", "-9223372036854775809"],
    ["a bigint too large", 2n ** 63n],
    ["a boolean", true],
    ["an object", {}],
    ["a list", [5]],
    ["other digits", "٣"],
  ])("%s is refused, with the way out", (_, given) => {
    for (const change of [{ numberIds: ["a.id"] }, { textIds: ["a.id"] }]) {
      const error = refusal(() => body(change, { a: { id: given } }));
      expect(error.message).toBe("`a.id` is not a 64-bit id: digits only.");
      expect(error.hint).toMatch(
        Number.isInteger(given) ? /^Pass it as text or bigint/ : /^Pass the id as PandaPon shows it/,
      );
    }
  });

  test.each(["007", "-0", "00", "-01"])("%s cannot be a bare number, but text", (given) => {
    expect(refusal(() => body({ numberIds: ["id"] }, { id: given })).message).toBe(
      "`id` is not a 64-bit id: digits only.",
    );
    expect(body({ textIds: ["id"] }, { id: given })).toBe(`{"id":"${given}"}`);
  });

  test("null stays null, undefined is left out", () => {
    expect(body({ numberIds: ["a", "b"], textIds: ["c", "d"] }, { a: null, b: undefined, c: null, d: undefined })).toBe(
      '{"a":null,"c":null}',
    );
  });

  test("lists, maps, any depth; all other values stay unchanged", () => {
    const change = { numberIds: ["ids.*", "**.orderId"], textIds: ["map.*.id"] };
    const input = {
      ids: ["1", 2n, 3],
      map: { a: { id: 4 }, b: { id: "5", n: "6" } },
      orderId: "7",
      deep: [{ x: { orderId: 8n, other: "9" } }],
    };
    expect(body(change, input)).toBe(
      '{"ids":[1,2,3],"map":{"a":{"id":"4"},"b":{"id":"5","n":"6"}},"orderId":7,"deep":[{"x":{"orderId":8,"other":"9"}}]}',
    );
    expect(refusal(() => body(change, { ids: ["1", "x"] })).message).toBe("`ids.1` is not a 64-bit id: digits only.");
    expect(refusal(() => body(change, { map: { a: { id: "x" } } })).message).toBe(
      "`map.a.id` is not a 64-bit id: digits only.",
    );
    // Left and entered again: the name is that of the field at hand.
    expect(refusal(() => body(change, { a: [{}], deep: [{}, { orderId: "x" }] })).message).toBe(
      "`deep.1.orderId` is not a 64-bit id: digits only.",
    );
  });

  test("text where a list of ids belongs stays text", () => {
    expect(body({ numberIds: ["ids.*"] }, { ids: "1,2" })).toBe('{"ids":"1,2"}');
  });

  test("every 19-digit id comes back from a server that echoes it", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        fc.boolean(),
        fc.boolean(),
        (value, asText, bare) => {
          const { encodeInput, decodeAnswer } = compileOperation(
            operation({ [bare ? "numberIds" : "textIds"]: ["data.*.id"], ids: ["data.*.id"] }),
          );
          const sent = encodeInput({ data: [{ id: asText ? String(value) : value }] }).body as string;
          expect(sent).toBe(`{"data":[{"id":${bare ? value : `"${value}"`}}]}`);
          expect(decodeAnswer(sent)).toEqual({ data: [{ id: String(value) }] });
        },
      ),
    );
  });
});

describe("JSON text", () => {
  const change = { jsonText: ["t", "list.*.t"], numberIds: ["t.id", "list.*.t.*"] };

  test.each<[unknown, string | undefined]>([
    [{ a: 1, b: undefined }, '{"a":1}'],
    [[1, "x"], '[1,"x"]'],
    [{ big: 12345678901234567890n, id: "7" }, '{"big":12345678901234567890,"id":7}'],
    ["any text, passed through", "any text, passed through"],
    ['{"a":7212345678901234567}', '{"a":7212345678901234567}'],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
  ])("case %#", (given, text) => {
    expect(JSON.parse(body(change, { t: given }) ?? "")).toEqual({ t: text });
    expect(JSON.parse(body(change, { list: [{ t: "x" }] }) ?? "")).toEqual({ list: [{ t: "x" }] });
  });

  test("null stays null, undefined is left out", () => {
    expect(body(change, { t: null, list: [{ t: undefined }] })).toBe('{"t":null,"list":[{}]}');
  });

  test("within JSON text, in a query, in a path", () => {
    expect(body({ jsonText: ["a", "a.b"] }, { a: { b: { c: 5n } } })).toBe(
      '{"a":"{\\"b\\":\\"{\\\\\\"c\\\\\\":5}\\"}"}',
    );
    expect(encode({ query: ["sort"], jsonText: ["sort"] }, { sort: { price: "desc" } }).query).toBe(
      "sort=%7B%22price%22%3A%22desc%22%7D",
    );
    expect(encode({ query: ["l"], jsonText: ["l"] }, { l: [1, 2n] }).query).toBe("l=%5B1%2C2%5D");
    expect(encode({ path: "/{t}", jsonText: ["t"] }, { t: [1] }).path).toBe("/%5B1%5D");
  });

  test.each<[unknown]>([[5], [0], [5n], [true], [false]])("%s is neither text nor something to encode", (t) => {
    expect(refusal(() => body(change, { t })).hint).toBe("Pass an object, an array or JSON text.");
    expect(refusal(() => body(change, { t })).message).toBe("`t` is neither text nor an object or array.");
    expect(refusal(() => encode({ query: ["q"], jsonText: ["q"] }, { q: t })).message).toBe(
      "`q` is neither text nor an object or array.",
    );
  });

  test("the same strictness inside", () => {
    expect(refusal(() => body(change, { t: { deep: [2 ** 53] } })).message).toBe("`t.deep.0` is not an exact number.");
    expect(refusal(() => body(change, { list: [{ t: ["x"] }] })).message).toBe(
      "`list.0.t.0` is not a 64-bit id: digits only.",
    );
  });
});

describe("what would arrive as something else is refused", () => {
  test.each<[string, unknown, string]>([
    ["an integer that was rounded", 2 ** 53, "`a.x` is not an exact number."],
    ["a negative one", -(2 ** 53), "`a.x` is not an exact number."],
    ["1e21", 1e21, "`a.x` is not an exact number."],
    ["NaN", Number.NaN, "`a.x` is not an exact number."],
    ["Infinity", Number.NEGATIVE_INFINITY, "`a.x` is not an exact number."],
    ["a function", () => 1, "`a.x` is function, not JSON."],
    ["a symbol", Symbol("s"), "`a.x` is symbol, not JSON."],
    ["a promise", Promise.resolve(1), "`a.x` is Promise, not JSON."],
    ["a map", new Map(), "`a.x` is Map, not JSON."],
    ["a form", new FormData(), "`a.x` is FormData, not JSON."],
    ["undefined in a list", [undefined], "`a.x.0` is undefined, not JSON."],
    ["a hole in a list", Array(1), "`a.x.0` is undefined, not JSON."],
    ["a function in a list", [() => 1], "`a.x.0` is function, not JSON."],
    ["a list of a list", [[[2 ** 60]]], "`a.x.0.0.0` is not an exact number."],
    ["a toJSON that rounds", { toJSON: () => 2 ** 60 }, "`a.x` is not an exact number."],
  ])("%s", (_, x, message) => {
    // Beside a bigint, an id path or an odd value, things take another way through the code.
    for (const beside of [{}, { n: 1n }, { id: "5" }]) {
      const change = { numberIds: ["a.id"] };
      expect(refusal(() => body(change, { a: { ...beside, x } })).message).toBe(message);
      expect(refusal(() => body({}, { a: { ...beside, x } })).message).toBe(message);
    }
  });

  test("a toJSON of a class, that rounds", () => {
    class Rounds {
      own = 1;
      toJSON(): number {
        return 2 ** 60;
      }
    }
    expect(refusal(() => body({}, { a: { x: new Rounds() } })).message).toBe("`a.x` is not an exact number.");
    expect(refusal(() => body({}, { a: [() => 1] })).hint).toBe("Pass plain, valid data.");
    expect(refusal(() => body({}, { a: [Promise.resolve(1)] })).hint).toBe("Check for a missing await.");
    expect(refusal(() => body({}, { a: Number.NaN })).hint).toBe("Pass plain, valid data.");
    for (const value of ["", "abc", true, 1.5])
      expect(refusal(() => body({ wholeNumbers: ["a"] }, { a: value }))).toMatchObject({
        message: `\`a\` is ${JSON.stringify(value)}, not a whole number.`,
        hint: expect.stringMatching(/^Pass a whole number/),
      });
  });

  test("an object that holds itself", () => {
    const ring: Record<string, unknown> = { n: 1 };
    ring.self = ring;
    const error = refusal(() => body({}, { a: ring }));
    expect(error.hint).toBe("Pass plain, valid data.");
    expect(error.message).toBe("`a` is nested too deeply, or holds itself.");
    const list: unknown[] = [];
    list.push(list);
    expect(refusal(() => body({ numberIds: ["**.id"] }, { l: { m: list } })).message).toBe(
      "`l` is nested too deeply, or holds itself.",
    );
  });

  test("1000 levels with that of the input pass, 1001 do not", () => {
    const nest = (levels: number): unknown => {
      let value: unknown = 1n;
      for (let level = 0; level < levels; level++) value = [value];
      return value;
    };
    expect(body({}, { a: nest(999) })).toBe(`{"a":${"[".repeat(999)}1${"]".repeat(999)}}`);
    expect(refusal(() => body({}, { a: nest(1000) })).message).toBe("`a` is nested too deeply, or holds itself.");
  });

  test("the same object twice is not a ring", () => {
    const shared = { n: 1n };
    expect(body({}, { a: [shared, shared], b: shared })).toBe('{"a":[{"n":1},{"n":1}],"b":{"n":1}}');
  });
});

describe("what JSON.stringify writes", () => {
  test("is written the same: dates, toJSON, empty things, odd names, escapes", () => {
    // Is asked once, not what it gives.
    class Once {
      asked = "";
      toJSON(key: string): Once {
        return Object.assign(new Once(), { asked: `${this.asked}${key}` });
      }
    }
    const once = new Once();
    const input = {
      date: new Date(Date.UTC(2025, 3, 24)),
      url: new URL("https://example.com/a b"),
      once: [once, { once }],
      empty: [{}, [], ""],
      fraction: [0.1, -0, 1e-7, 9007199254740991, -9007199254740991],
      'a"\\\u0001\ud800': "\ud83d\ude00\ud800\u2028\n",
      ["__proto__"]: 1,
    };
    const own = { toJSON: "no function" };
    // `Object.defineProperty` keeps `__proto__` a field.
    const full = Object.defineProperty({ ...input, own }, "__proto__", { value: { a: 1 }, enumerable: true });
    // The index of a list is the key that toJSON is given.
    expect(body({}, full)).toBe(JSON.stringify(full));
    expect(body({}, { x: full, n: 1n })).toBe(JSON.stringify({ x: full, n: 1 }));
    expect(body({ numberIds: ["x.**.id"] }, { x: full })).toBe(JSON.stringify({ x: full }));
  });

  test("regardless of what a class with fields calls itself", () => {
    class Named {
      own = 1;
      get [Symbol.toStringTag](): string {
        return "Named";
      }
    }
    expect(body({}, { a: { x: new Named() }, b: [new Named(), 1n] })).toBe('{"a":{"x":{"own":1}},"b":[{"own":1},1]}');
  });

  test("but without inherited fields", () => {
    const inherits = Object.assign(Object.create({ inherited: () => 1 }), { own: 1 });
    expect(body({}, { inherits })).toBe('{"inherits":{"own":1}}');
  });

  test("a bigint is bare, even if its prototype was changed", () => {
    Object.defineProperty(BigInt.prototype, "toJSON", { value: () => "no", configurable: true });
    try {
      expect(body({}, { a: 5n, b: [{ c: 12345678901234567890n }] })).toBe('{"a":5,"b":[{"c":12345678901234567890}]}');
    } finally {
      Reflect.deleteProperty(BigInt.prototype, "toJSON");
    }
  });
});

test("any input: the body, read exactly, equals the input", () => {
  const leaf = fc.oneof(
    anyText(6),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }),
    fc.constantFrom(null, true, false, undefined),
  );
  const key = fc
    .oneof(fc.constantFrom("id", "text", "__proto__", "1", "a"), fc.string({ maxLength: 3 }))
    .filter((name) => !name.includes("\\"));
  const id = fc.oneof(fc.maxSafeInteger(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }));
  /** JSON text is made of text, objects and lists only. */
  const fieldsOf = (values: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> =>
    fc.dictionary(key, values, { maxKeys: 4 }).map((fields) => {
      const text = Object.getOwnPropertyDescriptor(fields, "text")?.value as unknown;
      return /number|bigint|boolean/.test(typeof text) ? { ...fields, text: [text] } : fields;
    });
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      leaf,
      fc.array(
        tie("tree").map((value) => value ?? null),
        { maxLength: 4 },
      ),
      fc
        .tuple(fieldsOf(tie("tree")), fc.option(id, { nil: undefined }))
        .map(([fields, own]) => ({ ...fields, id: own })),
    ),
  }));

  /** From the meaning of the input, not from how it is written. */
  const meant = (value: unknown, at: string | undefined): Exact => {
    if (at === "text" && value !== null && typeof value !== "string") return readableText(value);
    if (typeof value === "bigint") return value;
    if (Array.isArray(value)) return value.map((item) => meant(item, undefined));
    if (typeof value === "object" && value !== null) {
      return new Map(
        Object.keys(value)
          .map((name) => [name, Object.getOwnPropertyDescriptor(value, name)?.value as unknown] as const)
          .filter(([, item]) => item !== undefined)
          .map(([name, item]) => [name, meant(item, name)]),
      );
    }
    // String() and not the JSON writer: the literal that stands for exactly this number.
    return typeof value === "number" ? readExact(Object.is(value, -0) ? "0" : String(value)) : (value as Exact);
  };
  const readableText = (value: unknown): Exact => ["text of", meant(value, undefined)];
  /** Opens the JSON inside `text` fields, to compare what it says. */
  const opened = (exact: Exact, given: unknown): Exact => {
    if (Array.isArray(exact)) return exact.map((item, index) => opened(item, (given as unknown[])[index]));
    if (!(exact instanceof Map)) return exact;
    return new Map(
      [...exact].map(([name, item]) => {
        const value: unknown = Object.getOwnPropertyDescriptor(given, name)?.value;
        const isEncoded = name === "text" && value !== null && typeof value !== "string";
        return [name, isEncoded ? ["text of", opened(readExact(item as string), value)] : opened(item, value)];
      }),
    );
  };

  const codec = compileOperation(operation({ numberIds: ["**.id"], jsonText: ["**.text"] }));
  fc.assert(
    fc.property(
      fieldsOf(tree).map((fields) => ({ ...fields, id: 1 })),
      (input) => {
        const exact = readExact(codec.encodeInput(input).body as string);
        expect(opened(exact, input)).toEqual(meant(input, undefined));
      },
    ),
    { numRuns: share(1500) },
  );
});

test.each([new Date(Number.NaN), { toJSON: () => null }])(
  "an invalid date is refused, and not sent as null",
  (when) => {
    const codec = compileOperation(operation({ body: true }));
    expect(() => codec.encodeInput({ a: { when } })).toThrow(/`a\.when` is an invalid date/);
    expect(codec.encodeInput({ a: { when: new Date(0) } }).body).toContain("1970");
  },
);

describe("whole numbers", () => {
  const bodyOf = (input: unknown) => encode({ body: true, wholeNumbers: ["fen", "lines.*.count"] }, input).body;

  test.each([
    ["fen", { fen: 19.9 * 100 }],
    ["fen", { fen: 0.5 }],
    ["lines.0.count", { lines: [{ count: 1.0000001 }] }],
    ["fen", { fen: "19.90" }],
    ["fen", { fen: " 1990" }],
    ["fen", { fen: "1e3" }],
    ["fen", { fen: "" }],
    ["fen", { fen: true }],
  ])("with decimals, or in another form, are refused: %s", (field, input) => {
    expect(() => bodyOf(input)).toThrow(new RegExp(`${field.replaceAll(".", "\\.")}. is .*, not a whole number`));
  });

  test.each([{ fen: 1990 }, { fen: -1 }, { fen: 0 }, { fen: "1990" }, { fen: null }, { other: 0.5 }])(
    "and anything else goes out as it is: %j",
    (input) => {
      expect(bodyOf(input)).toBe(JSON.stringify(input));
    },
  );
});

test("each of the 65,536 units of text goes out as JSON.stringify writes it, in names and in values", () => {
  const other = Array.from({ length: 0x1_00_00 }, (_, unit) => String.fromCharCode(unit)).filter((unit) => {
    const input = { [`a${unit}`]: unit, list: [`${unit}b`] };
    return body({}, input) !== JSON.stringify(input);
  });
  expect(other).toEqual([]);
});
