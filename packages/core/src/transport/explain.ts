import type { PandaPonFailure } from "../errors/errors.ts";
import { bareFailure } from "./bare-failure.ts";
import type { CallPlan } from "./call-plan.ts";
import type { Answer, CallRecord } from "./call-record.ts";
import type { FailurePath } from "./load-failure-path.ts";

/** Builds an error by what is imported for that; a bare one, if that cannot be. */
export async function explain<E extends PandaPonFailure | undefined>(
  { loadFailurePath }: { readonly loadFailurePath: () => Promise<FailurePath> },
  plan: CallPlan,
  record: CallRecord,
  build: (path: FailurePath) => E,
  answer?: Answer,
): Promise<E | PandaPonFailure> {
  const path = await loadFailurePath().catch(() => undefined);
  return path ? build(path) : bareFailure(plan, record, answer);
}
