import { describe, expect, it } from "vitest";
import { createCatalogue } from "../../../src/state/catalogue/create-catalogue.ts";
import { nouns } from "../../../src/state/catalogue/words/nouns.ts";

const { taobao, alibaba } = createCatalogue("newcomer");
const onTaobao = (keyword: string, sort = "") => taobao.search({ keyword, sort });
const on1688 = (keyword: string) => alibaba.search(keyword).map(({ item }) => item);

describe("the search", () => {
  it("finds for every kind of product only titles that have the word, on both marketplaces", () => {
    for (const { zh } of nouns) {
      const titles = [...onTaobao(zh), ...on1688(zh)].map(({ titleZh }) => titleZh.toLowerCase());
      expect(titles.length, zh).toBeGreaterThan(5);
      expect(titles.filter((title) => !title.includes(zh.toLowerCase()))).toEqual([]);
    }
  });

  it("finds the same offers by Chinese and by English words", () => {
    const ids = (keyword: string) =>
      on1688(keyword)
        .map(({ number }) => number)
        .sort();
    expect(ids("t-shirt")).toEqual(ids("T恤"));
    expect(ids("T-SHIRTS")).toEqual(ids("T恤"));
  });

  it("finds products by the name of their shop", () => {
    const [offer] = on1688("广州某某箱包厂");
    expect(alibaba.seller(offer?.sellerOpenId ?? "")?.nick).toBe("广州某某箱包厂");
    expect(onTaobao("示例电动车店").map(({ itemNumber }) => itemNumber)).toContain("672991141310");
  });

  it("demands every word of the keyword", () => {
    const both = onTaobao("复古 双肩包");
    for (const { titleZh } of both) expect(titleZh).toMatch(/复古.*双肩包/);
    expect(on1688("T恤 双肩包")).toEqual([]);
  });

  it("falls back to other names and likenesses only where no title and no shop has the word", () => {
    expect(on1688("帆布包").map(({ mapId }) => mapId)).toContain("Xq3vR8-LmT0kHy5dWb_2Zw");
    expect(onTaobao("男士短袖").map(({ itemNumber }) => itemNumber)).toContain("672991141207");
    expect(on1688("rucksack")[0]?.noun).toBe("backpack");
  });

  it("finds nothing for a word that stands nowhere", () => {
    expect(onTaobao("量子计算机")).toEqual([]);
    expect(on1688("zzzzqqq")).toEqual([]);
  });

  it("finds everything without a keyword", () => {
    expect(onTaobao("")).toHaveLength(taobao.products.length);
    expect(on1688("  ")).toHaveLength(alibaba.offers.length);
  });

  it("puts the products of the description's examples first", () => {
    expect(
      on1688("T恤")
        .slice(0, 2)
        .map(({ mapId }) => mapId),
    ).toEqual(["L0PTnwSnx_dWNZWCtgK7Gg", "Rk8zQ2mVt-5LxYw0NcJb7A"]);
    expect(onTaobao("短袖衬衫")[0]?.itemNumber).toBe("672991141207");
    expect(onTaobao("电动车", "tk_rate_desc")[0]?.itemNumber).toBe("672991141310");
  });

  it("sorts Taobao by rank when asked to", () => {
    const ranks = onTaobao("衬衫", "tk_rate_desc").map(({ rank }) => rank);
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  });
});

describe("the search by picture", () => {
  it("finds the example's photo, the catalogue's own pictures, and something for any other", () => {
    const photo = { content: "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAEBAQ==" };
    expect(alibaba.searchByPicture(photo)[0]?.mapId).toBe("L0PTnwSnx_dWNZWCtgK7Gg");
    expect(taobao.searchByPicture(photo)[0]?.itemNumber).toBe("672991141207");
    const last = alibaba.offers.at(-1);
    const url = `http://127.0.0.1:4010/__mock/pictures/${last?.pictures[0]}.svg`;
    expect(alibaba.searchByPicture({ url })[0]).toBe(last);
    expect(taobao.searchByPicture({ content: "another picture" }).length).toBeGreaterThan(0);
    expect(alibaba.searchByPicture({ content: "a" })).toEqual(alibaba.searchByPicture({ content: "a" }));
  });
});
