import { cut } from "../refusals/text.ts";
import type { PrismDiagnostic } from "./prism.ts";
import { inChinese, inEnglish } from "./translate-violation.ts";
import type { Violation } from "./violation.ts";

const ERROR = 0;
/** More would not help, and a large body can have one for each of its values. */
const MOST_VIOLATIONS = 100;

export interface Lookup {
  /** The value at a location, for display. */
  readonly valueAt: (location: readonly string[]) => unknown;
  /** The declared spelling of a parameter. */
  readonly nameOf: (place: string, name: string) => string;
}

/** Prism's diagnostics as violations, the first hundred; its hints are left out. */
export function violationsOf(diagnostics: readonly PrismDiagnostic[], { valueAt, nameOf }: Lookup): Violation[] {
  return diagnostics
    .filter(({ severity }) => severity === ERROR)
    .slice(0, MOST_VIOLATIONS)
    .map((diagnostic) => {
      const path = diagnostic.path ?? ["body"];
      const [place = "body", ...tokens] = path.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
      const [first, ...others] = tokens;
      const location = first === undefined ? [place] : [place, nameOf(place, first), ...others];
      const sentence = withDeclaredName(withoutPrefix(diagnostic.message, path), (name) => nameOf(place, name));
      const found = foundAt(valueAt(location), location);
      return {
        location,
        rule: String(diagnostic.code ?? "rule"),
        message: {
          en: `${inEnglish(sentence)}${found === undefined ? "" : `, found ${found}`}`,
          zh: `${inChinese(sentence)}${found === undefined ? "" : `，实际为 ${found}`}`,
        },
      };
    });
}

/** "Request body property ids.0 must be string" → "must be string": the location is reported separately. */
function withoutPrefix(message: string, path: readonly string[]): string {
  const [place = "", ...rest] = path;
  const noun = rest.length === 0 ? "" : `${place === "body" ? "property" : "parameter"} ${rest.join(".").trim()} `;
  for (const side of ["Request", "Response"]) {
    const prefix = `${side} ${place} ${noun}`;
    if (message.startsWith(prefix)) return message.slice(prefix.length);
  }
  return message === "Body parameter is required" ? "parameter is required" : message;
}

const withDeclaredName = (sentence: string, nameOf: (name: string) => string): string =>
  sentence.replace(
    /^must have required property '(.*)'$/s,
    (_, name: string) => `must have required property '${nameOf(name)}'`,
  );

function foundAt(value: unknown, location: readonly string[]): string | undefined {
  if (value === undefined || location.length < 2) return undefined;
  if (Array.isArray(value)) return "array";
  if (typeof value === "object" && value !== null) return "object";
  return cut(JSON.stringify(value), 60);
}
