import { describe, expect, it } from "vitest";
import { createDraw, digitsOf, hexOf, opaqueOf } from "../../../src/state/catalogue/random.ts";
import { hasChinese, latinWords, normalised, singular } from "../../../src/state/catalogue/text/normalised.ts";
import { TextIndex } from "../../../src/state/catalogue/text/search.ts";

describe("texts that are searched", () => {
  it("are compared without case, width, hyphens and apostrophes", () => {
    expect(normalised("Ｔ-Shirt")).toBe("tshirt");
    expect(normalised("Men's 鞋／靴")).toBe("mens 鞋 靴");
    expect(latinWords("国潮男装t恤230g重磅")).toEqual(["t", "230g"]);
    expect(hasChinese("T恤")).toBe(true);
    expect(hasChinese("tee")).toBe(false);
  });

  it("know words in the singular", () => {
    expect(["dress", "dresses", "shoes", "boxes", "shirts", "t", "as"].map(singular)).toEqual([
      "dress",
      "dress",
      "shoe",
      "box",
      "shirt",
      "t",
      "as",
    ]);
  });
});

describe("the text index", () => {
  const index = new TextIndex([
    {
      item: 1,
      titleZh: "大容量帆布单肩包",
      titleEn: "Large canvas shoulder bag",
      shop: "某某箱包厂",
      more: ["背包", "白色"],
    },
    { item: 2, titleZh: "帆布鞋女士", titleEn: "Canvas shoes for women", shop: "某某鞋业", more: [] },
  ]);
  const found = (keyword: string): number[] => index.find(keyword).map(({ item }) => item);

  it("demands every word, and falls back only where nothing has them", () => {
    expect(found("帆布")).toEqual([1, 2]);
    expect(found("帆布 鞋")).toEqual([2]);
    expect(found("canvas bag")).toEqual([1]);
    expect(found("帆布包")).toEqual([1]);
    expect(found("白色")).toEqual([1]);
    expect(found("箱包")).toEqual([1]);
    expect(found("shoul")).toEqual([1]);
    expect(found("sh")).toEqual([]);
    expect(found("电脑")).toEqual([]);
    expect(found(" ")).toEqual([1, 2]);
    expect(found("，。!")).toEqual([]);
    expect(found("😀")).toEqual([]);
  });
});

describe("numbers from texts", () => {
  it("are the same for the same text, and spread", () => {
    const draw = createDraw("a");
    const again = createDraw("a");
    const numbers = Array.from({ length: 2_000 }, () => draw.int(10));
    expect(Array.from({ length: 2_000 }, () => again.int(10))).toEqual(numbers);
    for (let digit = 0; digit < 10; digit++) {
      const share = numbers.filter((number) => number === digit).length;
      expect(share).toBeGreaterThan(120);
      expect(share).toBeLessThan(280);
    }
    expect(createDraw("b").between(3, 3)).toBe(3);
    expect(() => createDraw("c").pick([])).toThrow(RangeError);
  });

  it("have the length and the alphabet that is asked for", () => {
    expect(hexOf("x", 32)).toMatch(/^[0-9a-f]{32}$/);
    expect(digitsOf("x", 11)).toMatch(/^\d{11}$/);
    expect(opaqueOf("x", 43)).toMatch(/^[\w-]{43}$/);
  });
});
