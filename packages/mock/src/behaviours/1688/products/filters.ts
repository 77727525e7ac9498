import type { AlibabaSeller, Offer } from "../../../state/catalogue/alibaba/types.ts";
import type { World } from "../../../state/world.ts";

const DAY = 24 * 3_600_000;

interface Judged {
  readonly offer: Offer;
  readonly seller: AlibabaSeller | undefined;
  /** Days since the offer was made. */
  readonly age: number;
}

type Filter = (judged: Judged) => boolean;

const tagged =
  (...tags: readonly string[]): Filter =>
  ({ offer }) =>
    tags.some((tag) => offer.tags.includes(tag));

const scored =
  (least: number, most: number): Filter =>
  ({ seller }) => {
    const score = Number(seller?.scores.compositeServiceScore ?? 0);
    return score >= least && score <= most;
  };

const collected =
  (least: number, below = Number.POSITIVE_INFINITY): Filter =>
  ({ seller }) => {
    const share = Number(seller?.scores.collect30DayWithin48HPercent ?? 0);
    return share >= least && share < below;
  };

/** What the codes of `filter` demand. Codes that the description cannot explain have no entry, and no effect. */
const filters: Readonly<Record<string, Filter>> = {
  shipInToday: tagged("shipInToday"),
  shipIn24Hours: tagged("shipInToday", "shipIn24Hours"),
  shipIn48Hours: tagged("shipInToday", "shipIn24Hours", "shipIn48Hours"),
  "1688Selection": tagged("1688_yx"),
  isQqyx: tagged("isQqyx"),
  jxhy: tagged("jxhy"),
  isSelect: tagged("select"),
  certifiedFactory: tagged("certifiedFactory"),
  noReason7DReturn: tagged("noReason7DReturn"),
  isOnePsale: tagged("isOnePsale"),
  isOnePsaleFreePost: ({ offer }) => offer.tags.includes("isOnePsale") && offer.onePieceFreePostage,
  new7: ({ age }) => age <= 7,
  new30: ({ age }) => age <= 30,
  totalEpScoreLv1: scored(5, 5),
  totalEpScoreLv2: scored(4.5, 5),
  totalEpScoreLv3: scored(4, 4.5),
  totalEpScoreLv4: scored(0, 3.999),
  getRate24HLv1: collected(0, 0.95),
  getRate24HLv2: collected(0.95),
  getRate24HLv3: collected(0.99),
  getRate48HLv1: collected(0, 0.95),
  getRate48HLv2: collected(0.95),
  getRate48HLv3: collected(0.99),
};

/** Whether an offer fits all codes of a comma list. */
export function filterOf(world: World, codes: string): (offer: Offer) => boolean {
  const demanded = codes
    .split(",")
    .map((code) => code.trim())
    .flatMap((code) => (Object.hasOwn(filters, code) ? (filters[code] ?? []) : []));
  return (offer) => {
    const seller = world.catalogue.alibaba.seller(offer.sellerOpenId);
    const age = offer.ageDays + Math.floor((world.now - world.bornAt) / DAY);
    return demanded.every((filter) => filter({ offer, seller, age }));
  };
}
