// The door for the tests of other packages: the same reader that lint, generator, self-check and evidence use.
export { type BundleOperation, type BundleSlot, operationsOf, readBundle } from "./bundle.ts";
export { parseBigInts, parseKeepingDigits, stringifyDigits } from "./digits.ts";
export { deref, pointedAt } from "./follow.ts";
export { forPrism, prismDialect } from "./for-prism.ts";
export { isObject, type JsonObject } from "./json.ts";
export { mapDocument } from "./map.ts";
export { mapIds } from "./map-ids.ts";
export { keysOfPointer, schemaName } from "./pointer.ts";
export type { Document, OperationObject } from "./types.ts";
