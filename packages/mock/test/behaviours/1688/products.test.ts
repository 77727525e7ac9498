import { describe, expect, it } from "vitest";
import { actsOf } from "../../../src/state/acts/acts.ts";
import { dataOf, reasonOf, testWorld } from "../../support/test-world.ts";

interface Item {
  readonly offerMapId: string;
  readonly subject: string;
  readonly priceInfo: { readonly price: string; readonly jxhyPrice: string | null };
  readonly monthSold: number;
}

const world = testWorld();
const search = (input: object, operation = "search1688Products") =>
  dataOf(world, operation, { keyword: "", beginPage: 1, pageSize: 50, country: "en", ...input });

const refused = (input: object): string =>
  reasonOf(world, "search1688Products", { keyword: "T恤", beginPage: 1, pageSize: 20, ...input });

describe("the product searches of 1688", () => {
  it("page through every hit once, with the same totals on every page", () => {
    const seen: string[] = [];
    const totals = new Set<number>();
    let page: { totalRecords: number; data: Item[] };
    let beginPage = 1;
    do {
      page = search({ keyword: "包", beginPage, pageSize: 7 });
      totals.add(page.totalRecords);
      seen.push(...page.data.map(({ offerMapId }) => offerMapId));
      beginPage++;
    } while (page.data.length > 0);
    expect([...totals]).toEqual([seen.length]);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(20);
  });

  it("count one page too many when the pages come out even, as the documented page does; a switch changes this", () => {
    const { totalRecords } = search({ keyword: "T恤" });
    expect(search({ keyword: "T恤", pageSize: 1 }).totalPage).toBe(totalRecords + 1);
    const ceil = testWorld({ switches: { totalPage: "ceil" } });
    expect(dataOf(ceil, "search1688Products", { keyword: "T恤", beginPage: 1, pageSize: 1 }).totalPage).toBe(
      totalRecords,
    );
  });

  it("answer an empty page for words that stand nowhere", () => {
    expect(search({ keyword: "量子计算机" })).toMatchObject({ totalRecords: 0, totalPage: 0, data: [] });
  });

  it("sort by price, pieces sold and repurchase rate, both ways", () => {
    const prices = (direction: string): number[] =>
      search({ keyword: "双肩包", sort: `{"price":"${direction}"}` }).data.map(({ priceInfo }: Item) =>
        Number(priceInfo.price),
      );
    expect(prices("asc")).toEqual([...prices("asc")].sort((a, b) => a - b));
    expect(prices("desc")).toEqual([...prices("desc")].sort((a, b) => b - a));
    const sold = search({ keyword: "双肩包", sort: '{"monthSold":"desc"}' }).data.map(
      ({ monthSold }: Item) => monthSold,
    );
    expect(sold).toEqual([...sold].sort((a, b) => b - a));
    expect(search({ sort: '{"rePurchaseRate":"desc"}' }).data[0].repurchaseRate).toBe("45%");
  });

  it("keep to the price bounds, both ends included", () => {
    const { data } = search({
      keyword: "男鞋",
      priceStart: "633.69",
      priceEnd: "647.60",
      filter: "shipInToday,ksCiphertext",
      sort: '{"price":"desc"}',
    });
    expect(data.map(({ priceInfo }: Item) => priceInfo.price)).toEqual(["640.00"]);
    expect(search({ keyword: "男鞋", priceStart: "640", priceEnd: "640.00" }).totalRecords).toBe(1);
    expect(search({ keyword: "男鞋", priceStart: "640.01", priceEnd: "640.02" }).totalRecords).toBe(0);
  });

  it("keep to a category and those below it", () => {
    const whole = search({ categoryId: "10165" }).totalRecords;
    const shirts = search({ categoryId: "1037003" }).totalRecords;
    expect(shirts).toBeGreaterThan(0);
    expect(whole).toBeGreaterThan(shirts);
    expect(search({ categoryId: "0" }).totalRecords).toBe(search({ categoryId: "" }).totalRecords);
    expect(search({ categoryId: "42" }).totalRecords).toBe(0);
  });

  it("narrow by each code of the filter that has a meaning", () => {
    const all = search({}).totalRecords;
    const codes = [
      "shipInToday", "shipIn24Hours", "shipIn48Hours", "1688Selection", "isQqyx", "jxhy", "isSelect", "certifiedFactory", "noReason7DReturn",
      "isOnePsale", "isOnePsaleFreePost", "new7", "new30", "totalEpScoreLv1", "totalEpScoreLv2", "totalEpScoreLv3", "totalEpScoreLv4",
      "getRate24HLv1", "getRate24HLv2", "getRate24HLv3", "getRate48HLv1", "getRate48HLv2", "getRate48HLv3",
    ]; // biome-ignore format: a list
    for (const filter of codes) {
      const { totalRecords } = search({ filter });
      expect(totalRecords, filter).toBeGreaterThan(0);
      expect(totalRecords, filter).toBeLessThan(all);
    }
    expect(search({ filter: "qrr5,JPFL,unknown-word,constructor,__proto__" }).totalRecords).toBe(all);
    expect(search({ filter: "shipIn24Hours" }).totalRecords).toBeGreaterThan(
      search({ filter: "shipInToday" }).totalRecords,
    );
    expect(search({ filter: "jxhy,isQqyx" }).totalRecords).toBeLessThan(search({ filter: "jxhy" }).totalRecords);
  });

  it("search the selections, a shop and by picture with the same items", () => {
    expect(search({ keyword: "T恤" }, "search1688GlobalSelection").data[0].priceInfo.price).toBe("21.80");
    expect(
      search({ keyword: "帆布包" }, "search1688Selection").data.map(({ offerMapId }: Item) => offerMapId),
    ).toContain("Xq3vR8-LmT0kHy5dWb_2Zw");
    const shop = search({ keyword: "包", sellerOpenId: "BBBpR8wE3Yt6UiO1aSdF5gHjA" }, "search1688ShopProducts");
    expect(shop.data.map(({ offerMapId }: Item) => offerMapId)).toEqual(
      expect.arrayContaining(["f6vE-dfY1NV37oG_fz9WSA", "Xq3vR8-LmT0kHy5dWb_2Zw"]),
    );
    const whole = search({ sellerOpenId: "BBBpR8wE3Yt6UiO1aSdF5gHjA", keyword: undefined }, "search1688ShopProducts");
    expect(whole.totalRecords).toBeGreaterThanOrEqual(shop.totalRecords);
    const photo = search({ imageBase64: "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAEBAQ==" }, "search1688ProductsByImage");
    expect(photo.data[0].offerMapId).toBe("L0PTnwSnx_dWNZWCtgK7Gg");
    expect(photo.totalRecords).toBeLessThanOrEqual(200);
  });

  it("refuse unreadable input", () => {
    expect(refused({ pageSize: 51 })).toBe("page-size");
    expect(refused({ beginPage: 101, pageSize: 20 })).toBe("page-too-far");
    expect(refused({ beginPage: 100, pageSize: 20 })).toBe("accepted");
    for (const sort of [
      "price",
      "[]",
      '{"prize":"desc"}',
      '{"price":"down"}',
      '{"price":"asc","monthSold":"asc"}',
      '{"constructor":"asc"}',
    ]) {
      expect(refused({ sort }), sort).toBe("sort-unreadable");
    }
    for (const priceStart of ["cheap", "-1", "1e3"])
      expect(refused({ priceStart }), priceStart).toBe("price-unreadable");
    expect(reasonOf(world, "search1688ShopProducts", { sellerOpenId: "BBBnobody" })).toBe("shop-unknown");
    for (const imageBase64 of ["", "not base64!"]) {
      expect(reasonOf(world, "search1688ProductsByImage", { imageBase64 })).toBe("picture-unreadable");
    }
  });
});

