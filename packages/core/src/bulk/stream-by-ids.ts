import type { Call } from "../client/call.ts";
import type { PandaPonFailure } from "../errors/errors.ts";
import type { Origin } from "../errors/origin.ts";
import { AbortedError, atDoor, captureOrigin, InputError, requireType } from "../transport/loaded-first.ts";
import type { CallOptions } from "../types/call-options.ts";
import { readCursor, skipTo, writeCursor } from "./cursor.ts";
import { orderedWindow } from "./ordered-window.ts";

const DEFAULT_CONCURRENCY = 4;
const MAX_CONCURRENCY = 64;
/** Answers held for each call under way, so that one slow id does not stop the others immediately. */
const HELD_PER_CALL = 4;

/** An id as an answer shows it: digits or opaque text. Digits may also be passed as `bigint` or safe integer. */
export type StreamId = string | bigint | number;

/** One id of a stream, in the order of the input. A failure of one id is an item too: the others continue. */
export type StreamItem<T> = {
  readonly id: string;
  /** Position in the input, from 0. */
  readonly index: number;
  /** Store it when you have finished the item. `{ after: cursor }` continues with the next one. */
  readonly cursor: string;
} & Outcome<T>;

type Outcome<T> =
  | { readonly ok: true; readonly data: T; readonly error?: undefined }
  | { readonly ok: false; readonly error: PandaPonFailure; readonly data?: undefined };

/** How far a stream has come. */
export interface StreamProgress {
  /** Items that you have finished, including those before `after`. */
  readonly done: number;
  /** How many of them failed in this run. */
  readonly failed: number;
  /** Pass it as `after` to continue after the last finished item. */
  readonly cursor: string;
}

/** How a stream runs. `timeoutMs`, `deadlineMs` and `retries` apply to each call. */
export interface StreamOptions extends CallOptions {
  /**
   * Calls under way at once, 1 to 64.
   * @default 4
   */
  readonly concurrency?: number | undefined;
  /** `cursor` of the last item that is done. Pass the same ids in the same order again. */
  readonly after?: string | undefined;
  /**
   * Called when you ask for the next item, so it counts only finished items: its `cursor` may be stored. If it throws,
   * the stream ends.
   */
  readonly onProgress?: ((progress: StreamProgress) => void) | undefined;
}

/**
 * Reads many ids with bounded concurrency and yields the answers in the order of the ids. Memory does not grow with their number:
 * at most four answers for each call under way are held, and an id is taken from the input only when there is room for its answer.
 * Leaving the loop stops the calls under way and closes the input.
 *
 * @param origin Where errors point; the line that reads the first item if left out.
 * @throws InputError `concurrency` or `after` is unusable, or the input differs from the one that the cursor came from.
 * @throws AbortedError `signal` fired; `cause` is its reason.
 */
export async function* streamByIds<T>(
  ids: Iterable<StreamId> | AsyncIterable<StreamId>,
  read: (id: string, options: CallOptions) => Call<T>,
  options: StreamOptions = {},
  origin: Origin = captureOrigin(streamByIds),
): AsyncGenerator<StreamItem<T>, void, undefined> {
  try {
    yield* readAll(ids, read, options, origin);
  } catch (error) {
    throw origin(error);
  }
}

async function* readAll<T>(
  ids: Iterable<StreamId> | AsyncIterable<StreamId>,
  read: (id: string, options: CallOptions) => Call<T>,
  options: StreamOptions,
  origin: Origin,
): AsyncGenerator<StreamItem<T>, void, undefined> {
  const {
    signal,
    concurrency = DEFAULT_CONCURRENCY,
    after,
    onProgress,
    ...callOptions
  } = atDoor(() => {
    checkArguments(ids, read, options);
    return { ...options };
  });
  const start = after === undefined ? { done: 0, lastId: "" } : readCursor(after);
  const skip = skipTo(start);
  let index = start.done;
  let failed = 0;

  async function ask(value: StreamId, signal: AbortSignal): Promise<{ readonly id: string; outcome: Outcome<T> }> {
    const id = wordOf(value);
    try {
      checkId(value);
      const call = read(id, { ...callOptions, signal }) as Partial<Call<T>> | undefined;
      requireType("what read returns", call?.safe, "function");
      return { id, outcome: pointed(await (call as Call<T>).safe()) };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return { id, outcome: { ok: false, error: origin(error) } };
    }
  }

  const pointed = (outcome: Outcome<T>): Outcome<T> =>
    outcome.ok ? outcome : { ok: false, error: origin(outcome.error) };

  try {
    for await (const { id, outcome } of orderedWindow(ids, ask, {
      concurrency,
      size: concurrency * HELD_PER_CALL,
      signal,
      accept: (value) => !skip.isDone(wordOf(value)),
      onEnd: skip.end,
    })) {
      const cursor = writeCursor({ done: index + 1, lastId: id });
      yield { id, index, cursor, ...outcome };
      index++;
      if (!outcome.ok) failed++;
      onProgress?.({ done: index, failed, cursor });
    }
  } catch (error) {
    throw signal?.aborted && error === signal.reason ? aborted(error) : error;
  }
}

/** @throws InputError */
function checkArguments(ids: unknown, read: unknown, options: StreamOptions): void {
  if (typeof ids === "string") throw new InputError("ids is one text, not a list of ids");
  requireType("ids", ids, "object");
  if (!(Symbol.iterator in (ids as object) || Symbol.asyncIterator in (ids as object)))
    throw new InputError("ids is not a list");
  requireType("read", read, "function");
  requireType("options", options, "object");
  const { concurrency = DEFAULT_CONCURRENCY } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > MAX_CONCURRENCY) {
    throw new InputError(`concurrency is ${String(concurrency)}, not a whole number from 1 to ${MAX_CONCURRENCY}`);
  }
}

const isWord = (value: unknown): boolean => /^(string|number|bigint)$/.test(typeof value);

/** The id as messages show it; for a value that cannot be an id, its type. */
const wordOf = (value: unknown): string => (isWord(value) ? String(value) : typeof value);

function checkId(value: unknown): void {
  if (!isWord(value)) throw new InputError(`${wordOf(value)} is not an id`);
  if (typeof value !== "number" || Number.isSafeInteger(value)) return;
  throw new InputError(`${value} is not an id: a number is exact up to 2^53 - 1 only`, { hint: "Pass ids as text." });
}

const aborted = (cause: unknown): AbortedError =>
  new AbortedError("the stream was aborted by its signal", {
    cause,
    hint: "Continue with `after`: the cursor of the last item that you have finished.",
  });
