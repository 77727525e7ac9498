import { distance } from "fastest-levenshtein";

/** The known name that was most likely meant; undefined if none is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const plain = plainOf(name);
  if (plain === "") return undefined;
  let best: { readonly name: string; readonly far: number } | undefined;
  for (const candidate of known) {
    const far = howFar(plain, plainOf(candidate));
    if (far !== undefined && far < (best?.far ?? Number.POSITIVE_INFINITY)) best = { name: candidate, far };
  }
  return best?.name;
}

/** Ignores case, separators, brackets and an index: `Item_ID`, `itemId[]` and `itemid[0]` are all `itemid`. */
const plainOf = (name: string): string =>
  name
    .replace(/\[[^\]]*\]$/, "")
    .replaceAll(/[\s_.-]/g, "")
    .toLowerCase();

function howFar(a: string, b: string): number | undefined {
  if (a === b) return 0;
  if (a === `${b}s` || b === `${a}s`) return 0.5;
  if (isTransposed(a, b)) return 1;
  const shorter = Math.min(a.length, b.length);
  const typos = Math.abs(a.length - b.length) > 3 ? Number.POSITIVE_INFINITY : distance(a, b);
  if (typos <= (shorter <= 3 ? 1 : shorter <= 7 ? 2 : 3) && typos < shorter) return typos;
  // `pageNumber` for `pageNo`: the same beginning, more than half of it.
  const common = commonStart(a, b);
  return common >= 4 && common * 2 > shorter ? 10 - common / shorter : undefined;
}

/** Two neighbours have changed places: one slip of the fingers, not two typos. */
function isTransposed(a: string, b: string): boolean {
  const at = commonStart(a, b);
  return a.length > 2 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
