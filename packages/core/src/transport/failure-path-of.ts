import type { FailurePath } from "./failure-path-type.ts";

/**
 * Loads the module that builds errors; undefined if it cannot be loaded.
 *
 * Call its functions directly, not through a closure: the stack of an error keeps its functions in memory, and a closure would
 * keep the whole answer.
 */
export const failurePathOf = ({
  loadFailurePath,
}: {
  readonly loadFailurePath: () => Promise<FailurePath>;
}): Promise<FailurePath | undefined> => loadFailurePath().catch(() => undefined);
