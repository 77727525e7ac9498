/** Tells from the totals of the pages whether all of a list was seen. */
export interface ListExtent {
  learn(total: unknown): void;
  /** As many orders as the list has. */
  isWhole(seen: number): boolean;
  /** Fewer orders than the list has, or orders left it meanwhile, so that others may have moved past unseen between two pages. */
  hasGap(seen: number): boolean;
}

export function createListExtent(): ListExtent {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  let last = 0;
  let isShrunk = false;
  return {
    learn(total) {
      const count = Number(total);
      // Some lists say 0 instead of a total that they do not know.
      if (!(count > 0)) return;
      isShrunk ||= count < last;
      last = count;
      least = Math.min(least, count);
      most = Math.max(most, count);
    },
    isWhole: (seen) => most > 0 && seen >= most,
    // A list that grew has new orders at its beginning: they belong to the next run.
    hasGap: (seen) => isShrunk || (most > 0 && seen < least),
  };
}
