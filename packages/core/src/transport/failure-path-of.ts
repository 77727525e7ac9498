import type { FailurePath } from "./failure-path-type.ts";

/**
 * The module that builds errors; undefined if it cannot be loaded.
 *
 * Callers call it themselves, with no function of theirs in between: the stack of an error keeps each function in it alive, and a
 * closure would keep the whole answer.
 */
export const failurePathOf = ({
  loadFailurePath,
}: {
  readonly loadFailurePath: () => Promise<FailurePath>;
}): Promise<FailurePath | undefined> => loadFailurePath().catch(() => undefined);
