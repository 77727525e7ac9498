import { composedTitle } from "../composed-title.ts";
import { nounOrder } from "../noun-order.ts";
import { createDraw, type Draw, digitsOf, hexOf, opaqueOf } from "../random.ts";
import { type SkuChoice, skuChoices } from "../sku-choices.ts";
import type { Noun } from "../words/nouns.ts";
import { trades } from "../words/shops.ts";
import type { AlibabaSeller, AttributeValue, Offer, OfferSku, PriceRange } from "./types.ts";

const ROUNDS = 3;
const FIRST_SKU = 5_300_000_000_000;

/** The generated offers: the same seed and shops yield the same offers. */
export function generatedOffers(seed: string, sellers: readonly AlibabaSeller[]): readonly Offer[] {
  const byNoun = new Map<string, AlibabaSeller[]>();
  for (const trade of trades) {
    const shops = sellers.filter((seller) => seller.trade === trade.key);
    for (const noun of trade.nouns) byNoun.set(noun, [...(byNoun.get(noun) ?? []), ...shops]);
  }
  const numbers = new Set<string>();
  return nounOrder(ROUNDS).map((noun, index) => {
    const offer = generatedOffer(seed, noun, index, byNoun.get(noun.key) ?? sellers, numbers);
    numbers.add(offer.number);
    return offer;
  });
}

function generatedOffer(
  seed: string,
  noun: Noun,
  index: number,
  shops: readonly AlibabaSeller[],
  taken: ReadonlySet<string>,
): Offer {
  const key = `${seed}/1688/${index}`;
  const draw = createDraw(key);
  const title = composedTitle(noun, draw);
  const quoteType = draw.pick(QUOTE_TYPES);
  const startFen = rounded(draw.between(noun.fen[0], noun.fen[1]));
  const minQuantity = draw.chance(55) ? 1 : draw.chance(55) ? draw.between(2, 3) : draw.pick([5, 10, 20, 50]);
  const lot = draw.chance(4) ? draw.pick([10, 12, 50]) : undefined;
  const least = lot === undefined ? minQuantity : Math.max(lot, Math.ceil(minQuantity / lot) * lot);
  const number = freeNumber(key, taken);
  const choices = quoteType === 0 ? [] : skuChoices(noun, draw, draw.pick([2, 3, 4, 6, 6, 8, 12]));
  const skus = choices.map((choice, k) =>
    chosenSku(choice, { noun, number, skuId: String(FIRST_SKU + index * 16 + k), index, k, least, draw }),
  );
  const priced =
    quoteType === 1 ? skus.map((sku, k) => ({ ...sku, priceFen: startFen + (k % 3) * stepOf(startFen) })) : skus;
  const mainPicture = `${noun.key}-${choices[0]?.colour.key ?? "grey"}-${number}-0`;
  return {
    number,
    mapId: opaqueOf(`${key}/map`, 22),
    sellerOpenId: draw.pick(shops).id,
    categoryId: noun.leaf,
    noun: noun.key,
    titleZh: title.zh,
    titleEn: title.en,
    attributes: [
      { id: 2176, nameZh: "品牌", nameEn: "Brand", zh: "其他", en: "Other" },
      { id: 287, nameZh: "材质", nameEn: "Material", zh: title.material.zh, en: title.material.en },
    ],
    pictures: [...new Set([mainPicture, ...priced.map(({ picture }) => picture)])].slice(0, 5),
    quoteType,
    ranges: rangesOf(quoteType, startFen, least, draw),
    minQuantity: least,
    ...(lot === undefined ? {} : { lot }),
    onePieceFreePostage: least === 1 && draw.chance(30),
    unit: noun.unit,
    status: draw.chance(1.5) ? "member expired" : "published",
    tags: tagsOf(draw, least),
    monthSold: draw.between(3, 900),
    buyers: draw.between(1, 300),
    repurchasePercent: draw.between(2, 45),
    goodsScore: draw.pick(["4", "4.5", "5"]),
    retailFen: Math.round((startFen * draw.between(22, 34)) / 1000) * 100 + 90,
    weightG: noun.weightG + draw.between(0, Math.ceil(noun.weightG / 5)),
    sizeMm: [draw.between(100, 400), draw.between(150, 500), draw.between(20, 200)],
    ageDays: draw.between(1, 400),
    pinned: false,
    skus:
      quoteType === 0 ? [plainSku(number, mainPicture, String(FIRST_SKU + index * 16), index, least, draw)] : priced,
  };
}

