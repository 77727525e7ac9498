import { isObject } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

/** A write whose outcome is unknown is not sent again; this says how to learn what happened. */
export const reconcile = rule(({ operations }, report) => {
  const known = new Map(
    operations.filter(({ kind }) => kind === "path").map((operation) => [operation.id, operation.node]),
  );
  for (const { id, kind, node, location } of operations) {
    const value = node["x-reconcile"];
    const at = "x-reconcile" in node ? location.child("x-reconcile") : location;
    if (kind === "webhook" || node["x-safety"] === "read") {
      if (value !== undefined) report(at, "Remove `x-reconcile`: it belongs to write and payment.");
      continue;
    }
    if (value === undefined) report(location, "Give the operation `x-reconcile`: how to learn what happened to it.");
    if (!isObject(value) || value.operation === null) continue;
    const other = known.get(String(value.operation));
    if (!other)
      report(
        location.child(["x-reconcile", "operation"]),
        `Name an operation of this description: "${value.operation}" does not exist.`,
      );
    else if (other["x-safety"] !== "read" || value.operation === id)
      report(
        location.child(["x-reconcile", "operation"]),
        `Name an operation that reads: ${value.operation} changes something itself.`,
      );
  }
});
