import { scalars } from "../../../tools/document/json.ts";
import type { Location } from "../../lib/redocly.ts";
import { rule } from "../../lib/rule.ts";

/** Numbers of the file that lose digits on the way through a double, e.g. 1232730479761801257. */
export const exactNumbers = rule(({ operations, schemas }, report) => {
  const check = (value: unknown, location: Location) => {
    for (const [path, one] of scalars(value)) {
      if (typeof one === "number" && Number.isInteger(one) && !Number.isSafeInteger(one)) {
        report(
          location.child(path),
          "Write the number as text in quotes: as a number it is rounded. `x-int64: number` gives its form on the wire.",
        );
      }
    }
  };
  for (const { examples, parameters } of operations) {
    for (const { node, location } of examples) check(node.value, location.child("value"));
    for (const { node, location } of parameters) check(node.example, location.child("example"));
  }
  for (const { raw, location } of schemas) {
    for (const key of ["example", "examples", "default", "const", "enum", "minimum", "maximum"])
      check(raw[key], location.child(key));
  }
});
