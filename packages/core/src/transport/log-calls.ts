import type { PandaPonFailure } from "../errors/errors.ts";
import type { AttemptEvent, CallEvent, Logger } from "./hooks.ts";

/** Writes one line per call, and one at debug for each attempt that is repeated. Throws what the logger throws, and returns what it returns. */
export interface CallLog {
  retry(event: AttemptEvent): unknown;
  callEnd(event: CallEvent): unknown;
}

/**
 * A successful call is a line at debug, a failed one at warn, an unknown outcome at error. pino and bunyan take `(object, message)`,
 * all others `(message, object)`.
 *
 * @param nameOf Returns the name of an operation for callers: the method, if the call came through a marketplace package.
 */
export function createCallLog(logger: Logger, nameOf: (operationId: string) => string): CallLog {
  const write = (level: "debug" | "warn" | "error", message: string, event: CallEvent | AttemptEvent): unknown => {
    const method = level === "error" && !logger.error ? "warn" : level;
    const fields = fieldsOf(event);
    return takesObjectFirst(logger) ? logger[method]?.(fields, message) : logger[method]?.(message, fields);
  };
  return {
    retry: (event) =>
      write(
        "debug",
        `${nameOf(event.operationId)}: attempt ${event.attempt} failed, next in ${Math.round(event.retryInMs ?? 0)} ms`,
        event,
      ),
    callEnd(event) {
      const { error, operationId, ms = 0 } = event;
      if (!error) return write("debug", `${nameOf(operationId)}: succeeded in ${Math.round(ms)} ms`, event);
      return write(error.name === "OutcomeUnknownError" ? "error" : "warn", `${error} ${error.hint}`, event);
    },
  };
}

/** Only pino has `bindings`, and only bunyan has `addSerializers`. */
const takesObjectFirst = (logger: Logger): boolean => "bindings" in logger || "addSerializers" in logger;

/** A copy in plain values, because the event still changes: whole milliseconds, headers as an object, no references. */
function fieldsOf({ call: _, error, ...event }: (CallEvent | AttemptEvent) & { readonly call?: CallEvent }): object {
  const { headers: __, ...fields } = { headers: undefined, ...event };
  return {
    ...Object.fromEntries(
      Object.entries(fields)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, typeof value === "number" && /ms$/i.test(name) ? Math.round(value) : value]),
    ),
    ...(error && { error: plainError(error) }),
  };
}

const plainError = (error: PandaPonFailure): object => ({
  ...error.toJSON(),
  ...(error.headers && { headers: Object.fromEntries(error.headers) }),
  stack: error.stack,
});
