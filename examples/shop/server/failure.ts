import { isPandaPonFailure } from "@pandapon/taobao";
import { AmbiguousError, PendingError, RefusedError } from "@pandapon/taobao/once";
import type { Failure, Preview } from "./shapes.ts";

/** A failure that the shop itself has found, ready for the customer. */
export class ShopError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export const soldOut = (message = "Something in this order is sold out. Take it out of the cart."): ShopError =>
  new ShopError({ kind: "sold-out", message });

export const notFound = (what: string): ShopError =>
  new ShopError({ kind: "not-found", message: `${what} is not there.` });

export const priceChanged = (preview: Preview): ShopError =>
  new ShopError({ kind: "price-changed", message: "The price has changed. Nothing was ordered.", preview });

const unknownOutcome = (askAgainAt = new Date(Date.now() + AGAIN_MS)): ShopError =>
  new ShopError({
    kind: "unknown-outcome",
    message: "We do not know yet whether this went through. We keep looking. Do not order or pay again.",
    askAgainAt: askAgainAt.toISOString(),
  });

const AGAIN_MS = 30_000;

/** What the customer is told. Codes of PandaPon are an open set, so nothing here looks at one. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ShopError) return error.failure;
  if (error instanceof PendingError) return unknownOutcome(error.askAgainAt).failure;
  if (error instanceof AmbiguousError) return unknownOutcome().failure;
  if (error instanceof RefusedError) return { kind: "refused", message: "The marketplace refused. Please ask us." };
  if (error instanceof SyntaxError) return { kind: "wrong-input", message: "This request cannot be read." };
  if (!isPandaPonFailure(error)) return { kind: "try-again", message: "Something broke on our side." };
  switch (error.name) {
    case "OutcomeUnknownError":
      return unknownOutcome().failure;
    case "InputError":
      return { kind: "wrong-input", message: "This request cannot be carried out." };
    case "ApiError":
      if (error.retryable) break;
      // `msg` is the marketplace's own text. It is the only thing that tells the customer why.
      return { kind: "refused", message: error.msg || "The marketplace refused." };
  }
  return { kind: "try-again", message: "The marketplace does not answer right now." };
}
