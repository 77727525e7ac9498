import { isText } from "../lib/json.ts";
import { rule } from "../lib/rule.ts";

export const summaries = rule(({ operations }, report) => {
  for (const { node, location } of operations) {
    if (!isText(node.summary) || /\p{Script=Han}/u.test(node.summary))
      report(location, "Give the operation a `summary` in English.");
    if (!isText(node["x-summary-zh"]) || !/\p{Script=Han}/u.test(node["x-summary-zh"]))
      report(location, "Give the operation `x-summary-zh`, the summary in Chinese.");
    if (!isText(node.description) || node.description.trim().length < 40)
      report(
        location,
        "Give the operation a `description`: when to use it, what comes before and after, what can go wrong.",
      );
  }
});
