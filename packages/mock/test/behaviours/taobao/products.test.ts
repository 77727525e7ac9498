import type {
  TaobaoProduct,
  TaobaoProductCheckResult,
  TaobaoProductPage,
  TaobaoSearchItem,
} from "@pandapon/core/taobao";
import { describe, expect, test } from "vitest";
import { createSandbox } from "../../support/world.ts";

const { data, refusal, act, world } = createSandbox();
const search = (input: Readonly<Record<string, unknown>>) => data<TaobaoProductPage>("searchTaobaoProducts", input);

describe("a search", () => {
  test("yields each hit once over all its pages, and the same totals on each", () => {
    const first = search({ keyword: "衬衫", pageSize: 3 });
    const pages = Array.from({ length: first.totalPage ?? 0 }, (_, index) =>
      search({ keyword: "衬衫", pageSize: 3, pageNo: index + 1 }),
    );
    const ids = pages.flatMap(({ data: items = [] }) => items.map(({ itemMapId }) => itemMapId));
    expect(first.totalPage).toBeGreaterThan(1);
    expect(ids).toHaveLength(first.totalRecords ?? 0);
    expect(new Set(ids).size).toBe(ids.length);
    expect(search({ keyword: "衬衫", pageSize: 3, pageNo: 999 })).toEqual({
      ...first,
      pageNo: 999,
      currentPage: 999,
      data: [],
    });
  });

  test("finds nothing where nothing is, and everything without a keyword", () => {
    expect(search({ keyword: "没有这样的商品" })).toMatchObject({ totalRecords: 0, totalPage: 0, data: [] });
    expect(search({ keyword: null }).totalRecords).toBe(search({}).totalRecords);
    expect(search({}).totalRecords).toBeGreaterThanOrEqual(60);
    expect(search({}).data).toHaveLength(20);
  });

  test("shows what the product's own answer shows", () => {
    for (const item of search({ pageSize: 40 }).data ?? []) {
      const product = data<TaobaoProduct>("getTaobaoProduct", { itemId: item.itemMapId });
      expect(item.title).toBe(product.title);
      expect(Math.round(Number(item.price) * 100)).toBe(product.promotionPrice);
      expect(Math.round(Number(item.couponPrice) * 100)).toBe(product.couponPrice ?? product.promotionPrice);
      expect(item.quantity).toBe(product.quantity);
      expect([item.itemId, item.shopName, item.mainImageUrl]).toEqual([
        product.itemId,
        product.shopName,
        product.picUrls?.[0],
      ]);
    }
  });
});

describe("a product", () => {
  test("is found by each of its ids, and its sums are those of its SKUs", () => {
    const ids = ["NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0", "672991141207", "2048091364570218"];
    const [one, ...others] = ids.map((itemId) => data<TaobaoProduct>("getTaobaoProduct", { itemId }));
    for (const other of others) expect(other).toEqual(one);
    const skus = one?.skuList ?? [];
    expect(one?.quantity).toBe(skus.reduce((sum, { quantity = 0 }) => sum + quantity, 0));
    expect(one?.price).toBe(Math.min(...skus.map(({ price = 0 }) => price)));
    expect(one?.promotionPrice).toBe(Math.min(...skus.map(({ promotionPrice }) => Number(promotionPrice))));
  });

  test("that is unknown or off sale is refused, and cannot be found", () => {
    expect(refusal("getTaobaoProduct", { itemId: "nonsense" })).toMatchObject({
      reason: "product-unknown",
      text: { zh: "商品不存在或已下架", en: "No product with this id: nonsense" },
    });
    const sandbox = createSandbox();
    const { totalRecords } = sandbox.data<TaobaoProductPage>("searchTaobaoProducts", { keyword: "电动车" });
    sandbox.act.platform.switchOff("672991141310");
    expect(sandbox.refusal("getTaobaoProduct", { itemId: "672991141310" }).reason).toBe("product-unknown");
    expect(sandbox.data<TaobaoProductPage>("searchTaobaoProducts", { keyword: "电动车" }).totalRecords).toBe(
      (totalRecords ?? 0) - 1,
    );
    sandbox.act.platform.switchOn("672991141310");
    expect(sandbox.call("getTaobaoProduct", { itemId: "672991141310" }).ok).toBe(true);
  });

  test("shows stock and prices that acts have changed, everywhere at once", () => {
    const sandbox = createSandbox();
    const sku = { product: "2048091364570218", sku: "7579055774996" };
    sandbox.act.platform.setStock(sku, 0);
    sandbox.act.platform.setPrice(sku, 5_990);
    expect(sandbox.data("getTaobaoProduct", { itemId: "672991141207" })).toMatchObject({
      quantity: 106,
      promotionPrice: 3_990,
      skuList: [{ quantity: 0, price: 5_990, promotionPrice: "5990" }, { promotionPrice: "3990" }],
    });
  });
});

