export type Job = () => unknown;

/** Figures of one job against the first one of its run. */
export interface Ratio {
  readonly name: string;
  readonly ratio: number;
}

/**
 * Runs the jobs in turns, so that other load on the machine affects them equally, and compares their best rounds.
 *
 * @param jobs The first one is what the others are measured by.
 */
export async function ratios(
  jobs: Readonly<Record<string, Job>>,
  rounds = 60,
  repeats = 300,
  warmUp = 3_000,
): Promise<Ratio[]> {
  const best = new Map<string, number>();
  for (const job of Object.values(jobs)) for (let count = 0; count < warmUp; count++) await job();
  for (let round = 0; round < rounds; round++) {
    for (const [name, job] of Object.entries(jobs)) {
      const started = performance.now();
      for (let count = 0; count < repeats; count++) await job();
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - started));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const [base = 1] = best.values();
  return [...best].map(([name, ms]) => ({ name, ratio: Math.round((ms / base) * 100) / 100 }));
}
