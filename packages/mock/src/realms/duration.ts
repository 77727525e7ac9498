const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A span of time: milliseconds, or text such as `"30m"`, `"10d"`, `"1h30m"`, `"500ms"`. */
export type Duration = number | string;

/**
 * A span of time in whole milliseconds.
 *
 * @throws TypeError for a text that is not a span of time, and for a number that is negative or not finite
 */
export function durationMs(span: Duration): number {
  if (typeof span !== "string") {
    if (Number.isFinite(span) && span >= 0) return Math.round(span);
    throw new TypeError(`${spelt(span)} is not a span of time: give milliseconds from 0 on, or text such as "30m"`);
  }
  const text = span.replaceAll(/\s/g, "");
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/.test(text)) {
    throw new TypeError(`${spelt(span)} is not a span of time: write "500ms", "90s", "30m", "2h", "10d" or "1h30m"`);
  }
  let total = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)) {
    total += Number(number) * (UNITS[unit ?? ""] ?? 0);
  }
  return Math.round(total);
}

/** The given value as text, cut to a readable length. */
const spelt = (span: unknown): string =>
  (typeof span === "bigint" ? `${span}n` : (JSON.stringify(span) ?? String(span))).slice(0, 80);
