import { describe, expect, test } from "vitest";
import { Slabs } from "../../src/contract/slabs.ts";

const SLAB = 1024 * 1024;
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
/** A text that leaves no room for another in its slab. */
const filling = (letter: string): string => letter.repeat(Math.floor(SLAB / 3));

describe("memory for large answers", () => {
  test("holds the bytes of each text, one after the other", () => {
    const slabs = new Slabs();
    const texts = ["短袖衬衫", "", "a\ud800b", "🐼".repeat(1000)];
    const slices = texts.map((text) => slabs.write(text));
    expect(slices.map(({ bytes }) => textOf(bytes))).toEqual(texts.map((text) => Buffer.from(text).toString()));
    const [first, second] = slices;
    expect(first?.bytes.buffer).toBe(second?.bytes.buffer);
  });

  test("is written again once all who kept a text have let it go", () => {
    const slabs = new Slabs();
    const write = (letter: string) => {
      const slice = slabs.write(filling(letter));
      return { slice, release: slice.keep() };
    };
    const { slice, release: first } = write("a");
    const second = slice.keep();
    const others = ["b", "c"].map(write);
    first();
    first();
    expect(textOf(slice.bytes) === filling("a")).toBe(true);
    expect(write("d").slice.bytes.buffer === slice.bytes.buffer).toBe(false);
    second();
    expect(write("e").slice.bytes.buffer === slice.bytes.buffer).toBe(true);
    expect(others.map((other, index) => textOf(other.slice.bytes) === filling("bc".charAt(index)))).toEqual([
      true,
      true,
    ]);
  });

  test("is not written again while one text in it is kept", () => {
    const slabs = new Slabs();
    const [short, other] = [slabs.write("short"), slabs.write("other")];
    const keep = short.keep();
    other.keep()();
    const full = slabs.write(filling("x"));
    for (const letter of "abcdef") {
      const slice = slabs.write(filling(letter));
      expect(slice.bytes.buffer === full.bytes.buffer && textOf(short.bytes) !== "short").toBe(false);
      slice.keep()();
    }
    expect(textOf(short.bytes)).toBe("short");
    keep();
  });

  test("gives a text that is longer than a slab memory of its own", () => {
    const slabs = new Slabs();
    const long = slabs.write("长".repeat(SLAB));
    expect(long.bytes.length).toBe(3 * SLAB);
    long.keep()();
    slabs.write("short");
    expect(textOf(long.bytes).slice(0, 3)).toBe("长长长");
  });
});
