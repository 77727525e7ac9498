import type { Call } from "../client/call.ts";
import { AbortedError, InputError, type PandaPonFailure } from "../errors/errors.ts";
import type { CallOptions } from "../types/call-options.ts";
import { readCursor, skipTo, writeCursor } from "./cursor.ts";
import { createPump } from "./pump.ts";

const MAX_CONCURRENCY = 64;
/** How many answers are held, as a multiple of the calls under way: one slow id does not hold up the others at once. */
const HELD_PER_CALL = 4;

/** An id as it came in an answer: digits or opaque text. Digits may also come as `bigint` or safe integer. */
export type StreamId = string | bigint | number;

/** One id of a stream, in the order of the input. A failure of one id is an item too: the others go on. */
export type StreamItem<T> = {
  readonly id: string;
  /** Place in the input, from 0. */
  readonly index: number;
  /** Store it once you are done with the item; `{ after: cursor }` goes on behind it. */
  readonly cursor: string;
} & Outcome<T>;

type Outcome<T> =
  | { readonly ok: true; readonly data: T; readonly error?: undefined }
  | { readonly ok: false; readonly error: PandaPonFailure; readonly data?: undefined };

/** How far a stream is. */
export interface StreamProgress {
  /** Items that you are done with, those before `after` included. */
  readonly done: number;
  /** How many of them failed in this run. */
  readonly failed: number;
  /** Goes on behind the last of them. */
  readonly cursor: string;
}

/** How a stream runs. `timeoutMs`, `deadlineMs` and `retries` hold for each call. */
export interface StreamOptions extends CallOptions {
  /** Calls under way at once, 1 to 64. 4 unless told otherwise. */
  readonly concurrency?: number | undefined;
  /** `cursor` of the last item that is done. The same ids in the same order must come in again. */
  readonly after?: string | undefined;
  /**
   * Called when you ask for the next item, so it counts only what you are done with: its `cursor` may be stored. What it throws
   * ends the stream.
   */
  readonly onProgress?: ((progress: StreamProgress) => void) | undefined;
}

/** An id that was asked for. */
interface Asked<T> {
  readonly id: string;
  outcome: Outcome<T> | undefined;
  /** `read` threw something that is no `PandaPonError`. */
  broken: { readonly reason: unknown } | undefined;
}

/**
 * Reads many ids with bounded concurrency and hands the answers out in the order of the ids. Memory does not grow with their number:
 * at most four answers for each call under way are held, and an id is taken from the input only when there is room for its answer.
 * Leaving the loop stops the calls under way and closes the input.
 *
 * @throws InputError `concurrency` or `after` is unusable, or the input is not the one that the cursor came from.
 * @throws AbortedError `signal` fired; `cause` is its reason.
 */
export async function* streamByIds<T>(
  ids: Iterable<StreamId> | AsyncIterable<StreamId>,
  read: (id: string, options: CallOptions) => Call<T>,
  options: StreamOptions = {},
): AsyncGenerator<StreamItem<T>, void, undefined> {
  const { signal, concurrency = 4, after, onProgress, ...callOptions } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > MAX_CONCURRENCY) {
    throw new InputError(`concurrency is ${String(concurrency)}; it takes a whole number from 1 to ${MAX_CONCURRENCY}`);
  }
  if (typeof ids === "string") throw new InputError("ids is one text; it takes a list of ids");
  const start = after === undefined ? { done: 0, lastId: "" } : readCursor(after);
  // One for each call under way: a signal that many listen to makes Node 20 warn of a leak.
  const running = new Set<AbortController>();
  const skip = skipTo(start);
  const asked: Asked<T>[] = [];
  let index = start.done;
  let failed = 0;
  let isOver = false;
  // A new promise for each wait: racing one that lasts as long as the stream would keep every racer alive.
  let wake = (): void => {};
  const stop = (reason?: unknown): void => {
    isOver = true;
    for (const call of running) call.abort(reason);
  };
  const onAbort = (): void => {
    stop(signal?.reason);
    wake();
  };

  const pump = createPump<StreamId>(ids, {
    hasRoom: () => !isOver && running.size < concurrency && asked.length < concurrency * HELD_PER_CALL,
    onValue(value) {
      const one: Asked<T> = { id: String(value), outcome: undefined, broken: undefined };
      if (skip.isDone(one.id)) return;
      asked.push(one);
      void ask(one, value);
    },
    onEnd: () => skip.end(),
    onPause: () => wake(),
  });

  async function ask(one: Asked<T>, value: StreamId): Promise<void> {
    const call = new AbortController();
    running.add(call);
    try {
      if (typeof value === "number" && !Number.isSafeInteger(value)) {
        throw new InputError(`${value} is no id: a number holds 15 digits for certain`, { hint: "Give ids as text." });
      }
      one.outcome = await read(one.id, { ...callOptions, signal: call.signal }).safe();
    } catch (reason) {
      if (reason instanceof InputError) one.outcome = { ok: false, error: reason };
      else one.broken = { reason };
    }
    running.delete(call);
    pump.run();
    wake();
  }

  try {
    signal?.addEventListener("abort", onAbort);
    while (true) {
      if (signal?.aborted) throw aborted(signal.reason);
      pump.run();
      const head = asked[0];
      if (head?.broken) throw head.broken.reason;
      if (head?.outcome) {
        asked.shift();
        const cursor = writeCursor({ done: index + 1, lastId: head.id });
        yield { id: head.id, index, cursor, ...head.outcome };
        index++;
        if (!head.outcome.ok) failed++;
        onProgress?.({ done: index, failed, cursor });
      } else if (head || !pump.end) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else {
        // What came before the source failed has been handed out.
        if (pump.end.error) throw pump.end.error.reason;
        return;
      }
    }
  } catch (error) {
    stop();
    // Why the stream ends counts more than how closing its input fails.
    await pump.close().catch(() => {});
    throw error;
  } finally {
    signal?.removeEventListener("abort", onAbort);
    // Left early: nothing that is under way may go on unseen.
    stop();
    await pump.close();
  }
}

const aborted = (cause: unknown): AbortedError =>
  new AbortedError("the stream was aborted by its signal", {
    cause,
    hint: "Go on with `after`: the cursor of the last item that you are done with.",
  });
