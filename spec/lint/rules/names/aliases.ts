import { isObject, listOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

/** Two spellings of one fact: both are properties, and each names the other. */
export const aliases = rule(({ schemas }, report) => {
  for (const { node, location, property, owner, raw } of schemas) {
    if (!("x-aliases" in raw)) continue;
    const at = location.child("x-aliases");
    const names = listOf(node["x-aliases"]);
    if (names.length === 0 || !names.every((name) => typeof name === "string")) {
      report(at, "List the other spellings in `x-aliases`.");
      continue;
    }
    const siblings = owner?.target.node.properties;
    for (const name of names as string[]) {
      const other = isObject(siblings) ? siblings[name] : undefined;
      if (name === property) report(at, "Remove its own name: x-aliases lists the others.");
      else if (!isObject(other))
        report(at, `Declare the property "${name}" beside it: an alias is sent under its own name.`);
      else if (!listOf(other["x-aliases"]).includes(property))
        report(at, `Write \`x-aliases: [${property}]\` on "${name}" too: aliases go both ways.`);
    }
  }
});
