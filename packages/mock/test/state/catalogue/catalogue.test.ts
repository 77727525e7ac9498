import { describe, expect, it } from "vitest";
import { entryFen, unitFen } from "../../../src/state/catalogue/alibaba/prices.ts";
import { createCatalogue } from "../../../src/state/catalogue/create-catalogue.ts";
import { pictureSvg } from "../../../src/state/catalogue/picture.ts";
import { pictureIdOf, pictureUrl } from "../../../src/state/catalogue/picture-url.ts";
import { nouns } from "../../../src/state/catalogue/words/nouns.ts";

const catalogue = createCatalogue("newcomer");
const { taobao, alibaba } = catalogue;
const unchanged = new Map<string, { priceFen: number | null }>();

const repeated = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

describe("the catalogue", () => {
  it("has more than 60 products on each marketplace", () => {
    expect(taobao.products.length).toBeGreaterThan(240);
    expect(alibaba.offers.length).toBeGreaterThan(240);
  });

  it("is the same for the same seed, and another for another seed", () => {
    const again = createCatalogue("newcomer");
    expect(again.taobao.products).toEqual(taobao.products);
    expect(again.alibaba.offers).toEqual(alibaba.offers);
    const other = createCatalogue("other");
    expect(other.taobao.products.map(({ titleZh }) => titleZh)).not.toEqual(
      taobao.products.map(({ titleZh }) => titleZh),
    );
    expect(other.alibaba.offers.slice(0, 9)).toEqual(alibaba.offers.slice(0, 9));
  });

  it("uses no id twice within one kind", () => {
    const { products } = taobao;
    for (const ids of [
      products.flatMap(({ itemMapId, itemNumber, mpId }) => [itemMapId, itemNumber, mpId]),
      products.flatMap(({ skus }) => skus.map(({ key }) => key)),
      alibaba.offers.flatMap(({ number, mapId }) => [number, mapId]),
      alibaba.offers.flatMap(({ skus }) => skus.map(({ skuId }) => skuId)),
      alibaba.sellers.flatMap(({ id, nick, memberId }) => [id, nick, memberId]),
    ]) {
      expect(repeated(ids)).toEqual([]);
    }
    for (const { skus } of alibaba.offers) expect(repeated(skus.flatMap(({ specId }) => specId ?? []))).toEqual([]);
  });

  it("gives ids the forms of the API", () => {
    for (const { itemMapId, itemNumber, mpId, skus } of taobao.products) {
      expect(itemMapId).toMatch(/^[\w-]{22}$|^[\w-]{43}$/);
      expect(itemNumber).toMatch(/^\d{12}$/);
      expect(mpId).toMatch(/^2048\d{12}$|^6001\d{14}$/);
      for (const { skuId, mpSkuId } of skus) {
        expect(skuId).toMatch(/^\d{12,13}$/);
        if (mpSkuId !== null) expect(mpSkuId).toMatch(/^\d{13}$/);
      }
    }
    for (const { number, mapId, skus } of alibaba.offers) {
      expect(number).toMatch(/^7\d{11}$/);
      expect(mapId).toMatch(/^[\w-]{22}$/);
      for (const { skuId, specId = "0".repeat(32) } of skus) {
        expect(skuId).toMatch(/^\d{13}$/);
        expect(specId).toMatch(/^[0-9a-f]{32}$/);
      }
    }
    for (const { id } of alibaba.sellers) expect(id).toMatch(/^BBB[A-Za-z0-9]{22}$/);
  });

  it("has whole prices, of which the promotion is at most the list price and the coupon price at most the promotion", () => {
    for (const sku of taobao.products.flatMap(({ skus }) => skus)) {
      expect(Number.isInteger(sku.priceFen) && Number.isInteger(sku.promotionFen)).toBe(true);
      expect(sku.promotionFen).toBeGreaterThanOrEqual(1);
      expect(sku.promotionFen).toBeLessThanOrEqual(sku.priceFen);
      if (sku.couponFen !== null) expect(sku.couponFen).toBeLessThanOrEqual(sku.promotionFen);
    }
  });

  it("has price ladders that rise in quantity and fall in price, from the least quantity on", () => {
    for (const { ranges, minQuantity, quoteType, skus } of alibaba.offers) {
      expect(ranges[0]?.startQuantity).toBe(minQuantity);
      for (const [index, range] of ranges.entries()) {
        const before = ranges[index - 1];
        expect(Number.isInteger(range.priceFen)).toBe(true);
        if (before === undefined) continue;
        expect(range.startQuantity).toBeGreaterThan(before.startQuantity);
        expect(range.priceFen).toBeLessThan(before.priceFen);
      }
      expect(skus.every(({ priceFen }) => (priceFen !== undefined) === (quoteType === 1))).toBe(true);
      expect(skus.length).toBeGreaterThan(0);
    }
  });

  it("has sold-out SKUs, scarce ones, minimum quantities and lots", () => {
    const stocks = alibaba.offers.flatMap(({ skus }) => skus.map(({ stock }) => stock));
    expect(stocks.filter((stock) => stock === 0).length).toBeGreaterThan(20);
    expect(stocks.filter((stock) => stock > 0 && stock < 72).length).toBeGreaterThan(50);
    expect(alibaba.offers.some(({ lot }) => lot !== undefined)).toBe(true);
    expect(alibaba.offers.some(({ quoteType }) => quoteType === 0)).toBe(true);
    expect(taobao.products.some(({ skus }) => skus.every(({ stock }) => stock === 0))).toBe(true);
    expect(taobao.products.some(({ isOff }) => isOff)).toBe(true);
    expect(taobao.products.some(({ skus }) => skus.some(({ mpSkuId }) => mpSkuId === null))).toBe(true);
  });

  it("knows products by each of their ids, and no others", () => {
    const shirt = taobao.product("2048091364570218");
    expect(shirt).toBe(taobao.product("672991141207"));
    expect(shirt).toBe(taobao.product("NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0"));
    expect(taobao.product("672991141191")).toBeUndefined();
    expect(taobao.sku("672991141207", "5016110273394")).toBe(taobao.sku("672991141207", "7579055774996"));
    expect(alibaba.offer("743470146022")).toBe(alibaba.offer("L0PTnwSnx_dWNZWCtgK7Gg"));
    expect(alibaba.offer("743470146023")).toBeUndefined();
    expect(catalogue.stockOf("1688:743470146022:5204263891234")).toBe(3568);
    expect(catalogue.stockOf("taobao:NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0:7579055774996")).toBe(94);
  });

  it("lets every product belong to a shop, and every offer to a category", () => {
    for (const { sellerId } of taobao.products) expect(taobao.seller(sellerId)).toBeDefined();
    for (const { sellerOpenId, categoryId } of alibaba.offers) {
      expect(alibaba.seller(sellerOpenId)).toBeDefined();
      expect(nouns.map(({ leaf }) => leaf)).toContain(categoryId);
    }
  });
});

