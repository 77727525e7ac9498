const WHOLE = /address|receiver|consignee/i;
const SINGLE = /name|phone|mobile|mail|provin|city|district|street|town|zip|post|tax/i;

/**
 * The texts of an input that tell who somebody is and where he lives, to keep them out of errors and logs: everything in and
 * below a field called address (or receiver …), and single fields such as `phone`, wherever they stand.
 */
export function personalTexts(input: unknown, isPersonal = false, depth = 0): string[] {
  if (typeof input === "string") return isPersonal ? [input] : [];
  if (typeof input !== "object" || input === null || depth > 8) return [];
  return Object.entries(input).flatMap(([key, value]) =>
    personalTexts(value, isPersonal || WHOLE.test(key) || (typeof value === "string" && SINGLE.test(key)), depth + 1),
  );
}
