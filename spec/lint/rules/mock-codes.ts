import { isObject, isText, listOf } from "../lib/json.ts";
import { rule } from "../lib/rule.ts";

export const mockCodes = rule(({ root }, report) => {
  const codes = listOf(root.node["x-mock-codes"]);
  const at = "x-mock-codes" in root.node ? root.location.child("x-mock-codes") : root.location;
  if (codes.length === 0) report(at, "List the failure codes of the examples in `x-mock-codes`.");
  const seen = new Set<unknown>();
  for (const [index, entry] of codes.entries()) {
    const good =
      isObject(entry) &&
      Number.isInteger(entry.code) &&
      Number(entry.code) >= 99000 &&
      Number(entry.code) <= 99999 &&
      isText(entry.meaning) &&
      Object.keys(entry).length === 2;
    if (!good)
      report(
        at.child(index),
        "Write `{ code, meaning }` with a code from 99000 to 99999, a range that marks it as ours.",
      );
    else if (seen.has(entry.code)) report(at.child(index), `Take one of the two away: ${entry.code} stands twice.`);
    if (isObject(entry)) seen.add(entry.code);
  }
});
