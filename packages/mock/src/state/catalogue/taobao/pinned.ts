import type { Property } from "../../entities/common.ts";
import type { TaobaoProduct, TaobaoSku } from "../catalogue.ts";
import { pinnedSellers } from "./sellers.ts";

// Products of the description's examples: every world has them, with any seed.

const colour = (valueId: number, valueName: string, propName = "颜色分类"): Property => ({
  propId: "1627207",
  propName,
  valueId: String(valueId),
  valueName,
});
const size = (valueId: number, valueName: string): Property => ({
  propId: "20509",
  propName: "尺码",
  valueId: String(valueId),
  valueName,
});

type Sku = Omit<TaobaoSku, "key" | "productId" | "couponFen" | "postFen"> &
  Partial<Pick<TaobaoSku, "couponFen" | "postFen">>;
type Product = Omit<TaobaoProduct, "skus" | "isOff" | "itemType" | "tags" | "promotions" | "beginAmount" | "unit">;

const product = (fixed: Product, ...skus: Sku[]): TaobaoProduct => ({
  ...fixed,
  unit: null,
  beginAmount: 0,
  isOff: false,
  itemType: "HAVE_MATERIAL",
  tags: [],
  promotions: [],
  skus: skus.map((sku) => ({
    couponFen: null,
    postFen: 0,
    ...sku,
    key: `taobao:${fixed.itemMapId}:${sku.skuId}`,
    productId: fixed.itemMapId,
  })),
});

const { shirts, children, bikes } = pinnedSellers;

const shirtSku = { priceFen: 4_990, promotionFen: 3_990, picture: "shirt-grey-672991141207-0", weightGrams: 260 };
const dressSku = { priceFen: 1, promotionFen: 1, picture: null, weightGrams: 300 };
const bikeSku = { priceFen: 139_900, promotionFen: 129_900, couponFen: 119_900, postFen: 2_000, weightGrams: 38_000 };