describe("prices of 1688", () => {
  const offer = (id: string) => {
    const found = alibaba.offer(id);
    const sku = found?.skus[0];
    if (found === undefined || sku === undefined) throw new Error(id);
    return { offer: found, sku };
  };

  it("follow the pieces of the offer", () => {
    const shirt = offer("743470146022");
    const of = (pieces: number) => unitFen(unchanged, shirt.offer, shirt.sku, pieces);
    expect([1, 2, 100].map(of)).toEqual([1900, 1800, 1800]);
    const cotton = offer("738811204417");
    expect([1, 3, 50].map((pieces) => unitFen(unchanged, cotton.offer, cotton.sku, pieces))).toEqual([
      1550, 1550, 1480,
    ]);
  });

  it("are those of the cheapest SKU in lists", () => {
    expect(entryFen(unchanged, offer("739912345678").offer)).toBe(1800);
    expect(
      entryFen(new Map([["1688:739912345678:4970432383401", { priceFen: 3500 }]]), offer("739912345678").offer),
    ).toBe(3200);
  });
});

describe("pictures", () => {
  it("are drawn from their id alone, for every product", () => {
    const ids = [...taobao.products, ...alibaba.offers].flatMap(({ pictures }) => pictures);
    for (const id of ids) {
      expect(id).toMatch(/^[a-z]+-[a-z]+-\d+-\d$/);
      expect(pictureIdOf(pictureUrl("http://127.0.0.1:4010", id))).toBe(id);
    }
    expect(pictureSvg("tshirt-white-743470146022-0")).toContain("白色T恤");
    expect(pictureSvg("tshirt-white-743470146022-0")).toBe(pictureSvg("tshirt-white-743470146022-0"));
  });

  it("show nothing of an id that is none", () => {
    expect(pictureSvg("<script>alert(1)</script>")).not.toContain("script");
    expect(pictureSvg("tshirt-white-<b>-0")).not.toContain("<b>");
  });
});
