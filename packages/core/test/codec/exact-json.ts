/**
 * A second JSON reader, slow and plain, written from RFC 8259 alone and with none of the code it judges. Every number that is
 * written as an integer becomes a bigint, any other a `Decimal` with its literal, so nothing can be rounded.
 */
export class Decimal {
  readonly literal: string;
  constructor(literal: string) {
    this.literal = literal;
  }
}

export type Exact = null | boolean | string | bigint | Decimal | Exact[] | ExactObject;
/** Fields in the order of their first appearance, the last value of each. */
export type ExactObject = Map<string, Exact>;

export function readExact(text: string): Exact {
  let at = 0;
  const fail = (): never => {
    throw new Error(`no JSON at ${at}`);
  };
  const space = (): void => {
    while (at < text.length && [" ", "\t", "\n", "\r"].includes(text.charAt(at))) at++;
  };
  const take = (literal: string): boolean => {
    if (!text.startsWith(literal, at)) return false;
    at += literal.length;
    return true;
  };

  const readString = (): string => {
    let result = "";
    for (;;) {
      const char = text.charAt(at++);
      if (char === '"') return result;
      if (char === "" || char < " ") fail();
      if (char !== "\\") result += char;
      else {
        const kind = text.charAt(at++);
        const plain = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }[kind];
        if (plain !== undefined) result += plain;
        else {
          const hex = text.slice(at, at + 4);
          if (kind !== "u" || !/^[0-9A-Fa-f]{4}$/.test(hex)) fail();
          result += String.fromCharCode(Number.parseInt(hex, 16));
          at += 4;
        }
      }
    }
  };

  const readNumber = (): bigint | Decimal => {
    const from = at;
    take("-");
    const digits = (): void => {
      if (!/\d/.test(text.charAt(at))) fail();
      while (/\d/.test(text.charAt(at))) at++;
    };
    if (!take("0")) digits();
    const end = at;
    if (take(".")) digits();
    if (take("e") || take("E")) {
      if (!take("+")) take("-");
      digits();
    }
    const literal = text.slice(from, at);
    return at === end && literal !== "-0" ? BigInt(literal) : new Decimal(literal);
  };

  const readValue = (): Exact => {
    space();
    const value = readBareValue();
    space();
    return value;
  };

  const readBareValue = (): Exact => {
    if (take("null")) return null;
    if (take("true")) return true;
    if (take("false")) return false;
    if (take('"')) return readString();
    if (take("[")) return readArray();
    return take("{") ? readObject() : readNumber();
  };

  const readArray = (): Exact[] => {
    const items: Exact[] = [];
    space();
    if (take("]")) return items;
    do items.push(readValue());
    while (take(","));
    return take("]") ? items : fail();
  };

  const readObject = (): ExactObject => {
    const fields: ExactObject = new Map();
    space();
    if (take("}")) return fields;
    do {
      space();
      if (!take('"')) fail();
      const name = readString();
      space();
      if (!take(":")) fail();
      fields.set(name, readValue());
    } while (take(","));
    return take("}") ? fields : fail();
  };

  const value = readValue();
  return at === text.length ? value : fail();
}

/** What a lossless reader has to make of it: long integers as text, all else as `JSON.parse` does. */
export function expectedOf(exact: Exact): unknown {
  if (typeof exact === "bigint") {
    return exact > 9007199254740991n || exact < -9007199254740991n ? exact.toString() : Number(exact);
  }
  if (exact instanceof Decimal) return Number(exact.literal);
  if (Array.isArray(exact)) return exact.map(expectedOf);
  if (!(exact instanceof Map)) return exact;
  const object = {};
  for (const [key, value] of exact) {
    Object.defineProperty(object, key, {
      value: expectedOf(value),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return object;
}

/** Shows all that counts: types, order of own keys, `-0`, lone surrogates. Two values are the same when their texts are. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(show).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const shown = Object.keys(value).map(
      (key) => `${JSON.stringify(key)}:${show(Object.getOwnPropertyDescriptor(value, key)?.value)}`,
    );
    return `${Object.getPrototypeOf(value) === Object.prototype ? "" : "odd "}{${shown.join(",")}}`;
  }
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  return typeof value === "string" ? JSON.stringify(value) : `${typeof value} ${String(value)}`;
}
