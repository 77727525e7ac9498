import { isText, listOf } from "../lib/json.ts";
import { rule } from "../lib/rule.ts";

export const noteLists = rule(({ operations }, report) => {
  for (const { node, location } of operations) {
    for (const key of ["x-contradictions", "x-open-questions"]) {
      if (!(key in node)) continue;
      const notes = listOf(node[key]);
      if (notes.length === 0 || !notes.every(isText))
        report(location.child(key), `Write \`${key}\` as a list of texts (quote what holds a colon), or take it away.`);
    }
  }
});
