import { scalars } from "../../../tools/document/json.ts";
import type { Location } from "../../lib/redocly.ts";
import { rule } from "../../lib/rule.ts";

/** `{ meaning: gone, out of stock }` is a meaning and a key "out of stock" without a value. YAML accepts it, and it goes unseen. */
export const commaSlips = rule(({ root, operations, schemas }, report) => {
  const check = (node: unknown, location: Location) => {
    for (const [path, value] of scalars(node)) {
      const key = path.at(-1);
      if (value === null && typeof key === "string" && /\s/.test(key)) {
        report(
          location.child(path),
          `Put the text before "${key}" in quotes: its comma ends it, and "${key}" becomes a key of its own.`,
        );
      }
    }
  };
  const { paths: _, webhooks: __, ...document } = root.node;
  check(document, root.location);
  for (const { node, location, parameters, examples } of operations) {
    check(node, location);
    for (const parameter of parameters) check(parameter.node, parameter.location);
    for (const { node: example, location: at } of examples) {
      const { value: ___, ...rest } = example;
      check(rest, at);
    }
  }
  for (const { raw, location } of schemas) check(raw, location);
});
