import { isObject, isText, listOf } from "../lib/json.ts";
import { rule } from "../lib/rule.ts";
import { gradeList, isGrade } from "../lib/vocabulary.ts";

const parts = ["path", "request", "response"];
const keys = [...parts, "sources", "note"];

export const operationEvidence = rule(({ operations }, report) => {
  for (const { kind, node, location } of operations) {
    const evidence = node["x-evidence"];
    if (!isObject(evidence)) {
      report(location, "Give the operation `x-evidence: { path, request, response, sources }`.");
      continue;
    }
    const at = location.child("x-evidence");
    for (const part of parts) {
      // A push has no path on PandaPon's side; what it says there is optional.
      if (kind === "webhook" && part === "path" && !(part in evidence)) continue;
      if (!isGrade(evidence[part]))
        report(part in evidence ? at.child(part) : at, `Write the grade of the ${part}: ${gradeList}.`);
    }
    for (const key of Object.keys(evidence))
      if (!keys.includes(key)) report(at.child(key).key(), `Take "${key}" away: x-evidence has ${keys.join(", ")}.`);
    const sources = listOf(evidence.sources);
    const inferred = parts.every((part) => !(part in evidence) || evidence[part] === "inferred");
    if (!Array.isArray(evidence.sources) || (sources.length === 0 && !inferred))
      report(at, "List the pages in `sources`: only what is inferred throughout has none.");
    for (const [index, source] of sources.entries()) {
      if (!isText(source) || /\s|^https?:/.test(source))
        report(
          at.child(["sources", index]),
          "Write a source as host/page-id, e.g. doc-env2.pandapon.com/api-289120999.",
        );
    }
    if (evidence.path === "inferred" && !isText(evidence.note))
      report(at, "Say in `note` how the inferred path was derived, with the alternatives.");
  }
});
