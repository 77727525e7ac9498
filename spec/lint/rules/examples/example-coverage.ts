import { isObject, listOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

/** Every operation shows how it goes well and how it fails, and no failure code is passed off as PandaPon's. */
export const exampleCoverage = rule(({ root, operations }, report) => {
  const invented = listOf(root.node["x-mock-codes"]).map((one) => (isObject(one) ? one.code : undefined));
  for (const { kind, node, location, examples } of operations) {
    const at = (key: string) => (key in node ? location.child(key).key() : location);
    if ("requestBody" in node && !examples.some(({ of }) => of === "request"))
      report(at("requestBody"), "Give the body at least one example: examples/<operationId>.request.<name>.yaml.");
    if (kind === "webhook") continue;
    const codes = { good: 0, bad: 0 };
    for (const { of, node: example, location: place } of examples) {
      if (of === "request" || of === "parameter") continue;
      const code = isObject(example.value) ? example.value.code : undefined;
      if (of === "200") {
        codes.good += 1;
        if (code !== 200) report(place, "Write `code: 200` in the example: it stands under the answer of success.");
      } else {
        codes.bad += 1;
        if (!invented.includes(code))
          report(place, `Take a code from x-mock-codes (${invented.join(", ")}): PandaPon documents no failure code.`);
      }
    }
    if (codes.good === 0) report(at("responses"), 'Give "200" at least one example of success.');
    if (codes.bad === 0) report(at("responses"), "Give `default` at least one example of a business failure.");
  }
});
