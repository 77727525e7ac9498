import type { DescribedOperation, SecurityPart } from "../contract/description.ts";

/** The parts of a request that may hold credentials. */
export interface CredentialSource {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
}

/** The text of a part as sent, or undefined. If a query parameter is given twice, the first one counts. */
export function partOf(source: CredentialSource, part: SecurityPart): string | undefined {
  if (part.in === "header") return source.headers[part.name.toLowerCase()] || undefined;
  const value = source.query[part.name];
  return (typeof value === "object" ? value[0] : value) || undefined;
}

export type ChosenParts =
  | { readonly kind: "complete"; readonly parts: readonly SecurityPart[] }
  | { readonly kind: "open" }
  | { readonly kind: "missing"; readonly missing: readonly SecurityPart[] };

/**
 * The credential alternative that the request uses: the largest complete one; none, if the description allows that and the request
 * has no parts; otherwise the alternative that lacks least, to name what is missing.
 */
export function chooseParts(operation: DescribedOperation, source: CredentialSource): ChosenParts {
  const alternatives = operation.security.map((parts) => ({
    parts,
    missing: parts.filter((part) => partOf(source, part) === undefined),
  }));
  if (alternatives.length === 0) return { kind: "open" };
  const complete = alternatives
    .filter(({ parts, missing }) => parts.length > 0 && missing.length === 0)
    .sort((a, b) => b.parts.length - a.parts.length)[0];
  if (complete !== undefined) return { kind: "complete", parts: complete.parts };
  const optional = alternatives.some(({ parts }) => parts.length === 0);
  const untouched = alternatives.every(({ parts, missing }) => missing.length === parts.length);
  if (optional && untouched) return { kind: "open" };
  const nearest = alternatives
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => a.missing.length - b.missing.length)[0];
  return { kind: "missing", missing: nearest?.missing ?? [] };
}
