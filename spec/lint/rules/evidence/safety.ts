import { rule } from "../../lib/rule.ts";

const reading = /^(get|list|search|recommend|render|preview|batchPreview|estimate)[A-Z0-9]/;
const paying = /^(pay|batchPay)[A-Z0-9]/;

/** Clients repeat a `read` on their own, so a wrong word here orders twice. */
export const safety = rule(({ operations }, report) => {
  for (const { id, kind, node, location } of operations) {
    if (kind === "webhook") {
      if ("x-safety" in node) report(location.child("x-safety"), "Remove `x-safety`: clients do not call webhooks.");
      continue;
    }
    const value = node["x-safety"];
    if (value === undefined) continue;
    const at = location.child("x-safety");
    if (reading.test(id) !== (value === "read"))
      report(
        at,
        `Make name and \`x-safety\` agree: ${id} ${reading.test(id) ? "reads by its name" : "changes something by its name"}, and clients repeat a read on their own.`,
      );
    else if (paying.test(id) && value !== "payment")
      report(at, `Write \`x-safety: payment\`: ${id} moves money by its name.`);
  }
});
