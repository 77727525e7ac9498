import type { PandaPonFailure } from "../errors/errors.ts";
import type { Answer } from "./call-record.ts";

/** The final answer, and its error unless it is a success. */
export interface Settled {
  readonly answer: Answer;
  readonly error: PandaPonFailure | undefined;
}

/** How a step ended: with a value or a thrown value. */
export type End<T> = { readonly value: T } | Thrown;

export interface Thrown {
  readonly thrown: unknown;
}

export const isThrown = (end: object): end is Thrown => "thrown" in end;

/** Runs a step. A promise only if the step returns one: each wait takes time. */
export function endOf<T>(step: () => T | Promise<T>): End<T> | Promise<End<T>> {
  try {
    const value = step();
    return value instanceof Promise
      ? value.then(
          (value) => ({ value }),
          (thrown: unknown) => ({ thrown }),
        )
      : { value };
  } catch (thrown) {
    return { thrown };
  }
}
