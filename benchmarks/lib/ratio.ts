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
 * @param repeats Runs of a job in a round.
 * @param atOnce So many of them are under way at once.
 */
export async function ratios(
  jobs: Readonly<Record<string, Job>>,
  rounds = 60,
  repeats = 300,
  warmUp = 3_000,
  atOnce = 1,
): Promise<Ratio[]> {
  const best = new Map<string, number>();
  const run = async (job: Job, times: number): Promise<void> => {
    for (let count = 0; count < times; count++) await job();
  };
  for (const job of Object.values(jobs)) await run(job, warmUp);
  const turns = Object.entries(jobs);
  for (let round = 0; round < rounds; round++) {
    // There and back: otherwise each job would always pay for the garbage of the same one before it.
    for (const [name, job] of round % 2 === 0 ? turns : turns.toReversed()) {
      const started = performance.now();
      if (atOnce === 1) await run(job, repeats);
      else await Promise.all(Array.from({ length: atOnce }, () => run(job, repeats / atOnce)));
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - started));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const times = turns.map(([name]) => ({ name, ms: best.get(name) ?? Number.NaN }));
  const base = times[0]?.ms ?? Number.NaN;
  return times.map(({ name, ms }) => ({ name, ratio: Math.round((ms / base) * 100) / 100 }));
}
