import { atDoor } from "../errors/at-door.ts";
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
   * Milliseconds for which a call whose outcome is not known yet waits and searches again automatically.
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

/** How a payment is sent. */
export interface OncePayOptions extends OnceCallOptions {
  /**
   * The name of the person who learned from PandaPon that the payment did not arrive. Recorded in the journal. It applies to
   * attempts before this call: this call's own attempt is never repeated.
   */
  readonly confirmedUnpaidBy?: string | undefined;
}

/** Options, complete. */
export interface OnceTiming {
  readonly settleMs: number;
  readonly sendMs: number;
  readonly waitMs: number;
}

/** @throws InputError The journal is missing, the clock is not a function, or a number is out of range. */
export const onceTiming = (options: OnceOptions): OnceTiming =>
  atDoor(() => {
    const { journal, clock, settleMs = 120_000, sendMs = 30_000, waitMs = 0 } = options ?? {};
    const functions = [journal?.read, journal?.put, journal?.open];
    if (functions.some((one) => typeof one !== "function"))
      throw new InputError("createOnce needs a journal", { hint: 'Pass { journal: fileJournal("orders.journal") }.' });
    if (clock !== undefined) requireType("clock", clock, "function");
    return {
      settleMs: wholeNumber("settleMs", settleMs, 0),
      sendMs: wholeNumber("sendMs", sendMs, 1),
      waitMs: wholeNumber("waitMs", waitMs, 0),
    };
  });

/** The options of a call, each read once. @throws InputError They are not an object, or one of them is unusable. */
export const checkCall = (options: OncePayOptions): OncePayOptions =>
  atDoor(() => {
    requireType("options", options, "object");
    const { signal, waitMs, confirmedUnpaidBy } = options;
    if (waitMs !== undefined) wholeNumber("waitMs", waitMs, 0);
    if (signal !== undefined && typeof signal?.addEventListener !== "function")
      throw new InputError("signal is not an AbortSignal");
    return { signal, waitMs, confirmedUnpaidBy };
  });

/** @throws InputError The key is not text, or could be confused with another key. */
export function checkKey(key: unknown): string {
  if (typeof key !== "string" || !/^\S(?:[^\p{Cc}]{0,198}\S)?$/u.test(key)) {
    throw new InputError("the key is not a text of 1 to 200 characters without white space at its ends", {
      hint: "Use your own order number.",
    });
  }
  return key;
}