describe("one product of 1688", () => {
  it("has the title, the price and the shop of the lists, and a stock that is the sum of its SKUs", () => {
    for (const item of search({ keyword: "", sort: '{"price":"asc"}' }).data as Item[]) {
      const detail = dataOf(world, "get1688Product", { offerId: item.offerMapId });
      const prices = detail.productSkuInfos.map(({ price }: { price: string }) => Number(price));
      const stock = detail.productSkuInfos.reduce(
        (sum: number, { amountOnSale }: { amountOnSale: number }) => sum + amountOnSale,
        0,
      );
      expect(detail).toMatchObject({ subject: item.subject, productSaleInfo: { amountOnSale: stock } });
      expect(detail.productSaleInfo.priceRangeList[0].price).toBe(item.priceInfo.price);
      expect(Math.min(...prices)).toBe(Number(item.priceInfo.price));
      expect(detail.productImage.images[0]).toMatch(
        /^http:\/\/127\.0\.0\.1:4010\/__mock\/pictures\/[a-z]+-[a-z]+-\d+-\d\.svg$/,
      );
    }
  });

  it("is found by its number, too, and refused when it does not exist", () => {
    expect(dataOf(world, "get1688Product", { offerId: 706627393257 })).toMatchObject({
      offerId: 706627393257,
      minOrderQuantity: 2,
    });
    expect(dataOf(world, "get1688Product", { offerId: "706627393257" }).offerId).toBe(706627393257);
    expect(dataOf(world, "get1688Product", { offerId: "L0PTnwSnx_dWNZWCtgK7Gg" }).offerId).toBeUndefined();
    for (const offerId of ["unknown", 1, "706627393258"])
      expect(reasonOf(world, "get1688Product", { offerId })).toBe("product-unknown");
  });

  it("follows what the platform changes: price, stock, off sale", () => {
    const own = testWorld();
    const act = actsOf(own).platform;
    act.setPrice("5204263891235", 2500);
    act.setStock("5204263891234", 7);
    const detail = dataOf(own, "get1688Product", { offerId: "L0PTnwSnx_dWNZWCtgK7Gg" });
    expect(detail.productSkuInfos.map(({ price }: { price: string }) => price)).toEqual([
      "19.00",
      "25.00",
      "19.00",
      "19.00",
    ]);
    expect(detail.productSkuInfos[0].amountOnSale).toBe(7);
    act.switchOff("L0PTnwSnx_dWNZWCtgK7Gg");
    expect(reasonOf(own, "get1688Product", { offerId: "L0PTnwSnx_dWNZWCtgK7Gg" })).toBe("product-unknown");
    expect(dataOf(own, "search1688Products", { keyword: "T恤", beginPage: 1, pageSize: 5 }).data[0].offerMapId).toBe(
      "Rk8zQ2mVt-5LxYw0NcJb7A",
    );
  });
});

