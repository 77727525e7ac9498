/** What the mock accepts. `both`: 10 digits are seconds, 13 digits milliseconds. */
export type AcceptedTimestampUnit = "s" | "ms" | "both";

export type ReadTimestamp =
  | { readonly ok: true; readonly ms: number }
  | { readonly ok: false; readonly found: "not-digits" | "s" | "ms" };

/**
 * Reads the very text of the header. The unit shows in the number of digits: 10 until the year 2286, 13 until then.
 *
 * @param now The mock's clock. Fake timers may start at 0: before September 2001 the unit is the one that comes nearer to the clock.
 */
export function readTimestamp(text: string, unit: AcceptedTimestampUnit, now: number): ReadTimestamp {
  const found =
    now < 1e12
      ? nearerUnit(text, unit, now)
      : /^\d{10}$/.test(text)
        ? "s"
        : /^\d{13}$/.test(text)
          ? "ms"
          : "not-digits";
  if (found === "not-digits" || (unit !== "both" && unit !== found)) return { ok: false, found };
  return { ok: true, ms: found === "s" ? Number(text) * 1000 : Number(text) };
}

function nearerUnit(text: string, unit: AcceptedTimestampUnit, now: number): "s" | "ms" | "not-digits" {
  if (!/^\d{1,13}$/.test(text)) return "not-digits";
  if (unit !== "both") return unit;
  return Math.abs(Number(text) * 1000 - now) <= Math.abs(Number(text) - now) ? "s" : "ms";
}
