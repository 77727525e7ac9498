import { rule } from "../lib/rule.ts";

/** 19.9 is no multiple of 0.01 in binary floating point: such a rule refuses good prices. */
export const noDecimalMultipleOf = rule(({ schemas }, report) => {
  for (const { raw, location } of schemas) {
    if ("multipleOf" in raw && !Number.isInteger(raw.multipleOf)) {
      report(
        location.child("multipleOf"),
        "Take this `multipleOf` away: floating point refuses good prices. Say it in the description.",
      );
    }
  }
});
