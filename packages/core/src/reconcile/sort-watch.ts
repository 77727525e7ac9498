/** Finds out whether a list begins with the order that was changed last. */
export interface SortWatch {
  see(changedAt: number | undefined, createdAt: number | undefined): void;
  /** All later orders are older than the last one seen. */
  isByChange(): boolean;
}

/**
 * Falling times of change prove it only if the times of creation do not fall as well: a list sorted by creation looks the same
 * until an old order is changed, and that order may be at the end.
 *
 * @param isTrusted The user knows that the list begins with the order that was changed last.
 */
export function createSortWatch(isTrusted: boolean): SortWatch {
  let lastChange = Number.POSITIVE_INFINITY;
  let lastCreation = Number.POSITIVE_INFINITY;
  let fallsByChange = true;
  let fallsByCreation = true;
  return {
    see(changedAt, createdAt) {
      fallsByChange &&= changedAt !== undefined && changedAt <= lastChange;
      fallsByCreation &&= createdAt === undefined || createdAt <= lastCreation;
      lastChange = changedAt ?? lastChange;
      lastCreation = createdAt ?? lastCreation;
    },
    isByChange: () => fallsByChange && (isTrusted || !fallsByCreation),
  };
}
