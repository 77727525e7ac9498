import { isObject, isText } from "../lib/json.ts";
import type { Location } from "../lib/redocly.ts";
import { rule } from "../lib/rule.ts";
import { gradeList, isGrade } from "../lib/vocabulary.ts";

export const fieldEvidence = rule(({ schemas, operations }, report) => {
  const check = (node: Readonly<Record<string, unknown>>, location: Location) => {
    if (!("x-evidence" in node)) return;
    const value = node["x-evidence"];
    if (isGrade(value)) return;
    const wellFormed = isObject(value) && isGrade(value.grade) && isText(value.note) && Object.keys(value).length === 2;
    if (!wellFormed)
      report(location.child("x-evidence"), `Write a grade (${gradeList}), or \`{ grade, note }\` with a text.`);
  };
  for (const { raw, location } of schemas) check(raw, location);
  for (const { parameters } of operations) for (const { node, location } of parameters) check(node, location);
});
