/**
 * Deep equality of what was sent and what an example shows. Numbers and their digits as text are the same: ids may stand either
 * way, and what may not was refused before. A field that is null and one that is not there are different.
 */
export function sameValue(sent: unknown, shown: unknown): boolean {
  if (sent === shown) return true;
  if (isScalar(sent) && isScalar(shown)) return typeof sent !== typeof shown && String(sent) === String(shown);
  if (Array.isArray(sent) || Array.isArray(shown)) {
    return (
      Array.isArray(sent) &&
      Array.isArray(shown) &&
      sent.length === shown.length &&
      sent.every((item, index) => sameValue(item, shown[index]))
    );
  }
  if (typeof sent !== "object" || typeof shown !== "object" || sent === null || shown === null) return false;
  const names = Object.keys(sent);
  return (
    names.length === Object.keys(shown).length &&
    names.every((name) => Object.hasOwn(shown, name) && sameValue(Reflect.get(sent, name), Reflect.get(shown, name)))
  );
}

const isScalar = (value: unknown): value is string | number => typeof value === "string" || typeof value === "number";