export const pinnedProducts: readonly TaobaoProduct[] = [
  product(
    {
      itemMapId: "NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0",
      itemNumber: "672991141207",
      mpId: "2048091364570218",
      sellerId: shirts.id,
      titleZh: "2025新款休闲短袖衬衫男士夏季薄款韩版潮流半袖衬衣帅气寸衫上衣",
      titleEn: "Men's casual short-sleeve shirt, summer 2025",
      description: "测试",
      categoryPath: ["男装", "衬衫"],
      categoryId: "121452057",
      pictures: ["shirt-grey-672991141207-0"],
      rank: 9_998,
    },
    {
      ...shirtSku,
      skuId: "7579055774996",
      mpSkuId: "5016110273394",
      stock: 94,
      properties: [colour(28332, "850浅灰", "颜色"), size(28314, "M80-105斤")],
    },
    {
      ...shirtSku,
      skuId: "7579055774997",
      mpSkuId: "5016110273395",
      stock: 106,
      properties: [colour(28332, "850浅灰", "颜色"), size(28315, "L105-120斤")],
    },
  ),
  product(
    {
      itemMapId: "WUnUC1cILiBjt-Jv3lDdlQ",
      itemNumber: "672991141190",
      mpId: "2048057995392326",
      sellerId: children.id,
      titleZh: "天穹发布商品,测试请不要拍",
      titleEn: "Test product, please do not order",
      description: "测试",
      categoryPath: ["童装/婴儿装/亲子装", "裙子(新)", "连衣裙"],
      categoryId: "121452038",
      pictures: ["dress-red-672991141190-0"],
      rank: 12,
    },
    { ...dressSku, skuId: "3452545926724", mpSkuId: "5016042822039", stock: 200, properties: [colour(28326, "红色")] },
    { ...dressSku, skuId: "3452545926725", mpSkuId: null, stock: 200, properties: [colour(28320, "白色")] },
  ),
  product(
    {
      itemMapId: "B7tYp3QmRk-Zs9LdW2xVeA",
      itemNumber: "672991141310",
      mpId: "2048170025513946",
      sellerId: bikes.id,
      titleZh: "成人两轮电动车新国标长续航",
      titleEn: "Two-wheel electric bike for adults",
      description: "测试",
      categoryPath: ["电动车/配件/交通工具", "电动车"],
      categoryId: "121452090",
      pictures: ["ebike-black-672991141310-0", "ebike-white-672991141310-0"],
      rank: 9_999,
    },
    {
      ...bikeSku,
      skuId: "7579100230411",
      mpSkuId: "5016110274001",
      stock: 120,
      picture: "ebike-black-672991141310-0",
      properties: [colour(28341, "黑色")],
    },
    {
      ...bikeSku,
      skuId: "7579100230412",
      mpSkuId: "5016110274002",
      stock: 80,
      picture: "ebike-white-672991141310-0",
      properties: [colour(28320, "白色")],
    },
  ),
  product(
    {
      itemMapId: "Q5xT8vNk2mZc7RbLw9YdHp4sEjU3gAoF-6iXtKe1WqM",
      itemNumber: "672991141401",
      mpId: "600126245031041190",
      sellerId: shirts.id,
      titleZh: "示例商品1",
      titleEn: "Example product 1",
      description: "测试",
      categoryPath: ["男装", "T恤"],
      categoryId: "121452057",
      pictures: ["tshirt-white-672991141401-0"],
      rank: 2,
    },
    {
      skuId: "5016042822039",
      mpSkuId: "5016042822039",
      priceFen: 1,
      promotionFen: 1,
      stock: 100_000,
      picture: null,
      weightGrams: 200,
      properties: [colour(28320, "白色")],
    },
  ),
  product(
    {
      itemMapId: "K2m9c7QxTb0uVgE4sYpLrw8dZfHn3JiAo-6C1tXeRkM",
      itemNumber: "672991141402",
      mpId: "600129202197070073",
      sellerId: shirts.id,
      titleZh: "示例商品2",
      titleEn: "Example product 2",
      description: "测试",
      categoryPath: ["男装", "T恤"],
      categoryId: "121452057",
      pictures: ["tshirt-black-672991141402-0"],
      rank: 1,
    },
    {
      skuId: "4860968496626",
      mpSkuId: "4860968496626",
      priceFen: 1,
      promotionFen: 1,
      stock: 100_000,
      picture: null,
      weightGrams: 200,
      properties: [colour(28341, "黑色")],
    },
  ),
  ...(
    [
      [
        "Tn3WqB8yLs-5DkRv2XhMcA",
        "672991141501",
        "2048020617114736",
        "413185732720",
        "5016110275001",
        "简约休闲衬衫男士长袖",
        "Plain long-sleeve shirt for men",
      ],
      [
        "Gp6ZrE1uJd-9CvNt4YfKxQ",
        "672991141502",
        "2048232789087639",
        "4970432383383",
        "5016110275002",
        "学院风格子衬衫男士",
        "College-style checked shirt for men",
      ],
      [
        "Mh8SaF5oWb-2UjPy7LgTeQ",
        "700187748440",
        "2048187748440012",
        "7579100231001",
        "5016110275003",
        "商务免烫衬衫男士",
        "Non-iron business shirt for men",
      ],
      [
        "Yd4KxN9iRc-6BsVw1QmZhg",
        "672991141504",
        "2048175493257375",
        "7579100231002",
        "5016110275004",
        "亚麻立领衬衫男士",
        "Linen stand-collar shirt for men",
      ],
    ] as const
  ).map(([itemMapId, itemNumber, mpId, skuId, mpSkuId, titleZh, titleEn]) =>
    product(
      {
        itemMapId,
        itemNumber,
        mpId,
        sellerId: shirts.id,
        titleZh,
        titleEn,
        description: "测试",
        categoryPath: ["男装", "衬衫"],
        categoryId: "121452057",
        pictures: [`shirt-blue-${itemNumber}-0`],
        rank: 400,
      },
      {
        skuId,
        mpSkuId,
        priceFen: 4_990,
        promotionFen: 3_990,
        stock: 300,
        picture: `shirt-blue-${itemNumber}-0`,
        weightGrams: 280,
        properties: [colour(28338, "蓝色")],
      },
    ),
  ),
];
