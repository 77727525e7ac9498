import type { PandaPonFailure } from "../errors/errors.ts";
import type { AnyOperation } from "../types/operation.ts";
import { lazily } from "../values/lazily.ts";
import { maskPath } from "../values/mask-path.ts";
import { type Answer, type CallRecord, secretsOf } from "./call-record.ts";
import type { FailurePath } from "./failure-path-type.ts";
import type { AttemptEvent, CallEvent, Hooks, Logger } from "./hooks.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import type { CallLog } from "./log-calls.ts";

const MAX_ID = 300;

/** The outcome of an attempt or a call. May be shown: it contains neither secrets nor personal texts. */
export interface Seen {
  readonly status: number | undefined;
  readonly code: number | string | undefined;
  readonly requestId: string | undefined;
  readonly error: PandaPonFailure | undefined;
}

/** Tells hooks and logger what happens. */
export interface Observer {
  callStart(operation: AnyOperation): CallEvent;
  attemptStart(call: CallEvent, attempt: number, url: string, queuedMs: number): AttemptEvent;
  /** @param retryInMs Milliseconds until the next attempt, if there will be one. */
  attemptEnd(event: AttemptEvent, seen: Seen, retryInMs?: number): void;
  /** Ends when the line of a logger is written. Never rejects. */
  callEnd(event: CallEvent, attempts: number, seen: Seen): Promise<void>;
}

/** What an observer is told: of the error, which is clean already, or else of the answer, a success then. */
export async function seenOf(
  { loadFailurePath }: { readonly loadFailurePath: () => Promise<FailurePath> },
  record: CallRecord,
  answer: Answer | undefined,
  error: PandaPonFailure | undefined,
): Promise<Seen> {
  if (error) return { status: error.status, code: error.code, requestId: error.requestId, error };
  const { requestId, code } = answer?.envelope ?? {};
  const seen = { status: answer?.response.status, code, error };
  if (typeof requestId !== "string") return { ...seen, requestId: undefined };
  // An id as PandaPon writes them, without a secret in it, is the rule: then nothing need be taken out.
  const secrets = secretsOf(record);
  const isPlain =
    /^[\da-f]{32}$/i.test(requestId) && !secrets.some((secret) => secret !== "" && requestId.includes(secret));
  if (isPlain) return { ...seen, requestId };
  const path = await loadFailurePath().catch(() => undefined);
  return { ...seen, requestId: path?.redactorOf(secrets, record.sent)(requestId, MAX_ID) };
}

/** Undefined without hooks and logger: then nothing is measured either. */
export function createObserver(
  { hooks, logger }: { readonly hooks?: Hooks | undefined; readonly logger?: Logger | undefined },
  nameOf: (operationId: string) => string,
): Observer | undefined {
  if (!hooks && !logger) return undefined;
  const starts = new WeakMap<object, number>();
  const load = lazily(() => import("./log-calls.ts"));
  /** A line is written before the call settles. A logger breaks nothing, nor does the lack of what writes for it. */
  const log = async (write: (log: CallLog) => unknown): Promise<void> => {
    if (!logger) return;
    const made = await load().catch(() => undefined);
    if (made) ignoreFailure(() => write(made.createCallLog(logger, nameOf)));
  };

  const tell = (name: keyof Hooks, event: CallEvent | AttemptEvent): void => {
    ignoreFailure(() => (hooks?.[name] as ((event: object) => unknown) | undefined)?.(event));
  };
  const start = <E extends CallEvent | AttemptEvent>(name: keyof Hooks, event: E): E => {
    starts.set(event, performance.now());
    tell(name, event);
    return event;
  };
  const end = (name: keyof Hooks, event: CallEvent | AttemptEvent, seen: Seen, more: object): void => {
    const known = { ...more, ...seen, ms: performance.now() - (starts.get(event) ?? Number.NaN) };
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
      void log((lines) => lines.retry(event));
    },
    callEnd(event, attempts, seen) {
      end("onCallEnd", event, seen, { attempts });
      return log((lines) => lines.callEnd(event));
    },
  };
}
