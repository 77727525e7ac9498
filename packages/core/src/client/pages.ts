import { ProtocolError } from "../transport/loaded-first.ts";
import type { Envelope } from "../types/envelope.ts";
import type { CallAnswer } from "./call.ts";
import { type PageFacts, pageFacts } from "./page-facts.ts";
import { createPagePrints, printOf } from "./page-prints.ts";
import { createPageTrail } from "./page-trail.ts";
import type { PageRead, Pager } from "./pager.ts";
import { createSecondLook } from "./second-look.ts";
import { withField } from "./with-field.ts";

/** After this many pages in a row without items, the list counts as broken off. */
const MAX_GAP = 3;
/** After this many pages in a row with the same ids but other items, the list counts as circular. */
const MAX_ALIKE = 3;
/** How often in a row pages are read again without finding an item that moved there. */
const MAX_BACK = 5;

export interface WalkedPage<T> {
  readonly answer: CallAnswer<T>;
  readonly items: readonly unknown[];
}

/**
 * One page after the other, each fetched when it is asked for. When the list becomes shorter, pages are read again, because later
 * items moved forward. `items` of such a page are only those that were not yielded before.
 *
 * @throws ProtocolError The list breaks off before its own total, repeats pages, has more of them than its items can fill, or changes
 * so that items would be lost.
 */
