import type { Known } from "../client/registry.ts";
import { InputError, type PandaPonFailure } from "../errors/errors.ts";
import { isFailure } from "../errors/is-failure.ts";
import { textOf } from "../errors/text-of.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Fetch } from "../types/fetch.ts";
import { checkText, patience } from "../values/checks.ts";
import type { Task } from "./call-plan.ts";
import { foreign } from "./failures.ts";
import type { Core } from "./transport.ts";

/**
 * Runs a call from its first check to its last event.
 *
 * @throws PandaPonError Names the operation, whatever has failed.
 */
export async function run<R>(
  core: Core,
  known: Known,
  input: unknown,
  options: CallOptions,
  work: (task: Task) => Promise<R>,
  fetch: Fetch = core.options.fetch ?? globalThis.fetch,
): Promise<R> {
  const { operation } = known;
  let task: Task | undefined;
  let error: PandaPonFailure | undefined;
  try {
    const { userId } = options;
    if (userId !== undefined) checkText("userId", userId);
    const times = patience(options, core.patience);
    task = {
      known,
      input,
      userId,
      fetch,
      times,
      deadline: performance.now() + times.deadlineMs,
      isRead: operation.safety === "read",
      event: core.watch?.callStart(operation),
      attempts: 0,
      isSent: false,
      wasSent: false,
      signedAt: 0,
      isResigned: false,
      answer: undefined,
      secrets: [],
    };
    return await work(task);
  } catch (thrown) {
    error = isFailure(thrown) ? thrown : task ? foreign(task, thrown) : new InputError(textOf(thrown));
    if (!error.operationId) Object.defineProperty(error, "operationId", { value: operation.id, enumerable: true });
    throw error;
  } finally {
    if (task?.event) core.watch?.callEnd(task, error ?? task.answer?.error);
  }
}
