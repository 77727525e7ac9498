const WHOLE = /address|receiver|consignee/i;
const SINGLE = /name|phone|mobile|mail|provin|city|district|street|town|zip|post|tax/i;
/** Far more than an order has. */
const MAX_VALUES = 10_000;
/** Each costs time with each text that it is looked for in. */
const MAX_TEXTS = 1000;

/**
 * The texts of an input that tell who somebody is and where he lives, to keep them out of errors and logs: everything in and
 * below a field called address (or receiver …), and single fields such as `phone`, wherever they stand, in JSON text too. Numbers
 * count by their digits. Never throws: what cannot be read is passed over.
 */
export function personalTexts(input: unknown): string[] {
  const found = new Set<string>();
  const seen = [new Set<unknown>(), new Set<unknown>()] as const;
  // A loop over an array also visits what is added on the way.
  const open: [value: unknown, isPersonal: boolean][] = [[input, false]];
  for (const [value, isPersonal] of open) {
    if (found.size >= MAX_TEXTS) break;
    if (typeof value === "object" && value !== null) {
      // Only once, or what holds itself would take up the room of the rest.
      const before = seen[isPersonal ? 1 : 0];
      if (before.has(value)) continue;
      before.add(value);
      for (const [key, item] of entriesOf(value)) {
        const isSingle = typeof item !== "object" && SINGLE.test(key);
        if (open.length < MAX_VALUES) open.push([item, isPersonal || isSingle || WHOLE.test(key)]);
      }
      continue;
    }
    if (isPersonal && /string|number|bigint/.test(typeof value)) found.add(String(value));
    if (typeof value === "string" && /^\s*[[{"]/.test(value)) open.push([parsed(value), isPersonal]);
  }
  return [...found];
}

function entriesOf(value: object): [string, unknown][] {
  try {
    return Object.entries(value);
  } catch {
    return [];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
