// The bundled description: one JSON document whose `$ref`s all lead into itself.
import { readFileSync } from "node:fs";
import { parseKeepingDigits } from "./digits.ts";
import { deref } from "./follow.ts";
import { isObject, type JsonObject } from "./json.ts";
import { type OperationPlace, readOperations, type Slot } from "./operations.ts";
import { pointer } from "./pointer.ts";

/** An operation of a bundle; places are JSON pointers. */
export type BundleOperation = OperationPlace<string>;
export type BundleSlot = Slot<string>;

/**
 * Reads a bundle. Integers beyond 2^53 in its examples become text, digit for digit.
 *
 * @throws Error when the file is not an OpenAPI document.
 */
export function readBundle(file: string | URL): JsonObject {
  const document = parseKeepingDigits(readFileSync(file, "utf8"));
  if (!isObject(document) || typeof document.openapi !== "string") {
    throw new Error(`${String(file)} is not an OpenAPI document.`);
  }
  return document;
}

/** The operations and webhooks of a bundle, in its order. */
export function operationsOf(document: object): readonly BundleOperation[] {
  const root = isObject(document) ? document : {};
  return readOperations(
    { node: root, at: "" },
    {
      child: (at, keys) => at + pointer(...keys),
      follow: (node, at) => (isObject(node) ? { node: deref(root, node), at } : undefined),
    },
  );
}
