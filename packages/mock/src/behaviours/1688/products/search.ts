import type { Offer } from "../../../state/catalogue/alibaba/types.ts";
import { categoryOf, isWithin } from "../../../state/catalogue/words/categories.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { jsonOf, objectOf, textOf, wholeNumberOf, wordsOf } from "../../input.ts";
import { entryFenOf, isOnSale } from "../goods.ts";
import { fenOfText } from "../money.ts";
import { filterOf } from "./filters.ts";
import { askedPage, type PageOf, pageOf } from "./page.ts";

const LARGEST_PAGE = 50;
const REACHABLE = 2_000;

/** The fields that all product searches share, as sent. */
export interface SearchInput {
  readonly keyword?: unknown;
  readonly beginPage?: unknown;
  readonly pageSize?: unknown;
  readonly filter?: unknown;
  readonly sort?: unknown;
  readonly priceStart?: unknown;
  readonly priceEnd?: unknown;
  readonly categoryId?: unknown;
}

/** One page of the offers on sale: filtered, bounded by price and category, sorted. */
export function searched(world: World, input: SearchInput, candidates: readonly Offer[], demanded = ""): PageOf<Offer> {
  const asked = askedPage(input.beginPage, input.pageSize, { size: LARGEST_PAGE, records: REACHABLE });
  const fits = [
    filterOf(world, `${demanded},${textOf(input.filter) ?? ""}`),
    withinPrices(world, input),
    withinCategory(input),
  ];
  const compare = comparison(world, input.sort);
  const hits = candidates.filter((offer) => isOnSale(world, offer) && fits.every((fit) => fit(offer)));
  return pageOf(world, compare === undefined ? hits : hits.sort(compare), asked);
}

/** All offers that the keyword finds, the best first. */
export const foundBy = (world: World, keyword: unknown): readonly Offer[] =>
  world.catalogue.alibaba.search(textOf(keyword) ?? "").map(({ item }) => item);

function withinPrices(world: World, { priceStart, priceEnd }: SearchInput): (offer: Offer) => boolean {
  const least = bound(priceStart) ?? 0;
  const most = bound(priceEnd) ?? Number.POSITIVE_INFINITY;
  return (offer) => {
    const fen = entryFenOf(world, offer);
    return fen >= least && fen <= most;
  };
}

function bound(value: unknown): number | undefined {
  const text = wordsOf(value);
  if (text === undefined) return undefined;
  return fenOfText(text) ?? refuse("price-unreadable", { en: text.slice(0, 40) });
}

/** Without a category, or with an empty one, everything fits; a category that does not exist holds nothing. */
function withinCategory({ categoryId }: SearchInput): (offer: Offer) => boolean {
  if (wordsOf(categoryId) === undefined) return () => true;
  const id = wholeNumberOf(categoryId);
  if (id === undefined || categoryOf(id) === undefined) return () => false;
  return (offer) => isWithin(offer.categoryId, id);
}

type Comparison = (a: Offer, b: Offer) => number;

/** By the one key of `sort`, JSON text; offers of the same value keep their order. */
function comparison(world: World, sort: unknown): Comparison | undefined {
  if (sort === undefined || sort === null || sort === "") return undefined;
  const keys: Readonly<Record<string, (offer: Offer) => number>> = {
    price: (offer) => entryFenOf(world, offer),
    monthSold: ({ monthSold }) => monthSold,
    rePurchaseRate: ({ repurchasePercent }) => repurchasePercent,
  };
  const [entry, ...more] = Object.entries(objectOf(jsonOf(sort)) ?? {});
  const keyOf = entry === undefined || !Object.hasOwn(keys, entry[0]) ? undefined : keys[entry[0]];
  const direction = entry?.[1] === "asc" ? 1 : entry?.[1] === "desc" ? -1 : undefined;
  if (keyOf === undefined || direction === undefined || more.length > 0) {
    return refuse("sort-unreadable", { en: 'such as {"price":"desc"}; keys price, monthSold, rePurchaseRate' });
  }
  return (a, b) => direction * (keyOf(a) - keyOf(b));
}
