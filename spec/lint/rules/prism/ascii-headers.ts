import { isObject, keysOf, scalars } from "../../../tools/document/json.ts";
import type { Location } from "../../lib/redocly.ts";
import { rule } from "../../lib/rule.ts";

const held = ["example", "examples", "enum", "const", "default", "x-open-enum"];

/** A header with a Chinese value makes Node throw and Prism answer 500. */
export const asciiHeaders = rule(({ operations }, report) => {
  const check = (holder: unknown, location: Location) => {
    if (!isObject(holder)) return;
    for (const key of held) {
      for (const [path, value] of scalars(holder[key])) {
        if (path.at(-1) === "summary" || path.at(-1) === "description" || path.at(-1) === "meaning") continue;
        if (typeof value === "string" && /[^\x20-\x7e]/.test(value)) {
          report(
            location.child([key, ...path]),
            "Write the header value in ASCII: HTTP headers carry nothing else, and Prism answers 500.",
          );
        }
      }
    }
    check(holder.schema, location.child("schema"));
  };
  for (const { node, location, parameters } of operations) {
    for (const parameter of parameters) if (parameter.node.in === "header") check(parameter.node, parameter.location);
    for (const status of keysOf(node.responses)) {
      const answer = isObject(node.responses) ? node.responses[status] : undefined;
      const headers = isObject(answer) ? answer.headers : undefined;
      for (const name of keysOf(headers))
        check((headers as Record<string, unknown>)[name], location.child(["responses", status, "headers", name]));
    }
  }
});
