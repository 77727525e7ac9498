import { typesOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

const says = [
  "properties",
  "additionalProperties",
  "patternProperties",
  "unevaluatedProperties",
  "allOf",
  "anyOf",
  "oneOf",
  "$ref",
];

export const noBareObject = rule(({ schemas }, report) => {
  for (const { raw, location } of schemas) {
    if (typesOf(raw).includes("object") && !says.some((key) => key in raw)) {
      report(
        location.child("type"),
        "Say what is in the object: list its `properties`, or write `additionalProperties: true` when its content is not known.",
      );
    }
  }
});
