import { isObject, listOf, typesOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

const typeOf = (value: unknown) => (Number.isInteger(value) ? "integer" : typeof value);

/** A value that is new tomorrow must not be an error. */
export const openEnums = rule(({ operations, schemas }, report) => {
  for (const operation of operations) {
    for (const { raw, location, direction } of operation.schemas) {
      if (direction === "answer" && "enum" in raw)
        report(
          location.child("enum").key(),
          "Write the known values as `x-open-enum`: a new value in an answer is never an error.",
        );
    }
  }
  for (const { raw, node, location } of schemas) {
    if (!("x-open-enum" in raw)) continue;
    const at = location.child("x-open-enum");
    const entries = listOf(raw["x-open-enum"]);
    const seen = new Set<unknown>();
    for (const [index, entry] of entries.entries()) {
      const place = at.child(index);
      if (!isObject(entry)) continue;
      const types = typesOf(node);
      if (types.length > 0 && !types.includes(typeOf(entry.value)))
        report(place, `Write the value as ${types.join(" or ")}, as the schema says.`);
      if (seen.has(entry.value)) report(place, `Remove one of the two: ${entry.value} stands twice.`);
      seen.add(entry.value);
    }
  }
});
