import { describe, expect, test } from "vitest";
import { Slabs } from "../../src/contract/slabs.ts";

const SLAB = 1024 * 1024;
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
/** A text that leaves no room for another in its slab. */
const filling = (letter: string): string => letter.repeat(SLAB / 4);

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
    const slice = slabs.write(filling("a"));
    const [first, second] = [slice.keep(), slice.keep()];
    const others = [slabs.write(filling("b")), slabs.write(filling("c"))];
    first();
    first();
    const kept = others.map((other) => other.keep());
    expect(textOf(slice.bytes)).toBe(filling("a"));
    expect(slabs.write(filling("d")).bytes.buffer).not.toBe(slice.bytes.buffer);
    second();
    expect(slabs.write(filling("e")).bytes.buffer).toBe(slice.bytes.buffer);
    expect(others.map(({ bytes }) => textOf(bytes))).toEqual([filling("b"), filling("c")]);
    for (const release of kept) release();
  });

  test("is not written again while one text in it is kept", () => {
    const slabs = new Slabs();
    const [short, other] = [slabs.write("short"), slabs.write("other")];
    const keep = short.keep();
    other.keep()();
    const full = slabs.write(filling("x"));
    for (const letter of "abcdef") {
      const slice = slabs.write(filling(letter));
      expect(slice.bytes.buffer === full.bytes.buffer ? textOf(short.bytes) : "short").toBe("short");
      slice.keep()();
    }
    expect(textOf(short.bytes)).toBe("short");
    keep();
  });

  test("takes a text that is longer than a slab by itself", () => {
    const slabs = new Slabs();
    const long = slabs.write("长".repeat(SLAB));
    expect(long.bytes.length).toBe(3 * SLAB);
    long.keep()();
    slabs.write("short");
    expect(textOf(long.bytes).slice(0, 3)).toBe("长长长");
  });
});