const QUOTE_TYPES = [2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 0] as const;

/** Prices end in whole tenths of a yuan. */
const rounded = (fen: number): number => Math.max(10, Math.round(fen / 10) * 10);
const stepOf = (fen: number): number => Math.max(10, Math.round(fen / 100) * 10);

function rangesOf(quoteType: Offer["quoteType"], startFen: number, least: number, draw: Draw): readonly PriceRange[] {
  const ranges = [{ startQuantity: least, priceFen: startFen }];
  if (quoteType === 1) return ranges;
  let { startQuantity, priceFen } = { startQuantity: least, priceFen: startFen };
  for (let step = draw.int(3); step > 0; step--) {
    startQuantity *= draw.pick([10, 20, 50]);
    priceFen = rounded(priceFen * (1 - draw.between(4, 15) / 100));
    if (priceFen < (ranges.at(-1)?.priceFen ?? 0)) ranges.push({ startQuantity, priceFen });
  }
  return ranges;
}

function freeNumber(key: string, taken: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt++) {
    const number = `7${digitsOf(`${key}/number/${attempt}`, 11)}`;
    if (!taken.has(number)) return number;
  }
}

const colourValue = (choice: SkuChoice): AttributeValue => ({
  id: 3216,
  nameZh: "颜色",
  nameEn: "Color",
  zh: choice.colour.zh,
  en: choice.colour.en,
});

interface SkuPlace {
  readonly noun: Noun;
  readonly number: string;
  readonly skuId: string;
  readonly index: number;
  readonly k: number;
  readonly least: number;
  readonly draw: Draw;
}

function chosenSku(choice: SkuChoice, { noun, number, skuId, index, k, least, draw }: SkuPlace): OfferSku {
  const values = [
    colourValue(choice),
    ...(choice.size === undefined
      ? []
      : [{ id: 450, nameZh: "尺码", nameEn: "Size", zh: choice.size.zh, en: choice.size.en }]),
  ];
  return {
    key: `1688:${number}:${skuId}`,
    skuId,
    specId: hexOf(values.map(({ nameZh, zh }) => `${nameZh}:${zh}`).join(";"), 32),
    values,
    stock: stockAtBirth(draw, least),
    cargoNumber: `C${String(index + 1).padStart(4, "0")}-${k + 1}`,
    picture: `${noun.key}-${choice.colour.key}-${number}-0`,
  };
}

const plainSku = (
  number: string,
  picture: string,
  skuId: string,
  index: number,
  least: number,
  draw: Draw,
): OfferSku => ({
  key: `1688:${number}:${skuId}`,
  skuId,
  values: [],
  stock: stockAtBirth(draw, least),
  cargoNumber: `C${String(index + 1).padStart(4, "0")}`,
  picture,
});

/** 7 of 100 SKUs are sold out; 15 are scarce, but enough for the least quantity. */
function stockAtBirth(draw: Draw, least: number): number {
  const share = draw.int(100);
  if (share < 7) return 0;
  return share < 22 ? draw.between(least, least + 20) : draw.between(least * 2 + 60, 9_999);
}

const SHARES: readonly (readonly [tag: string, percent: number])[] = [
  ["isSupportMix", 30],
  ["noReason7DReturn", 70],
  ["1688_yx", 12],
  ["isQqyx", 8],
  ["select", 10],
  ["jxhy", 20],
  ["certifiedFactory", 25],
];

function tagsOf(draw: Draw, least: number): readonly string[] {
  const tags = SHARES.filter(([, percent]) => draw.chance(percent)).map(([tag]) => tag);
  if (least === 1) tags.unshift("isOnePsale");
  return [...tags, ...draw.pick(PACES)];
}

const PACES: readonly (readonly string[])[] = [
  ["shipInToday"],
  ["shipIn24Hours"],
  ["shipIn48Hours"],
  ["shipIn48Hours"],
  [],
];
