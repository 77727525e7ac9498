/** What one check found. A check that looked at nothing has not passed. */
export interface Outcome {
  readonly name: string;
  /** How many things were looked at. */
  readonly count: number;
  readonly faults: readonly string[];
}

export function hasPassed({ count, faults }: Outcome): boolean {
  return count > 0 && faults.length === 0;
}
