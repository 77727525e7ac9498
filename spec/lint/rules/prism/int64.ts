import { typesOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

/** The wire form of an id cannot be guessed from its type: a number beyond 2^53 has to be known as such. */
export const int64 = rule(({ operations }, report) => {
  for (const { schemas } of operations) {
    for (const { node, raw, location, definition } of schemas) {
      // shared/schemas/Id64.yaml cannot say it: the form differs from place to place.
      if (definition && !("x-int64" in raw)) continue;
      const form = node["x-int64"];
      const isInt64 = node.format === "int64";
      const canBeId = typesOf(node).includes("string") && typesOf(node).includes("integer");
      if ((isInt64 || "x-int64" in raw) && form !== "number" && form !== "string") {
        report(
          location,
          "Write beside the `$ref` (or on the property) `x-int64: number` or `x-int64: string`: the form of the id on the wire.",
        );
      }
      if (isInt64 && !canBeId) {
        report(
          location,
          "Refer to shared/schemas/Id64.yaml or NullableId64.yaml: tools round an int64 that is not text. Digits that are always text are a plain string.",
        );
      } else if ("x-int64" in raw && !canBeId) {
        report(
          location.child("x-int64"),
          "Put `x-int64` on an id only: refer to shared/schemas/Id64.yaml or NullableId64.yaml, or write `type: [string, integer]`.",
        );
      }
    }
  }
});
