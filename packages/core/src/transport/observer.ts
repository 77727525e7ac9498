import type { ClientSettings } from "../client/options.ts";
import { createRedactor } from "../errors/create-redactor.ts";
import type { PandaPonFailure } from "../errors/errors.ts";
import type { Answer, Task } from "./call-plan.ts";
import type { AttemptEvent, CallEvent, Hooks } from "./hooks.ts";
import { quietly } from "./ignore-failure.ts";
import type { AnyOperation } from "./transport.ts";

/** Tells hooks and logger what happens. */
export interface Watch {
  callStart(operation: AnyOperation): CallEvent;
  attemptStart(task: Task, url: string, queuedAt: number): AttemptEvent;
  attemptEnd(event: AttemptEvent, task: Task, answer?: Answer, error?: PandaPonFailure, retryInMs?: number): void;
  callEnd(task: Task, error?: PandaPonFailure): void;
}

/** Undefined when nobody watches: then nothing is measured either. */
export function createWatch({ hooks, logger }: ClientSettings): Watch | undefined {
  if (!hooks && !logger) return undefined;
  const starts = new WeakMap<object, number>();

  const tell = (name: keyof Hooks, event: CallEvent | AttemptEvent): void => {
    const { operationId, error } = event;
    // Each for itself, and a watcher that fails is its own affair.
    quietly(() => (hooks?.[name] as ((event: object) => unknown) | undefined)?.(event));
    quietly(() =>
      logger?.[error ? "warn" : "debug"]?.(`${name} ${error ? `${error} ${error.hint}` : operationId}`, event),
    );
  };
  const start = <E extends CallEvent | AttemptEvent>(name: keyof Hooks, event: E): E => {
    starts.set(event, performance.now());
    tell(name, event);
    return event;
  };
  const end = (
    name: keyof Hooks,
    event: CallEvent | AttemptEvent,
    { secrets }: Task,
    answer?: Answer,
    error?: PandaPonFailure,
    more?: object,
  ): void => {
    const { requestId, code } = error ?? answer?.envelope ?? {};
    const ms = performance.now() - (starts.get(event) as number);
    const known = {
      ...more,
      ms,
      status: error?.status ?? answer?.response.status,
      code: typeof code === "string" ? clean(code, secrets) : code,
      requestId: typeof requestId === "string" ? clean(requestId, secrets) : undefined,
      error,
    };
    // A hook may have frozen it.
    quietly(() => Object.assign(event, known));
    tell(name, event);
  };

  return {
    callStart: ({ id, method, path }) =>
      start("onCallStart", { operationId: id, method, path, attempts: 0, queuedMs: 0 }),
    attemptStart({ event: call, attempts, known }, url, queuedAt) {
      const queuedMs = performance.now() - queuedAt;
      quietly(() => Object.assign(call as CallEvent, { queuedMs: (call as CallEvent).queuedMs + queuedMs }));
      return start("onAttemptStart", {
        call: call as CallEvent,
        operationId: known.operation.id,
        attempt: attempts + 1,
        url: url.replace(/[?#].*/, ""),
        headers: {},
        queuedMs,
      });
    },
    attemptEnd(event, task, answer, error, retryInMs) {
      end("onAttemptEnd", event, task, answer, error, { retryInMs });
      if (retryInMs !== undefined) tell("onRetry", event);
    },
    callEnd(task, error) {
      const { event, answer, attempts } = task;
      end("onCallEnd", event as CallEvent, task, answer, error, { attempts });
    },
  };
}

/** Letters and digits alone are no encoding of anything: for them, which is the rule, no redactor need be made. */
function clean(text: string, secrets: readonly string[]): string {
  const isEncoded = /[^\w-]/.test(text) || secrets.some((secret) => secret && text.includes(secret));
  return isEncoded ? createRedactor(secrets)(text) : text;
}