describe("categories, rankings and recommendations of 1688", () => {
  it("show a category with its children, in the types of the examples", () => {
    const womens = dataOf(world, "get1688Category", { categoryId: 10166, language: "en" });
    expect(womens).toMatchObject({
      chineseName: "女装",
      leaf: "false",
      level: "1",
      parentCateId: "0",
      fromCache: true,
    });
    expect(womens.children[0]).toMatchObject({ categoryId: 1031910, leaf: true, parentCateId: 10166, children: null });
    expect(dataOf(world, "get1688Category", { categoryId: 0, language: "vi" })).toMatchObject({
      translatedName: "Danh mục gốc",
      parentCateId: null,
    });
    expect(reasonOf(world, "get1688Category", { categoryId: 7 })).toBe("category-unknown");
  });

  it("rank the offers of a category by what the ranking is about", () => {
    const hot = dataOf(world, "get1688HotList", { rankId: "10166", rankType: "hot", limit: 10 });
    const sold = hot.rankProductModels.map(({ soldOut }: { soldOut: number }) => soldOut);
    expect(sold).toEqual([...sold].sort((a, b) => b - a));
    expect(hot.rankProductModels.map(({ sort }: { sort: number }) => sort)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(dataOf(world, "get1688HotList", { rankId: "0", limit: 99 }).rankProductModels).toHaveLength(20);
    expect(reasonOf(world, "get1688HotList", { rankId: "unknown" })).toBe("ranking-unknown");
  });

  it("recommend the kinds of products in the cart first, in an order of the end user's own, until nothing is left", () => {
    const list = (outMemberId: string, beginPage = 1) =>
      dataOf(world, "recommend1688Products", { beginPage, pageSize: 20, outMemberId });
    expect(list("1")).toEqual(list("1"));
    expect(list("1")).not.toEqual(list("2"));
    expect(list("1")[0].subject).toMatch(/T恤|t恤|包|袋|文件夹/);
    expect(list("1", 100)).toEqual([]);
  });

  it("relate other offers of the same category, ten a page", () => {
    const neighbours = dataOf(world, "recommend1688RelatedProducts", { offerId: "f6vE-dfY1NV37oG_fz9WSA" });
    expect(neighbours).toHaveLength(10);
    expect(neighbours.map(({ offerMapId }: Item) => offerMapId)).not.toContain("f6vE-dfY1NV37oG_fz9WSA");
    expect(neighbours[0].thirdCategoryId ?? neighbours[0].secondCategoryId).toBe(1042001);
    expect(reasonOf(world, "recommend1688RelatedProducts", { offerId: "f6vE-dfY1NV37oG_fz9WSA", pageSize: 11 })).toBe(
      "page-size",
    );
    expect(reasonOf(world, "recommend1688RelatedProducts", { offerId: "unknown" })).toBe("product-unknown");
  });
});
