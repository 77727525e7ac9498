/** Finds out whether a list begins with what was changed last. */
export interface SortWatch {
  see(changedAt: number | undefined, createdAt: number | undefined): void;
  /** Everything behind is older than what was seen last. */
  isByChange(): boolean;
}

/**
 * Times of change that fall all the way prove it only when the times of creation do not: a list by creation looks the same as long as
 * no order on it was changed late, and one changed late may stand at its end.
 *
 * @param isTrusted The user knows that the list begins with what was changed last.
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
