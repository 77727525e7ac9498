import type { AnyOperation } from "../types/operation.ts";
import type { FailurePath } from "./failure-path-type.ts";
import type { AttemptEvent, CallEvent, Hooks, Logger } from "./hooks.ts";
import { ignoreFailure, maskPath } from "./loaded-first.ts";
import { createCallLog } from "./log-calls.ts";
import { type Seen, seenOf } from "./seen-of.ts";
import type { CallWatch } from "./watch.ts";

/** Who is told about calls, and the helpers for that. */
export interface Told {
  readonly hooks?: Hooks | undefined;
  readonly logger?: Logger | undefined;
  /** The name of an operation for its caller. */
  readonly nameOf: (operationId: string) => string;
  readonly loadFailurePath: () => Promise<FailurePath>;
}

/** Tells hooks and logger that a call begins, and later how it ended. Their failures never fail a call. */
export function observeCall(told: Told, { id, method, path }: AnyOperation): CallWatch {
  const { hooks, logger, nameOf } = told;
  const log = logger && createCallLog(logger, nameOf);
  const tell = (name: keyof Hooks, event: CallEvent | AttemptEvent): void =>
    ignoreFailure(() => (hooks?.[name] as ((event: object) => unknown) | undefined)?.(event));
  /** Returns a function that completes the event. */
  const start = (name: keyof Hooks, event: CallEvent | AttemptEvent): ((seen: Seen, more: object) => void) => {
    const started = performance.now();
    tell(name, event);
    return (seen, more) => {
      const known = { ...more, ...seen, ms: performance.now() - started };
      // A hook may have frozen the event.
      ignoreFailure(() => Object.assign(event, known));
    };
  };

  const call: CallEvent = { operationId: id, method, path: maskPath(path), attempts: 0, queuedMs: 0 };
  const complete = start("onCallStart", call);
  return {
    attemptStart(number, url, queuedMs) {
      ignoreFailure(() => Object.assign(call, { queuedMs: call.queuedMs + queuedMs }));
      const attempt: AttemptEvent = {
        call,
        operationId: id,
        attempt: number,
        url: url.replace(
          /^(\w+:\/\/[^/]+)([^?#]*).*/,
          (_, origin: string, rest: string) => origin + maskValues(rest, path),
        ),
        headers: {},
        queuedMs,
      };
      const completeAttempt = start("onAttemptStart", attempt);
      return {
        headers: attempt.headers,
        async end(record, answer, error, retryInMs) {
          completeAttempt(await seenOf(told, record, answer, error), { retryInMs });
          tell("onAttemptEnd", attempt);
          if (retryInMs === undefined) return;
          tell("onRetry", attempt);
          ignoreFailure(() => log?.retry(attempt));
        },
      };
    },
    async end(record, answer, error) {
      complete(await seenOf(told, record, answer, error), { attempts: record.attempts.length });
      tell("onCallEnd", call);
      ignoreFailure(() => log?.callEnd(call));
    },
  };
}

/** The path of an address without its values. It may begin with a path of `baseUrl`, so it is compared from its end. */
function maskValues(path: string, template: string): string {
  const names = template.split("/").reverse();
  const parts = path.split("/").reverse();
  return maskPath(
    parts
      .map((part, index) => (names[index]?.includes("{") ? "{…}" : part))
      .reverse()
      .join("/"),
  );
}
