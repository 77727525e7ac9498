import { isObject, listOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

const common = ["accessKey", "nonceStr", "signature", "timestamp", "userId"];
const freight = ["freightSign", "freightTimestamp"];

const schemesOf = (security: unknown) => listOf(security).map((one) => (isObject(one) ? Object.keys(one).sort() : []));
const has = (required: readonly string[], wanted: readonly string[]) =>
  wanted.every((scheme) => required.includes(scheme));

/** Warehouse logistics signs in the query, everything else in five headers at once, a push with one. */
export const security = rule(({ root, operations }, report) => {
  const inherited = schemesOf(root.node.security);
  if (inherited.length !== 1 || !has(inherited[0] ?? [], common)) {
    report(
      root.location.child("security"),
      `Write one requirement with all of ${common.join(", ")}: they go together.`,
    );
  }
  for (const { kind, file, node, location } of operations) {
    const at = "security" in node ? location.child("security") : location;
    const effective = "security" in node ? schemesOf(node.security) : inherited;
    if (kind === "webhook") {
      if (effective.length !== 1 || effective[0]?.join() !== "pushSignature")
        report(at, "Write `security: [{ pushSignature: [] }]`: a push carries nothing else.");
    } else if (file.startsWith("logistics/freight/")) {
      if (effective.length === 0 || !effective.every((one) => has(one, freight))) {
        report(
          at,
          `Put ${freight.join(" and ")} into each requirement of \`security\`: warehouse logistics is signed in the query.`,
        );
      }
    } else if (effective.length !== 1 || effective[0]?.join() !== common.join()) {
      report(at, `Remove this \`security\`, which the root has, or write one requirement of ${common.join(", ")}.`);
    }
  }
});