export async function* pages<T>(
  first: PageRead<T>,
  { page, first: firstNumber, size, input, read: readPage, operationId, name }: Pager<T>,
): AsyncGenerator<WalkedPage<T>, void, undefined> {
  const prints = createPagePrints();
  const trail = createPageTrail();
  const isFromStart = firstNumber <= page.first;
  const look = createSecondLook(trail, isFromStart);
  let read = first;
  let number = firstNumber;
  let total = Number.NaN;
  let inAll = Number.NaN;
  let most = Number.POSITIVE_INFINITY;
  let seen = 0;
  let gap = 0;
  let alike = 0;
  let backs = 0;
  let hasTriedEnd = false;
  /** The page that the walk went back to, until it is known that items moved no further forward. */
  let turn = Number.NaN;
  /** The page that showed that the list is shorter, and what it looked like. */
  let doubted = "";
  for (;;) {
    const { answer } = read;
    const facts = pageFacts(read.fields);
    const { items = [] } = facts;
    if (read.fields.items === undefined && isMisplaced(answer.envelope))
      throw broken(`page ${number} has no list at ${page.items}, but another one`);
    const isAgain = number <= trail.furthest;
    const back = backBy(trail.slid(facts), facts);
    if (back < number) {
      await goBack(back);
      continue;
    }
    const unseen = isAgain ? trail.unseen(number, items) : items;
    if (!unseen) throw changed("its items have no ids to tell them apart");
    if (number === turn) {
      const isAllNew = unseen.length === items.length;
      if (isAllNew && number > firstNumber) {
        // Items may have moved forward beyond this page.
        await goBack(facts.isNothing ? firstNumber : number - 1);
        continue;
      }
      if (isAllNew && !isFromStart) throw changed("items slid to pages before the first one asked for");
      if (isAllNew && facts.isNothing) return;
      turn = Number.NaN;
    }
    look.see(number, facts, total);
    total = facts.total || total;
    inAll = facts.pages || inAll;
    gap = items.length === 0 ? gap + 1 : 0;
    if (!isAgain && items.length > 0) checkRepeat(items);
    seen = trail.cover(number, items);
    if (unseen.length > 0) {
      backs = 0;
      doubted = "";
      hasTriedEnd = false;
      yield { answer, items: unseen };
    }
    if (items.length === 0 && number === firstNumber && !isAgain) yield { answer, items };

    // A total below what was seen is wrong: then only an empty page is the end.
    // Each page before the first one that was read may have been full.
    const before = isFromStart ? 0 : size * (firstNumber - page.first);
    const isShortOf = look.isShort(total);
    if (look.hasAll(total)) return;
    // Pages before the first one that was read may have been short: what they had is not known.
    if (isFromStart && seen === total) {
      if (!isShortOf || (await lookAgain())) return;
      continue;
    }
    const left = inAll - (number - page.first + 1);
    const isLast = facts.isLast || (!Number.isNaN(facts.pages) && left <= 0);
    // The server may count one page too many.
    const isShort = isShortOf || seen + before < total || (!facts.isLast && seen > 0 && left > 0);
    if ((isLast || items.length === 0) && !isShort) {
      // Without a total, a page that lacks its list looks like the end and may be a gap.
      if (facts.items || isLast || total > 0 || number === firstNumber) return;
      throw broken(`page ${number} has no list`);
    }
    const mayHelp = isShort && total > 0 && look.mayHelp();
    if (gap >= (isLast || mayHelp ? 1 : MAX_GAP)) {
      if (mayHelp) {
        if (await lookAgain()) return;
        continue;
      }
      if (hasTriedEnd || trail.furthest < firstNumber) throw endsEarly();
      hasTriedEnd = true;
      await goBack(trail.furthest);
      continue;
    }
    if (number === firstNumber && total > 0 && items.length > 0)
      most = Math.min(most, firstNumber + 10 + 2 * Math.ceil(total / items.length));
    if (number >= most) throw broken(`more pages than ${total} items can fill`);
    await goTo(number + 1);
  }

  async function goTo(next: number): Promise<void> {
    number = next;
    read = await readPage(withField(input, page.number, number));
  }

  async function goBack(target: number): Promise<void> {
    if (++backs > MAX_BACK) throw changed("faster than it can be read");
    const covered = trail.rewind(target);
    if (covered === undefined) throw changed("more than can be followed");
    seen = covered;
    gap = 0;
    turn = target;
    await goTo(target);
  }

  /** Reads the list again from its first page. True: it is seen whole. */
  async function lookAgain(): Promise<boolean> {
    const verdict = look.verdict(total);
    if (verdict === "broken") throw endsEarly();
    if (verdict === "restless") throw changed("faster than it can be read");
    if (verdict === "whole") return true;
    const covered = trail.rewind(firstNumber);
    if (covered === undefined) {
      // Pages too far back are no longer remembered: rely on the count of items instead.
      if (seen < total) throw endsEarly();
      return true;
    }
    seen = covered;
    gap = 0;
    await goTo(firstNumber);
    return false;
  }

  /** The page to continue from after items moved forward by so many pages; this page if they did not move. */
  function backBy(slid: number, { items = [] }: PageFacts): number {
    if (slid === 0 || trail.furthest < firstNumber) return number;
    // Earlier pages were read again without finding anything new, and this page is unchanged: the total is not exact. An empty page
    // counts as unchanged.
    const doubt = `${number} ${printOf(items)}`;
    if (backs >= (items.length > 0 ? 2 : MAX_BACK) && doubted === doubt) return number;
    doubted = doubt;
    turn = Math.max(firstNumber, Math.min(number, trail.furthest + 1) - slid);
    return turn;
  }
  function checkRepeat(items: readonly unknown[]): void {
    const repeat = prints.compare(items);
    if (repeat && look.hasGrownBy(items.length)) return;
    alike = repeat ? alike + 1 : 0;
    if (repeat === "same" || alike === MAX_ALIKE) throw broken(`page ${number} has the same items as one before`);
  }

  function endsEarly(): ProtocolError {
    const counted = Math.min(seen, trail.different || seen);
    return broken(`the list ends after ${counted} of ${total ? `${total} items` : `the items of ${inAll} pages`}`);
  }

  function broken(what: string): ProtocolError {
    return new ProtocolError(`${name}: ${what}`, {
      operationId,
      hint: "Fetch single pages by their number: the server does not page as described.",
    });
  }

  function changed(how: string): ProtocolError {
    return new ProtocolError(`${name}: the list changed while it was read: ${how}`, {
      operationId,
      hint: "Read the list again. If you change its items while reading, read them all first (`collect`), then change them.",
    });
  }
}

/** Whether a page has its list in another place than the description says: its data itself is a list, or one of its fields is. */
const isMisplaced = ({ data }: Envelope): boolean =>
  [data, ...Object.values(Object(data))].some((value) => Array.isArray(value) && value[0] === Object(value[0]));
