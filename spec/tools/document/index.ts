// The door for the tests of other packages: the same reader that lint, generator, self-check and evidence use.
export { type BundleOperation, type BundleSlot, operationsOf, readBundle } from "./bundle.ts";
export { deref, pointedAt } from "./follow.ts";
export { forPrism } from "./for-prism.ts";
export type { JsonObject } from "./json.ts";
export type { Document, OperationObject } from "./types.ts";
