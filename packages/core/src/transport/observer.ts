import { redactorOf } from "../errors/create-error.ts";
import type { PandaPonFailure } from "../errors/errors.ts";
import type { AnyOperation } from "../types/operation.ts";
import { maskPath } from "../values/mask-path.ts";
import { type Answer, type CallRecord, secretsOf } from "./call-record.ts";
import type { AttemptEvent, CallEvent, Hooks, Logger } from "./hooks.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import { createCallLog } from "./log-calls.ts";

const MAX_ID = 300;

/** What became of an attempt or a call. */
export interface Seen {
  readonly status: number | undefined;
  readonly code: unknown;
  readonly requestId: unknown;
  readonly error: PandaPonFailure | undefined;
  readonly secrets: readonly string[];
  /** What went out: personal texts in it are kept out of what is told. */
  readonly sent: readonly unknown[];
}

/** Tells hooks and logger what happens. */
export interface Observer {
  callStart(operation: AnyOperation): CallEvent;
  attemptStart(call: CallEvent, attempt: number, url: string, queuedMs: number): AttemptEvent;
  /** @param retryInMs Milliseconds until the next attempt, if there will be one. */
  attemptEnd(event: AttemptEvent, seen: Seen, retryInMs?: number): void;
  callEnd(event: CallEvent, attempts: number, seen: Seen): void;
}

/** What an observer is told: the error, or else the answer. */
export function seenOf(record: CallRecord, answer: Answer | undefined, error: PandaPonFailure | undefined): Seen {
  const { requestId, code } = error ?? answer?.envelope ?? {};
  return {
    status: error?.status ?? answer?.response.status,
    code,
    requestId,
    error,
    secrets: secretsOf(record),
    sent: record.sent,
  };
}

/** Undefined without hooks and logger: then nothing is measured either. */
export function createObserver({
  hooks,
  logger,
}: {
  readonly hooks?: Hooks | undefined;
  readonly logger?: Logger | undefined;
}): Observer | undefined {
  if (!hooks && !logger) return undefined;
  const starts = new WeakMap<object, number>();
  const log = logger && createCallLog(logger);

  const tell = (name: keyof Hooks, event: CallEvent | AttemptEvent): void => {
    ignoreFailure(() => (hooks?.[name] as ((event: object) => unknown) | undefined)?.(event));
  };
  const start = <E extends CallEvent | AttemptEvent>(name: keyof Hooks, event: E): E => {
    starts.set(event, performance.now());
    tell(name, event);
    return event;
  };
  const end = (name: keyof Hooks, event: CallEvent | AttemptEvent, seen: Seen, more: object): void => {
    const { status, code, requestId, error } = seen;
    const ms = performance.now() - (starts.get(event) ?? Number.NaN);
    const known = {
      ...more,
      ms,
      status,
      code: typeof code === "string" ? clean(code, seen) : code,
      requestId: typeof requestId === "string" ? clean(requestId, seen) : undefined,
      error,
    };
    // A hook may have frozen it.
    ignoreFailure(() => Object.assign(event, known));
    tell(name, event);
  };

  return {
    callStart: ({ id, method, path }) =>
      start("onCallStart", { operationId: id, method, path: maskPath(path), attempts: 0, queuedMs: 0 }),
    attemptStart(call, attempt, url, queuedMs) {
      ignoreFailure(() => Object.assign(call, { queuedMs: call.queuedMs + queuedMs }));
      const { operationId } = call;
      return start("onAttemptStart", {
        call,
        operationId,
        attempt,
        url: url.replace(/^(\w+:\/\/[^/]+)([^?#]*).*/, (_, origin: string, path: string) => origin + maskPath(path)),
        headers: {},
        queuedMs,
      });
    },
    attemptEnd(event, seen, retryInMs) {
      end("onAttemptEnd", event, seen, { retryInMs });
      if (retryInMs === undefined) return;
      tell("onRetry", event);
      log?.retry(event);
    },
    callEnd(event, attempts, seen) {
      end("onCallEnd", event, seen, { attempts });
      log?.callEnd(event);
    },
  };
}

/** An id as PandaPon writes them, without a secret in it, is the rule: then no redactor need be made. */
function clean(text: string, { secrets, sent }: Seen): string {
  const isPlainId = /^[\da-f]{32}$/i.test(text) && !secrets.some((secret) => secret !== "" && text.includes(secret));
  return isPlainId ? text : redactorOf(secrets, sent)(text, MAX_ID);
}
