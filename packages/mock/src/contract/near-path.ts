import { distance } from "fastest-levenshtein";
import type { Text } from "../refusals/text.ts";
import type { DescribedOperation } from "./description.ts";

/** The operation that an unknown path was most likely meant for, and what is wrong with the path. */
export interface NearPath {
  readonly operation: DescribedOperation;
  readonly cause: Text;
}

/** `segments`: those of the request, base path included. `base`: the segments of the mock's own base path. */
export function nearPath(
  operations: readonly DescribedOperation[],
  method: string,
  segments: readonly string[],
  base: readonly string[],
): NearPath | undefined {
  const wanted = segments.filter((segment) => segment !== "");
  if (wanted.length === 0) return undefined;
  const best = operations
    .map((operation) => ({ operation, ...judged(operation, wanted, base) }))
    .filter(({ far }) => far !== undefined)
    .map(({ operation, far = 0, cause }) => ({
      operation,
      cause,
      // Of two equally near paths, prefer the one with the same method.
      far: far + (operation.method === (method === "HEAD" ? "GET" : method) ? 0 : 0.1),
    }))
    .sort((a, b) => a.far - b.far)[0];
  if (best === undefined) return undefined;
  const doubled = segments.slice(0, -1).includes("");
  const trailing = segments.length > 1 && segments.at(-1) === "";
  return { operation: best.operation, cause: best.cause ?? slashText(doubled, trailing) };
}

const slashText = (doubled: boolean, trailing: boolean): Text =>
  doubled
    ? { en: "it has a doubled slash", zh: "路径中有重复的斜杠" }
    : trailing
      ? { en: "it ends in a slash", zh: "路径以斜杠结尾" }
      : { en: "it is spelt differently", zh: "拼写不同" };

interface Judged {
  /** 0: equal except for slashes. Undefined: not near. */
  readonly far: number | undefined;
  readonly cause?: Text;
}

function judged({ path }: DescribedOperation, wanted: readonly string[], base: readonly string[]): Judged {
  const template = [...base, ...path.split("/").slice(1)];
  if (fits(template, wanted)) return { far: 0 };
  if (fits(template, wanted, true)) {
    return { far: 1, cause: { en: "it differs in upper and lower case", zh: "大小写不同" } };
  }
  const bare = template.slice(base.length);
  const surplus = wanted.length - bare.length;
  if (surplus > 0 && fits(bare, wanted.slice(surplus), true)) {
    const prefix = `/${wanted.slice(0, surplus).join("/")}`;
    return {
      far: 2,
      cause: { en: `it has "${prefix}" in front, which does not belong there`, zh: `前面多了 "${prefix}"` },
    };
  }
  const lack = template.length - wanted.length;
  if (lack > 0 && literals(template.slice(lack)) > 1 && fits(template.slice(lack), wanted, true)) {
    const prefix = `/${template.slice(0, lack).join("/")}`;
    return { far: 2, cause: { en: `"${prefix}" in front is missing`, zh: `前面缺少 "${prefix}"` } };
  }
  return { far: typosBetween(bare, wanted) };
}

const literals = (template: readonly string[]): number => template.filter((part) => !part.startsWith("{")).length;

function fits(template: readonly string[], wanted: readonly string[], anyCase = false): boolean {
  return (
    template.length === wanted.length &&
    template.every((part, index) => {
      const given = wanted[index] ?? "";
      if (part.startsWith("{")) return given !== "";
      return anyCase ? part.toLowerCase() === given.toLowerCase() : part === given;
    })
  );
}

/** More typos than this mean another path. */
function typosBetween(template: readonly string[], wanted: readonly string[]): number | undefined {
  const filled = template.map((part, index) => (part.startsWith("{") ? (wanted[index] ?? part) : part)).join("/");
  const given = wanted.join("/");
  const most = Math.min(6, Math.floor(filled.length / 5));
  if (Math.abs(filled.length - given.length) > most) return undefined;
  const typos = distance(filled.toLowerCase(), given.toLowerCase());
  return typos <= most ? 3 + typos : undefined;
}
