import { isObject, keysOf } from "../lib/json.ts";
import { rule } from "../lib/rule.ts";

function faultOf(pattern: unknown): string | undefined {
  if (typeof pattern !== "string") return "it is not text";
  try {
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** One pattern that is illegal under the `u` flag, and Prism leaves the whole body unchecked without a word. */
export const unicodePatterns = rule(({ schemas }, report) => {
  for (const { raw, location } of schemas) {
    const fault = "pattern" in raw ? faultOf(raw.pattern) : undefined;
    if (fault)
      report(
        location.child("pattern"),
        `Write the pattern so that it compiles with the \`u\` flag (${fault}): Prism leaves the whole body unchecked otherwise.`,
      );
    if (!isObject(raw.patternProperties)) continue;
    for (const key of keysOf(raw.patternProperties)) {
      const wrong = faultOf(key);
      if (wrong)
        report(
          location.child(["patternProperties", key]).key(),
          `Write the pattern so that it compiles with the \`u\` flag (${wrong}).`,
        );
    }
  }
});
