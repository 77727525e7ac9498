import { rule } from "../lib/rule.ts";

export const noDiscriminator = rule(({ schemas }, report) => {
  for (const { raw, location } of schemas) {
    if ("discriminator" in raw)
      report(
        location.child("discriminator").key(),
        "Take `discriminator` away and put `const` on the property that tells the variants apart: no validator used here reads it.",
      );
  }
});
