import type { Property } from "../../entities/common.ts";
import type { TaobaoProduct, TaobaoSku } from "../catalogue.ts";
import { composedTitle } from "../composed-title.ts";
import { nounOrder } from "../noun-order.ts";
import { createDraw, type Draw, opaqueOf } from "../random.ts";
import { type SkuChoice, skuChoices } from "../sku-choices.ts";
import { taobaoCategories } from "../words/categories.ts";
import { type Noun, units } from "../words/nouns.ts";
import type { TaobaoShop } from "./sellers.ts";

const ROUNDS = 3;
/** Every nth product is completely sold out, or taken off sale. */
const SOLD_OUT = 97;
const OFF = 151;
const DEAR_FEN = 50_000;

/** The generated products: the same seed and shops yield the same products, product n the same for every number of them. */
export function generatedProducts(seed: string, shops: readonly TaobaoShop[]): readonly TaobaoProduct[] {
  return nounOrder(ROUNDS).map((noun, n) => {
    const selling = shops.filter(({ nouns }) => nouns.includes(noun.key));
    return generatedProduct(seed, noun, n, selling.length > 0 ? selling : shops);
  });
}

function generatedProduct(seed: string, noun: Noun, n: number, shops: readonly TaobaoShop[]): TaobaoProduct {
  const key = `${seed}/taobao/${n}`;
  const draw = createDraw(key);
  const category = taobaoCategories[noun.taobao];
  if (category === undefined) throw new RangeError(`no category for ${noun.key}`);
  const title = composedTitle(noun, draw);
  const itemMapId = opaqueOf(`${key}/map`, n % 2 === 0 ? 22 : 43);
  const priced = { ...pricesOf(noun, draw), postFen: postageOf(category.bulky === true, draw) };
  const skus = choicesOf(noun, draw).map((choice, k) => generatedSku(choice, { noun, n, k, itemMapId, priced, draw }));
  return {
    itemMapId,
    itemNumber: String(700_200_000_000 + n),
    mpId: String(2_048_300_000_000_000 + n),
    sellerId: draw.pick(shops).seller.id,
    titleZh: title.zh,
    titleEn: title.en,
    description: `${title.zh}，${title.material.zh}`,
    categoryPath: [...category.path, noun.zh],
    categoryId: String(Number(category.id) + (noun.leaf % 1000)),
    pictures: [...new Set(skus.flatMap(({ picture }) => picture ?? []))].slice(0, 5),
    unit: units[noun.unit].zh,
    beginAmount: draw.chance(95) ? 0 : draw.pick([2, 5]),
    isOff: n % OFF === OFF - 1,
    itemType: "HAVE_MATERIAL",
    rank: draw.int(9_000),
    tags: [],
    promotions: [],
    skus,
  };
}

interface Prices {
  readonly priceFen: number;
  readonly promotionFen: number;
  readonly couponFen: number | null;
  readonly postFen: number;
}

function pricesOf(noun: Noun, draw: Draw): Omit<Prices, "postFen"> {
  // Expensive products are sold closer to their wholesale price.
  const markup = noun.fen[0] < DEAR_FEN ? draw.between(18, 30) : draw.between(11, 14);
  const retail = (draw.between(noun.fen[0], noun.fen[1]) * markup) / 10;
  const priceFen = Math.max(1, Math.round(retail / 100)) * 100 - (draw.chance(60) ? 10 : 0);
  const promotionFen = draw.chance(60) ? Math.ceil((priceFen * (100 - draw.between(5, 40))) / 1000) * 10 : priceFen;
  const couponFen = draw.chance(20) ? promotionFen - draw.pick([500, 1_000, 2_000, 10_000]) : null;
  return { priceFen, promotionFen, couponFen: couponFen !== null && couponFen * 2 >= promotionFen ? couponFen : null };
}

function postageOf(isBulky: boolean, draw: Draw): number {
  if (isBulky) return 2_000;
  return draw.chance(70) ? 0 : draw.between(6, 12) * 100;
}

/** 10 of 100 products have one SKU, half of them 2 to 4. */
function choicesOf(noun: Noun, draw: Draw): readonly SkuChoice[] {
  const share = draw.int(100);
  const most = share < 10 ? 1 : share < 60 ? draw.between(2, 4) : share < 85 ? 6 : draw.between(8, 12);
  return skuChoices(noun, draw, most);
}

interface SkuPlace {
  readonly noun: Noun;
  readonly n: number;
  readonly k: number;
  readonly itemMapId: string;
  readonly priced: Prices;
  readonly draw: Draw;
}

function generatedSku(choice: SkuChoice, { noun, n, k, itemMapId, priced, draw }: SkuPlace): TaobaoSku {
  const number = 16 * n + k;
  const skuId = String(7_580_000_000_000 + number);
  const more = (k % 3) * Math.round(priced.priceFen / 2_000) * 100;
  return {
    key: `taobao:${itemMapId}:${skuId}`,
    productId: itemMapId,
    skuId,
    mpSkuId: number % 25 === 24 ? null : String(5_016_300_000_000 + number),
    priceFen: priced.priceFen + more,
    promotionFen: priced.promotionFen + more,
    couponFen: priced.couponFen === null ? null : priced.couponFen + more,
    postFen: priced.postFen,
    stock: stockAtBirth(n, number, draw),
    properties: propertiesOf(choice),
    picture: `${noun.key}-${choice.colour.key}-${700_200_000_000 + n}-0`,
    weightGrams: noun.weightG + draw.between(0, Math.ceil(noun.weightG / 5)),
  };
}

/** Every 9th SKU is sold out, every 7th scarce. */
function stockAtBirth(n: number, number: number, draw: Draw): number {
  if (n % SOLD_OUT === SOLD_OUT - 1 || number % 9 === 8) return 0;
  return number % 7 === 6 ? draw.between(1, 5) : draw.between(20, 2_000);
}

const propertiesOf = ({ colour, size }: SkuChoice): readonly Property[] => [
  { propId: "1627207", propName: "颜色分类", valueId: String(colour.valueId), valueName: colour.zh },
  ...(size === undefined
    ? []
    : [{ propId: "20509", propName: "尺码", valueId: String(size.valueId), valueName: size.zh }]),
];
