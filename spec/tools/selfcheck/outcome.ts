/** The result of one check. A check that examined nothing has not passed. */
export interface Outcome {
  readonly name: string;
  /** How many items were examined. */
  readonly count: number;
  readonly faults: readonly string[];
}

export function hasPassed({ count, faults }: Outcome): boolean {
  return count > 0 && faults.length === 0;
}
