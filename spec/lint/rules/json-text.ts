import { isObject, typesOf } from "../lib/json.ts";
import { rule } from "../lib/rule.ts";

export const jsonText = rule(({ schemas }, report) => {
  for (const { raw, node, location } of schemas) {
    if ("x-json-text" in raw) {
      const at = location.child("x-json-text");
      if (raw["x-json-text"] !== true) report(at, "Write `x-json-text: true`, or take it away.");
      if (node.contentMediaType !== "application/json")
        report(at, "Write `contentMediaType: application/json` beside x-json-text.");
      if (!isObject(node.contentSchema)) report(at, "Write `contentSchema` beside x-json-text: what the JSON holds.");
      if (!typesOf(node).includes("string")) report(at, "Write `type: string` (or with null): JSON text is text.");
    } else if ("contentSchema" in raw || raw.contentMediaType === "application/json") {
      report(location, "Write `x-json-text: true` beside contentSchema: clients look for it.");
    }
  }
});
