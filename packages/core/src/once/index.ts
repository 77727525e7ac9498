/**
 * Order once: does what an idempotency key does, for an API without one.
 *
 * @packageDocumentation
 */

export { checkMarketplace } from "./check-marketplace.ts";
export type { BatchCreation, OnceBatch } from "./create-batch.ts";
export { createOnceFor, type Once, type OpenKey } from "./create-once.ts";
export type { OnceOrder } from "./create-order.ts";
export { AmbiguousError, PendingError, type PendingReason, RefusedError } from "./errors.ts";
export type { OnceCallOptions, OnceOptions, OncePayOptions } from "./options.ts";
export type { OncePayment } from "./pay-order.ts";
export type {
  CreatedOrders,
  Creation,
  OncePlatform,
  OnceQuestion,
  OnceSearch,
  Payment,
  PaymentAnswer,
} from "./platform.ts";
export { type PlatformParts, platformOf } from "./platform-of.ts";
export type {
  AttemptEnd,
  FileJournal,
  OnceAttempt,
  OnceJournal,
  OnceLease,
  OnceOutcome,
  OncePart,
  OnceRecord,
  OnceState,
} from "./record.ts";
