import { isText } from "../lib/json.ts";
import { rule } from "../lib/rule.ts";

export const misspellings = rule(({ schemas }, report) => {
  for (const { raw, location, property } of schemas) {
    if (!("x-misspelt" in raw)) continue;
    if (!isText(raw["x-misspelt"]) || raw["x-misspelt"] === property)
      report(location.child("x-misspelt"), "Write the right spelling in `x-misspelt`.");
  }
});
