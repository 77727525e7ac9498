/** What the mock accepts. `both`: 10 digits are seconds, 13 digits milliseconds. */
export type AcceptedTimestampUnit = "s" | "ms" | "both";

export type ReadTimestamp =
  | { readonly ok: true; readonly ms: number }
  | { readonly ok: false; readonly found: "not-digits" | "s" | "ms" };

/** Reads the very text of the header. The unit shows in the number of digits: 10 until the year 2286, 13 until then. */
export function readTimestamp(text: string, unit: AcceptedTimestampUnit): ReadTimestamp {
  const found = /^\d{10}$/.test(text) ? "s" : /^\d{13}$/.test(text) ? "ms" : "not-digits";
  if (found === "not-digits" || (unit !== "both" && unit !== found)) return { ok: false, found };
  return { ok: true, ms: found === "s" ? Number(text) * 1000 : Number(text) };
}
