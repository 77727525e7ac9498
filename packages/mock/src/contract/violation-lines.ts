import type { Violation } from "./violation.ts";

/** One line for `msg`: the first violations, and how many more there are. */
export function violationLines(
  violations: readonly Violation[],
  language: "en" | "zh",
  most: number,
  count = violations.length,
): string {
  const shown = violations.slice(0, most).map(({ location, message }) => `${location.join(".")}: ${message[language]}`);
  const more = count - shown.length;
  const tail = more === 0 ? [] : [language === "en" ? `and ${more} more` : `另有 ${more} 处`];
  return [...shown, ...tail].join(language === "en" ? "; " : "；");
}
