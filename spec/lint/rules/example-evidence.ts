import { rule } from "../lib/rule.ts";
import { gradeList, isGrade } from "../lib/vocabulary.ts";

export const exampleEvidence = rule(({ operations }, report) => {
  for (const { examples } of operations) {
    for (const { node, location, of } of examples) {
      if (of === "parameter" && !("x-evidence" in node)) continue;
      if (!isGrade(node["x-evidence"])) {
        report(
          location,
          `Give the example \`x-evidence\`: documented when the page shows it, inferred when it is ours (${gradeList}).`,
        );
      }
    }
  }
});
