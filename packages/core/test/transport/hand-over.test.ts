import { describe, expect, it } from "vitest";
import { createAttempt } from "../../src/transport/call-record.ts";
import { type Init, watchSending } from "../../src/transport/hand-over.ts";

/** Hands a request to a fetch; a dispatcher that does nothing is the caller's. */
function handOver(fetch: typeof globalThis.fetch, dispatcher?: unknown) {
  const attempt = createAttempt(1, false);
  const init: Init = { dispatcher };
  const scope = { signal: new AbortController().signal, onStop: undefined as (() => void) | undefined };
  const dispatch = watchSending({ dispatchers: new WeakSet() }, { fetch }, attempt, init, scope as never);
  return { attempt, init, scope, dispatch };
}

const own = { dispatch: () => true };
const wrapped: typeof globalThis.fetch = (...given) => globalThis.fetch(...given);

describe("a request that is handed over", () => {
  it("to Node's own fetch goes through a dispatcher, which ends it instead of a signal", () => {
    for (const dispatcher of [undefined, own]) {
      const { attempt, init, scope, dispatch } = handOver(globalThis.fetch, dispatcher);
      expect([attempt.isHandedOver, init.dispatcher, init.signal]).toEqual([true, dispatch, undefined]);
      expect(dispatch).toBeDefined();
      // Node's fetch sends through its dispatcher only: as long as that was not asked, nothing left.
      expect(attempt.isUnsent()).toBe(true);
      scope.onStop?.();
      expect(() => dispatch?.dispatch({}, {})).toThrow("the attempt was stopped");
    }
  });

  it("to another fetch has a signal as well, and may have been sent without the dispatcher", () => {
    const { attempt, init, scope, dispatch } = handOver(wrapped);
    expect([init.dispatcher, init.signal]).toEqual([dispatch, scope.signal]);
    expect(attempt.isUnsent()).toBe(false);
  });

  it("counts as unsent by what the dispatcher has seen, once that was asked", () => {
    const { attempt, dispatch } = handOver(wrapped, own);
    const handler = { onConnect: () => {}, onError: () => {} };
    dispatch?.dispatch({}, handler);
    expect(attempt.isUnsent()).toBe(false);
    void handler.onConnect;
    expect(attempt.isUnsent()).toBe(true);
    (handler as { onConnect(abort: () => void): void }).onConnect(() => {});
    expect(attempt.isUnsent()).toBe(false);
  });

  it("with a value that is not a dispatcher is left unchanged", () => {
    const dispatcher = { send: () => true };
    const { attempt, init, scope, dispatch } = handOver(wrapped, dispatcher);
    expect([dispatch, init.dispatcher, init.signal, scope.onStop]).toEqual([
      undefined,
      dispatcher,
      scope.signal,
      undefined,
    ]);
    expect([attempt.isHandedOver, attempt.isUnsent()]).toEqual([true, false]);
  });

  it("is not sent by Node's own fetch with a value that is not a dispatcher", () => {
    for (const dispatcher of [{ send: () => true }, "http://127.0.0.1:3128", 5]) {
      const { attempt, init, dispatch } = handOver(globalThis.fetch, dispatcher);
      expect([dispatch, init.dispatcher, attempt.isUnsent()]).toEqual([undefined, dispatcher, true]);
    }
  });

  it("goes through the runtime's own dispatcher if the caller's is null", () => {
    const { init, dispatch } = handOver(globalThis.fetch, null);
    expect([dispatch === undefined, init.dispatcher]).toEqual([false, dispatch]);
  });
});
