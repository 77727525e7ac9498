import type { PageFacts } from "./page-facts.ts";
import { keyOf, ownId, printOf } from "./page-prints.ts";

/** Pages and items that a walk can go back to. */
const REMEMBERED_PAGES = 1000;
const REMEMBERED_ITEMS = 20_000;

/**
 * What a walk over a list remembers of the pages that it has read. A server cuts pages by offset: when items leave the list, later
 * items move forward, to pages that were already read.
 */
export interface PageTrail {
  /** The highest page number yielded so far. */
  readonly furthest: number;
  /** How many different items were yielded; `NaN` when they cannot be told apart. Of those, the last 20,000 are remembered. */
  readonly different: number;
  /**
   * By how many pages items may have moved forward since the previous page, according to what this page says of the list; 0 for
   * none.
   */
  slid(facts: PageFacts): number;
  /** The items that were not yielded yet. Undefined: they cannot be told apart. */
  unseen(number: number, items: readonly unknown[]): readonly unknown[] | undefined;
  /** Whether a page has the same items as when it was read last. */
  isAsBefore(number: number, items: readonly unknown[]): boolean;
  /** Records a yielded page. Returns how many items of the list are on it and on the pages before it. */
  cover(number: number, items: readonly unknown[]): number;
  /**
   * Goes back to the position before a page. Returns the number of items before it; undefined if that page is no longer remembered.
   */
  rewind(number: number): number | undefined;
}

/** An id, or a print. */
type Identity = string | number;

interface Mark {
  /** How many items the earlier pages have. */
  readonly covered: number;
  /** What identifies the items of the previous page. */
  readonly keys: ReadonlySet<Identity>;
  readonly print: number;
}

export function createPageTrail(): PageTrail {
  const marks = new Map<number, Mark>();
  const known = new Set<Identity>();
  let hasTwins = false;
  let total = Number.NaN;
  let pages = Number.NaN;
  let longest = 1;
  let covered = 0;
  let keys: ReadonlySet<Identity> = new Set();
  let furthest = Number.NEGATIVE_INFINITY;
  let different = 0;

  return {
    get furthest() {
      return furthest;
    },
    get different() {
      return hasTwins ? Number.NaN : different;
    },
    slid(facts) {
      const lost = total - facts.total;
      const lostPages = pages - facts.pages;
      if (!Number.isNaN(facts.total)) total = facts.total;
      if (!Number.isNaN(facts.pages)) pages = facts.pages;
      return lost > 0 ? Math.ceil(lost / longest) : Math.max(lostPages || 0, 0);
    },
    unseen(number, items) {
      const identities = items.map(identityOf);
      hasTwins ||= areTwins(items, identities);
      if (hasTwins) return marks.get(number)?.print === printOf(items) ? [] : undefined;
      return items.filter((_, index) => !known.has(identities[index] as Identity));
    },
    isAsBefore: (number, items) => marks.get(number)?.print === printOf(items),
    cover(number, items) {
      marks.set(number, { covered, keys, print: printOf(items) });
      marks.delete(number - REMEMBERED_PAGES);
      if (items.length === 0) return covered;
      const identities = items.map(identityOf);
      hasTwins ||= areTwins(items, identities);
      for (const identity of identities) {
        if (!known.has(identity)) different++;
        known.add(identity);
      }
      for (const oldest of known) {
        if (known.size <= REMEMBERED_ITEMS) break;
        known.delete(oldest);
      }
      const own = items.map(keyOf);
      // An id that several items share belongs to something else, such as their shop.
      const isTelling = new Set(own).size === items.length && (items.length > 1 || items.every(ownId));
      // Items that were also on the previous page moved here while the list was read: count them once.
      covered += (isTelling ? own : identities).filter((key) => !(key && keys.has(key))).length;
      keys = new Set([...own, ...identities]);
      longest = Math.max(longest, items.length);
      furthest = Math.max(furthest, number);
      return covered;
    },
    rewind(number) {
      const mark = marks.get(number);
      if (mark) ({ covered, keys } = mark);
      return mark?.covered;
    },
  };
}

/** An item without an id of its own is identified by its content: yielding an item twice is better than losing one. */
const identityOf = (item: unknown): Identity => ownId(item) ?? printOf([item]);

/** Whether two items without ids have the same content, or an item has nothing to identify it. */
function areTwins(items: readonly unknown[], identities: readonly Identity[]): boolean {
  const nameless = identities.filter((_, at) => !ownId(items[at]));
  return nameless.length > new Set(nameless).size || items.some((item) => keyOf(item) === "");
}
