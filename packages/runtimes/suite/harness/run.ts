import type { Environment } from "../environment.ts";
import { Check } from "./check.ts";
import type { Test } from "./test.ts";

/** How one test ended. */
export interface Outcome {
  readonly name: string;
  readonly claims: number;
  /** Why it failed. */
  readonly error?: string;
}

/** More than any test takes: one that gets here hangs. */
const LIMIT_MS = 10_000;

/** Runs one test after the other; a failed one does not stop the rest. */
export async function run(tests: readonly Test[], environment: Environment): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const test of tests) outcomes.push(await runOne(test, environment));
  return outcomes;
}

async function runOne({ name, body }: Test, environment: Environment): Promise<Outcome> {
  const check = new Check();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no result within ${LIMIT_MS} ms`)), LIMIT_MS);
    });
    await Promise.race([body(check, environment), late]);
    if (check.claims === 0) throw new Error("it claims nothing");
    return { name, claims: check.claims };
  } catch (error) {
    const { message, stack } = error as Partial<Error>;
    return { name, claims: check.claims, error: `${message ?? error}\n${stack ?? ""}` };
  } finally {
    clearTimeout(timer);
  }
}
