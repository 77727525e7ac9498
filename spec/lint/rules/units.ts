import { isObject } from "../lib/json.ts";
import { rule } from "../lib/rule.ts";
import { gradeList, isGrade, units as known } from "../lib/vocabulary.ts";

export const units = rule(({ schemas }, report) => {
  for (const { raw, location } of schemas) {
    if (!("x-unit" in raw)) continue;
    const value = raw["x-unit"];
    const at = location.child("x-unit");
    if (!isObject(value) || Object.keys(value).sort().join() !== "grade,unit")
      report(at, "Write `x-unit: { unit, grade }`.");
    else if (!known.includes(String(value.unit)))
      report(at.child("unit"), `Write a unit that EXTENSIONS.md lists: ${known.join(", ")}.`);
    else if (!isGrade(value.grade)) report(at.child("grade"), `Write the grade of the unit: ${gradeList}.`);
  }
});
