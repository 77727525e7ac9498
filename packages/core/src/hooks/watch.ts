import type { ClientSettings } from "../client/options.ts";
import type { PandaPonFailure } from "../errors/errors.ts";
import type { AnyOperation } from "../exchange/core.ts";
import type { Answer, Task } from "../exchange/task.ts";
import type { AttemptEvent, CallEvent, Hooks } from "./hooks.ts";

/** Tells hooks and logger what happens. */
export interface Watch {
  callStart(operation: AnyOperation): CallEvent;
  attemptStart(task: Task, url: string, queuedAt: number): AttemptEvent;
  attemptEnd(event: AttemptEvent, answer?: Answer, error?: PandaPonFailure, retryInMs?: number): void;
  callEnd(task: Task, error?: PandaPonFailure): void;
}

/** Undefined when nobody watches: then nothing is measured either. */
export function createWatch({ hooks, logger }: ClientSettings): Watch | undefined {
  if (!hooks && !logger) return undefined;
  const starts = new WeakMap<object, number>();

  const tell = async (name: keyof Hooks, event: CallEvent | AttemptEvent): Promise<void> => {
    const { operationId, error } = event;
    // Each for itself, and a watcher that fails is its own affair.
    const settle = async (run: () => unknown): Promise<void> => {
      try {
        await run();
      } catch {}
    };
    settle(() => (hooks?.[name] as ((event: object) => unknown) | undefined)?.(event));
    settle(() =>
      logger?.[error ? "warn" : "debug"]?.(`${name} ${error ? `${error} ${error.hint}` : operationId}`, event),
    );
  };
  const start = <E extends CallEvent | AttemptEvent>(name: keyof Hooks, event: E): E => {
    starts.set(event, performance.now());
    tell(name, event);
    return event;
  };
  const end = (name: keyof Hooks, event: CallEvent | AttemptEvent, answer?: Answer, error?: PandaPonFailure): void => {
    const { requestId, code } = error ?? answer?.envelope ?? {};
    const ms = performance.now() - (starts.get(event) as number);
    Object.assign(event, {
      ms,
      status: error?.status ?? answer?.response.status,
      code,
      requestId: requestId ?? undefined,
      error,
    });
    tell(name, event);
  };

  return {
    callStart: ({ id, method, path }) =>
      start("onCallStart", { operationId: id, method, path, attempts: 0, queuedMs: 0 }),
    attemptStart({ event: call, attempts, known }, url, queuedAt) {
      const queuedMs = performance.now() - queuedAt;
      (call as CallEvent).queuedMs += queuedMs;
      return start("onAttemptStart", {
        call: call as CallEvent,
        operationId: known.operation.id,
        attempt: attempts + 1,
        url: url.replace(/[?#].*/, ""),
        headers: {},
        queuedMs,
      });
    },
    attemptEnd(event, answer, error, retryInMs) {
      event.retryInMs = retryInMs;
      end("onAttemptEnd", event, answer, error);
      if (retryInMs !== undefined) tell("onRetry", event);
    },
    callEnd({ event, answer, attempts }, error) {
      (event as CallEvent).attempts = attempts;
      end("onCallEnd", event as CallEvent, answer, error);
    },
  };
}
