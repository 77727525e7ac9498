import type { DescribedOperation, SecurityPart } from "../contract/description.ts";

/** Where credentials may stand in a request. */
export interface CredentialSource {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
}

/** The text of a part as sent, or undefined. Of a query parameter given twice the first counts. */
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
 * Which of the operation's alternatives the request uses: the largest that is complete; none, if the description allows that and
 * the request has no part of any; otherwise the one that lacks least, to say what is missing.
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
