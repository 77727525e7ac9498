import { listOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

/** Pages call fields required that their own examples leave null: a reader that trusts them refuses good answers. */
export const requiredInAnswers = rule(({ operations }, report) => {
  for (const { kind, schemas } of operations) {
    if (kind === "webhook") continue;
    for (const { raw, location, direction, path } of schemas) {
      if (direction !== "answer" || !("required" in raw)) continue;
      const extra = listOf(raw.required).filter((name) => name !== "code" || path.length > 0);
      if (extra.length > 0)
        report(
          location.child("required"),
          `Remove ${extra.join(", ")} from \`required\`: in an answer only \`code\` is required.`,
        );
    }
  }
});
