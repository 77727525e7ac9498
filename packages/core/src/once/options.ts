import { InputError } from "../errors/errors.ts";
import { requireType } from "../errors/require-type.ts";
import { wholeNumber } from "../values/checks.ts";
import type { OnceJournal } from "./record.ts";

/** Options of `createOnce`. */
export interface OnceOptions {
  readonly journal: OnceJournal;
  /**
   * Milliseconds after which an order that was created shows in the list. If your list lags longer, a key may order twice: no page of
   * PandaPon says how long it takes.
   * @default 120_000
   */
  readonly settleMs?: number | undefined;
  /**
   * Milliseconds that one sending may take.
   * @default 30_000
   */
  readonly sendMs?: number | undefined;
  /**
   * Milliseconds for which a call that cannot know yet waits and searches again automatically.
   * @default 0
   */
  readonly waitMs?: number | undefined;
  /**
   * Milliseconds since 1970.
   * @default Date.now
   */
  readonly clock?: (() => number) | undefined;
}

/** The options of one call. */
export interface OnceCallOptions {
  /** Ends the call; with `PendingError` if something may have been sent. */
  readonly signal?: AbortSignal | undefined;
  /** Overrides the option of `createOnce`. */
  readonly waitMs?: number | undefined;
}

/** Options, complete. */
export interface OnceTiming {
  readonly settleMs: number;
  readonly sendMs: number;
  readonly waitMs: number;
}

/** @throws InputError The journal is missing, or a number is out of range. */
export function onceTiming(options: OnceOptions): OnceTiming {
  const { journal, settleMs = 120_000, sendMs = 30_000, waitMs = 0 } = options ?? {};
  if (typeof journal?.read !== "function" || typeof journal.put !== "function" || typeof journal.open !== "function") {
    throw new InputError("createOnce needs a journal", { hint: 'Pass { journal: fileJournal("orders.journal") }.' });
  }
  return {
    settleMs: wholeNumber("settleMs", settleMs, 0),
    sendMs: wholeNumber("sendMs", sendMs, 1),
    waitMs: wholeNumber("waitMs", waitMs, 0),
  };
}

/** @throws InputError The options of a call are not an object, or one of them is unusable. */
export function checkCall<T extends OnceCallOptions>(options: T): T {
  requireType("options", options, "object");
  const { signal, waitMs = 0 } = options;
  wholeNumber("waitMs", waitMs, 0);
  if (signal !== undefined && typeof signal?.addEventListener !== "function")
    throw new InputError("signal is not an AbortSignal");
  return options;
}

/** @throws InputError The key cannot be told from others, or is not text. */
export function checkKey(key: unknown): string {
  if (typeof key !== "string" || !/^\S(?:[^\p{Cc}]{0,198}\S)?$/u.test(key)) {
    throw new InputError("the key is not a text of 1 to 200 characters without white space at its ends", {
      hint: "Use your own order number.",
    });
  }
  return key;
}
