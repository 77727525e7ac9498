import { atDoor, InputError, requireType } from "../transport/loaded-first.ts";

/**
 * Checks the arguments of `reconcile` and `catchUp`, for callers that do not use TypeScript.
 *
 * @throws InputError Question or options are not objects, or a field of theirs is not a list or a function.
 */
export function checkQuestion(question: unknown, options: unknown = {}): void {
  atDoor(() => check(question, options));
}

function check(question: unknown, options: unknown): void {
  requireType("question", question, "object");
  requireType("options", options, "object");
  const { lines, except, orderIds } = question as Readonly<Record<string, unknown>>;
  for (const [name, list] of Object.entries({ lines, except, orderIds })) {
    if (list !== undefined && !Array.isArray(list)) throw new InputError(`${name} is not a list`);
  }
  for (const line of (lines ?? []) as readonly unknown[]) requireType("a line", line, "object");
  const { clock } = options as { readonly clock?: unknown };
  if (clock !== undefined) requireType("clock", clock, "function");
}
