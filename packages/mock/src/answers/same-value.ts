/**
 * Deep equality of a sent value and an example. A number equals its digits as text, because ids may be sent either way; the check
 * of the request has already refused wrong forms. A null field differs from a missing field.
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
