import { InputError } from "../errors/errors.ts";
import { type AskedLines, askedLines } from "./compare-lines.ts";
import type { Entry, ListPage } from "./read-pass.ts";
import { ambiguous, found } from "./result.ts";
import { type Candidate, scan } from "./scan.ts";
import { askedId, idText, lengthOf, markText, mayBeCut, mayBeMasked, mayBeSame, mayBeWrapped } from "./texts.ts";
import type { CreationQuestion, OrderReader, ReconcileOptions, Reconciliation } from "./types.ts";

/** How an order matches: by its mark, by all lines, by some lines, or too little is known. */
type Fit = "marked" | "equal" | "part" | "unclear";

type Fits<Order> = Record<Fit, Candidate<Order>[]>;

/**
 * Finds out whether a call created an order. Answers `not-found` only after it saw the whole list twice, unchanged.
 *
 * @throws InputError The question has nothing to recognize the order by, or an option is unusable.
 * @throws PandaPonError The list could not be read.
 */
export async function findCreated<Page, Order>(
  list: ListPage<Page>,
  reader: OrderReader<Page, Order>,
  question: CreationQuestion,
  options: ReconcileOptions,
): Promise<Reconciliation<Order>> {
  const mark = markText(question.mark);
  if (!mark && !question.lines) {
    throw new InputError("the search has neither a number nor lines to recognize the order by", {
      hint: "Pass your own order number, the lines, or both.",
    });
  }
  const lines = question.lines && askedLines(question.lines);
  const others = new Set((question.except ?? []).map((id) => askedId(id, "except")));
  const isOther = ({ ids }: Entry<Order>): boolean => ids.some((id) => others.has(id));
  const isMarked = ({ facts }: Entry<Order>): boolean => mark !== undefined && markText(facts.mark) === mark;

  const scanned = await scan(list, reader, question.since, options, {
    isEnough(entries) {
      const marked = entries.filter((entry) => isMarked(entry) && !isOther(entry));
      // The mark is the caller's own: once all ordered lines carry it, the rest of the list does not matter.
      return isNonEmpty(marked) && (!lines || isWhole(marked, lines));
    },
    isAnswer: (orders) => answerIn(sort(orders)) !== undefined,
  });
  const fits = sort(scanned.orders);
  const answer = answerIn(fits);
  if (answer) return found(answer, scanned);
  const { unclear } = fits;
  const sure = sureOf(fits);
  if (sure.length > 0) {
    const isPartly = lines?.cover(sure.map(({ facts }) => facts.lines)) === "partly";
    return ambiguous(isPartly ? "partly" : "several", [...sure, ...unclear], scanned);
  }
  if (unclear.length > 0) return ambiguous("cannot-tell", unclear, scanned);
  if (scanned.doubt) return ambiguous(scanned.doubt, [], scanned);
  return { state: "not-found", looked: scanned.looked };

  function sort(candidates: readonly Candidate<Order>[]): Fits<Order> {
    const fits: Fits<Order> = { marked: [], equal: [], part: [], unclear: [] };
    const longest = Math.max(0, ...candidates.map(({ facts }) => lengthOf(facts.mark)));
    for (const candidate of candidates) {
      const fit = isOther(candidate) ? undefined : fitOf(candidate, longest);
      if (fit) fits[fit].push(candidate);
    }
    return fits;
  }

  /** One complete order, or several orders that together are complete. */
  function answerIn(fits: Fits<Order>): NonEmpty<Candidate<Order>> | undefined {
    const sure = sureOf(fits);
    if (!isNonEmpty(sure)) return undefined;
    const isPart = lines?.compare(sure[0].facts.lines) === "part";
    return (sure.length === 1 && !isPart) || (lines && isWhole(sure, lines)) ? sure : undefined;
  }

  /** The caller's own number, as a server may have changed it. */
  function isAltered(shown: unknown, longest: number): boolean {
    const { mark } = question;
    return [mayBeSame, mayBeMasked, mayBeWrapped].some((may) => may(mark, shown)) || mayBeCut(mark, shown, longest);
  }

  /** Undefined: certainly another order. */
  function fitOf(candidate: Candidate<Order>, longest: number): Fit | undefined {
    const { facts, when } = candidate;
    // Regardless of its time: an earlier attempt with the same mark may have arrived after all.
    if (isMarked(candidate)) return "marked";
    if (mark && reader.marksAreSure && idText(facts.mark) && !isAltered(facts.mark, longest)) return undefined;
    if (when === "before") return undefined;
    const verdict = lines ? lines.compare(facts.lines) : "unclear";
    if (verdict === "other") return undefined;
    return when === "after" ? verdict : "unclear";
  }
}

const sureOf = <Order>({ marked, equal, part }: Fits<Order>): readonly Candidate<Order>[] =>
  marked.length > 0 ? marked : [...equal, ...part];

type NonEmpty<T> = readonly [T, ...T[]];

const isNonEmpty = <T>(list: readonly T[]): list is NonEmpty<T> => list.length > 0;

const isWhole = <Order>(orders: readonly Entry<Order>[], lines: AskedLines): boolean =>
  lines.cover(orders.map(({ facts }) => facts.lines)) === "exactly";