test("a check tells for each product whether it can be bought, and why not", () => {
  const check = (params: unknown) => data<TaobaoProductCheckResult>("getTaobaoProductsByIds", { params });
  const documented = [
    { itemId: "672991141190", skuIds: ["3452545926724"] },
    { itemId: "672991141191", skuIds: ["3452545926999"] },
  ];
  expect(check(JSON.stringify(documented))).toEqual({
    mpProducts: [{ itemId: "672991141190", mpId: "2048057995392326" }],
    noMpProductItemIds: ["672991141191"],
    noMpReasonList: [{ itemId: "672991141191", reason: "商品不存在" }],
  });
  // Numbers, lists that are not text, entries given twice.
  expect(check([{ itemId: 672991141190 }, { itemId: "672991141190" }])).toMatchObject({
    mpProducts: [{ itemId: "672991141190" }],
  });
  expect(check([{ itemId: "672991141190", skuIds: ["1"] }]).noMpReasonList?.[0]?.reason).toBe("规格不存在");
  expect(check([{ itemId: "672991141190", skuIds: ["3452545926725"] }]).noMpReasonList?.[0]?.reason).toBe(
    "规格不可采购",
  );
  const off = world.catalogue.taobao.products.find(({ isOff }) => isOff);
  expect(check([{ itemId: off?.itemNumber }]).noMpReasonList?.[0]?.reason).toBe("商品已下架");
  expect(check("[]")).toEqual({ mpProducts: [], noMpProductItemIds: [], noMpReasonList: [] });
  for (const params of ["{", "{}", undefined, '[{"skuIds":[]}]', "[1]"]) {
    expect(refusal("getTaobaoProductsByIds", { params }).reason).toBe("params-unreadable");
  }
});

describe("a search by picture", () => {
  const byImage = (input: Readonly<Record<string, unknown>>) =>
    data<TaobaoSearchItem[]>("searchTaobaoProductsByImage", input);

  test("finds the product of a picture of the catalogue first", () => {
    const url = data<TaobaoProduct>("getTaobaoProduct", { itemId: "672991141310" }).picUrls?.[0];
    expect(byImage({ picUrl: url })[0]?.itemId).toBe("672991141310");
    expect(byImage({ imageBase64: "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAEBAQ==" })[0]?.itemId).toBe("672991141207");
  });

  test("finds the same for the same id, in the language asked for", () => {
    expect(byImage({ imageId: "abc" })).toEqual(byImage({ imageId: "abc" }));
    expect(byImage({ imageId: "abc", language: "vi" })[0]?.multiLanguageInfo).toEqual({
      language: "vi",
      title: null,
      mainImageUrl: null,
    });
    expect(byImage({ imageId: "abc" }).length).toBeLessThanOrEqual(100);
  });

  test.each([
    {},
    { imageBase64: "no picture at all" },
    { imageBase64: Buffer.from("%PDF-1.7 ...........").toString("base64") },
    { picUrl: "ftp://example.com/1.jpg" },
    { imageBase64: "", picUrl: "", imageId: "" },
  ])("refuses %j", (input) => {
    expect(refusal("searchTaobaoProductsByImage", input)).toMatchObject({
      reason: "picture-unreadable",
      text: { zh: "图片无法识别，请更换图片" },
    });
  });

  test.each([
    "ffd8ffe000104a46494600010101",
    "89504e470d0a1a0a0000000d49484452",
    "474946383961010001008000",
    "524946461a00000057454250565038",
  ])("takes a picture that begins with %s", (head) => {
    expect(byImage({ imageBase64: Buffer.from(head, "hex").toString("base64") }).length).toBeGreaterThan(0);
  });
});

test("a link to chat needs a product, and is never the same twice", () => {
  const link = (input: Readonly<Record<string, unknown>>) => data<string>("getTaobaoImLink", input);
  const input = { sourceType: "item", bizId: "700187748440" };
  expect(link(input)).toMatch(
    /^https:\/\/distributor\.taobao\.global\/apps\/open\/imchat\?loginToken=mock-[\da-f]{32}$/,
  );
  expect(link(input)).not.toBe(link(input));
  expect(link({ sourceType: "order", bizId: "12345" })).toContain("mock-");
  for (const missing of [{}, { sourceType: "item" }, { sourceType: "item", bizId: "1" }]) {
    expect(refusal("getTaobaoImLink", missing)).toMatchObject({
      reason: "im-no-seller",
      text: { zh: "商品不存在，无法获取IM链接" },
    });
  }
  expect(act.platform.setStock({ product: "nothing", sku: "1" }, 1)).toMatchObject({
    ok: false,
    refusal: { reason: "sku-unknown" },
  });
});
