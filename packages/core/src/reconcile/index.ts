/**
 * What became of an order whose outcome is not known, for those who write a wrapper of a marketplace.
 *
 * @packageDocumentation
 */
export { findByIds } from "./find-by-ids.ts";
export { findCreated } from "./find-created.ts";
export type {
  CreationQuestion,
  Doubt,
  Looked,
  OrderFacts,
  OrderLine,
  OrderReader,
  PaymentQuestion,
  PaymentState,
  ReconcileOptions,
  Reconciliation,
  SeenOrder,
} from "./types.ts";
