import type { PageFacts } from "./page-facts.ts";
import type { PageTrail } from "./page-trail.ts";

/** Times that a list is read again from its first page. */
const MAX_LOOKS = 3;

/** What to do at the end of a list that shows fewer different items than its total says. */
export type Verdict = "look-again" | "whole" | "broken" | "restless";

/**
 * Whether items of a list slipped past the walk. New ones in front, and those that moved, push others over the boundary of two pages:
 * some items then come twice, and others not at all. The list is read again from its first page until its total is reached, or until
 * two readings are equal.
 */
export interface SecondLook {
  /** Takes note of a page, before the trail does. */
  see(number: number, facts: PageFacts, total: number): void;
  /** There are fewer different items than the total says. */
  isShort(total: number): boolean;
  /** Something came twice, or the total grew: reading again may show the rest. */
  mayHelp(): boolean;
  /** The list grew by as much as a page that came before: new items in front pushed it here. */
  hasGrownBy(count: number): boolean;
  /** While the list is read again: nothing is missing now. */
  hasAll(total: number): boolean;
  /** Asked at the end of a list that is short. */
  verdict(total: number): Verdict;
}

/** @param isFromStart The walk began with the first page: else the total counts items that it does not show. */
export function createSecondLook(trail: PageTrail, isFromStart: boolean): SecondLook {
  let looks = 0;
  /** Items of this reading, those that came twice included. */
  let rows = 0;
  let hasRepeats = false;
  let hasGrown = false;
  /** New items, less those that account for a page that came twice. */
  let newcomers = 0;
  let hasShrunk = false;
  /** All pages of this reading are as they were in the one before. */
  let isStill = false;
  const isShort = (total: number): boolean => isFromStart && trail.different < total;
  return {
    see(number, { items = [], total }, before) {
      hasGrown ||= total > before;
      newcomers += Math.max(total - before || 0, 0);
      hasShrunk ||= total < before;
      rows += items.length;
      isStill &&= trail.isAsBefore(number, items);
    },
    isShort,
    mayHelp: () => isFromStart && (hasRepeats || hasGrown || rows > trail.different),
    hasGrownBy(count) {
      if (newcomers < count) return false;
      newcomers -= count;
      return true;
    },
    hasAll: (total) => looks > 0 && !hasShrunk && trail.different === total,
    verdict(total) {
      hasRepeats ||= rows > trail.different;
      // Two equal readings saw all that there is: the list itself has items twice.
      if (isStill) return rows >= total ? "whole" : "broken";
      if (looks++ === MAX_LOOKS) return "restless";
      isStill = true;
      rows = 0;
      return "look-again";
    },
  };
}
