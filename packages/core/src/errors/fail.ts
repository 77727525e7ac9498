import type { Task } from "../exchange/task.ts";
import { createRedactor } from "../helpers/redact.ts";
import type { ErrorDetails, PandaPonError } from "./errors.ts";
import { personalTexts } from "./personal.ts";
import { redacted } from "./redacted.ts";

/** Makes the error of a call: named, counted, and with every secret of the call taken out of it. */
export function fail<E extends PandaPonError>(
  task: Task,
  Kind: new (message: string, details: ErrorDetails) => E,
  message: string,
  { headers, ...details }: ErrorDetails & { readonly reconcile?: string | undefined },
): E {
  const redact = createRedactor([...task.secrets, ...personalTexts(task.input)]);
  const { id } = task.known.operation;
  return new Kind(redact(`${id}: ${message}`), {
    ...(redacted(details, redact) as ErrorDetails),
    operationId: id,
    attempts: task.attempts,
    headers: headers && new Headers([...headers].map(([name, value]) => [name, redact(value)])),
  });
}
