import { rule } from "../../lib/rule.ts";

export const misspellings = rule(({ schemas }, report) => {
  for (const { raw, location, property } of schemas) {
    if (property !== undefined && raw["x-misspelt"] === property)
      report(location.child("x-misspelt"), "Write the right spelling in `x-misspelt`, not the name itself.");
  }
});
