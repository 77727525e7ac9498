import { createDraw, digitsOf, lettersOf } from "../random.ts";
import { carrierOf } from "../words/carriers.ts";
import { places } from "../words/places.ts";
import { firmKinds, trades } from "../words/shops.ts";
import type { AlibabaSeller } from "./types.ts";

const GENERATED = 24;

/** Shops of the description's examples. */
export const SHOP_A = "BBBkT3mPq8sYw2LdV0xNc5RzA";
export const SHOP_B = "BBBpR8wE3Yt6UiO1aSdF5gHjA";
export const SHOP_OFFICE = "BBBqW4nZx7cVb9MkL2jHg6FdS";

/** All shops: those of the examples, then the generated ones. */
export function alibabaSellers(seed: string): readonly AlibabaSeller[] {
  const sellers = [...pinnedSellers];
  const nicks = new Set(sellers.map(({ nick }) => nick));
  for (let index = 0; sellers.length < GENERATED + pinnedSellers.length; index++) {
    const seller = generated(seed, index);
    if (nicks.has(seller.nick)) continue;
    nicks.add(seller.nick);
    sellers.push(seller);
  }
  return sellers;
}

function generated(seed: string, index: number): AlibabaSeller {
  const key = `${seed}/seller/${index}`;
  const draw = createDraw(key);
  const trade = trades[index % trades.length] ?? draw.pick(trades);
  const place = draw.pick(places);
  const fee = draw.pick([500, 600, 800, 1000]);
  const city = place.city.replace("市", "");
  return {
    ...numbers(2_208_000_001_000 + index, key),
    id: `BBB${lettersOf(key, 22)}`,
    nick: `${city}某某${trade.zh}${draw.pick(firmKinds)}`,
    trade: trade.key,
    place,
    carriage: draw.chance(70)
      ? [
          { fromGoodsFen: 0, feeFen: fee },
          { fromGoodsFen: draw.pick([9_900, 19_900, 29_900]), feeFen: 0 },
        ]
      : [{ fromGoodsFen: 0, feeFen: draw.pick([0, fee]) }],
    ...(draw.chance(60) ? { mix: { minFen: draw.pick([5_000, 10_000]), minPieces: draw.pick([5, 10]) } } : {}),
    tradeModes: draw.chance(50) ? ["assureTrade", "period"] : ["assureTrade"],
    scores: scoresOf(key),
    services: [],
    temper: {},
    carrier: carrierOf(draw.pick(["ZTO", "YTO", "STO", "YUNDA", "SF"])),
    returnAddress: warehouse(`${place.province} ${place.city} ${place.district} 示例路 ${draw.between(1, 199)} 号`),
    identities: draw.pick([["powerful_merchants"], ["super_factory"], ["tp_member"], ["super_factory", "tp_member"]]),
  };
}

function scoresOf(key: string): Record<string, string> {
  const draw = createDraw(`${key}/scores`);
  const score = (): string => (draw.between(34, 50) / 10).toFixed(1);
  const share = (least: number, most: number): string => (draw.between(least, most) / 10_000).toFixed(4);
  return {
    tradeMedalLevel: String(draw.between(1, 5)),
    compositeServiceScore: draw.pick(["3.5", "4.0", "4.5", "5.0"]),
    logisticsExperienceScore: score(),
    disputeComplaintScore: score(),
    offerExperienceScore: score(),
    consultingExperienceScore: score(),
    afterSalesExperienceScore: score(),
    repeatPurchasePercent: share(500, 6_500),
    collect30DayWithin48HPercent: share(9_200, 10_000),
    qualityRefundWithin30Day: share(2, 300),
  };
}

const numbers = (n: number, key: string) => ({
  memberId: `b2b-${n}`,
  userId: String(n),
  loginId: `mock${digitsOf(key, 8)}`,
});

const warehouse = (detail: string) => ({ receiver: "仓库收", phone: "13800138000", detail });

const place = (index: number) => {
  const found = places[index];
  if (found === undefined) throw new RangeError(`place ${index}`);
  return found;
};

const exampleScores = {
  tradeMedalLevel: "3",
  compositeServiceScore: "4.5",
  logisticsExperienceScore: "4.2",
  disputeComplaintScore: "5.0",
  offerExperienceScore: "4.0",
  consultingExperienceScore: "4.5",
  afterSalesExperienceScore: "4.0",
  repeatPurchasePercent: "0.4666",
  collect30DayWithin48HPercent: "0.9871",
  qualityRefundWithin30Day: "0.0012",
};

export const pinnedSellers: readonly AlibabaSeller[] = [
  {
    ...numbers(2_208_000_000_001, "shop A"),
    id: SHOP_A,
    nick: "杭州某某服饰商行",
    trade: "menswear",
    place: place(0),
    carriage: [
      { fromGoodsFen: 0, feeFen: 800 },
      { fromGoodsFen: 10_000, feeFen: 0 },
    ],
    mix: { minFen: 10_000, minPieces: 10 },
    tradeModes: ["assureTrade", "period"],
    scores: exampleScores,
    services: [],
    temper: {},
    carrier: carrierOf("ZTO"),
    returnAddress: warehouse("浙江省 杭州市 西湖区 示例路 1 号"),
    identities: ["powerful_merchants"],
  },
  {
    ...numbers(2_208_000_000_002, "shop B"),
    id: SHOP_B,
    nick: "广州某某箱包厂",
    trade: "bags",
    place: place(1),
    carriage: [
      { fromGoodsFen: 0, feeFen: 800 },
      { fromGoodsFen: 5_000, feeFen: 600 },
      { fromGoodsFen: 20_000, feeFen: 0 },
    ],
    mix: { minFen: 20_000, minPieces: 10 },
    tradeModes: ["assureTrade", "period"],
    scores: { ...exampleScores, tradeMedalLevel: "4", repeatPurchasePercent: "0.3120" },
    services: [],
    temper: {},
    carrier: carrierOf("ZTO"),
    returnAddress: warehouse("广东省 广州市 白云区 示例路 2 号"),
    identities: ["super_factory"],
  },
  {
    ...numbers(2_208_000_000_003, "office shop"),
    id: SHOP_OFFICE,
    nick: "杭州某某办公用品厂",
    trade: "office",
    place: place(0),
    carriage: [
      { fromGoodsFen: 0, feeFen: 500 },
      { fromGoodsFen: 9_900, feeFen: 0 },
    ],
    tradeModes: ["assureTrade"],
    scores: { ...exampleScores, compositeServiceScore: "4.0" },
    services: [],
    temper: {},
    carrier: carrierOf("YTO"),
    returnAddress: warehouse("浙江省 杭州市 西湖区 示例路 3 号"),
    identities: ["super_factory"],
  },
];
