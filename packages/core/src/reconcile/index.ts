/**
 * Finds the outcome of an order or a payment, for authors of a marketplace wrapper.
 *
 * @packageDocumentation
 */
export { catchUp } from "./catch-up.ts";
export type {
  CatchUp,
  CatchUpEnd,
  CatchUpOptions,
  CatchUpQuestion,
  ChangedOrder,
  ChangeReader,
  Walked,
} from "./catch-up-types.ts";
export { checkQuestion } from "./check-question.ts";
export { findByIds } from "./find-by-ids.ts";
export { findCreated } from "./find-created.ts";
export { isTime } from "./moment.ts";
export { pointing } from "./pointing.ts";
export type { ListPage } from "./read-pass.ts";
export type {
  CreationQuestion,
  Doubt,
  ListDoubt,
  Looked,
  OrderFacts,
  OrderLine,
  OrderReader,
  PaymentDoubt,
  PaymentQuestion,
  PaymentReconciliation,
  PaymentState,
  ReconcileOptions,
  Reconciliation,
  SeenOrder,
} from "./types.ts";
