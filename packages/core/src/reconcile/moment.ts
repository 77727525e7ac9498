import { parseChinaTime } from "../transport/loaded-first.ts";

/** PandaPon did not exist before this year: an earlier time is a placeholder (1970-01-01, 0001-01-01, 2000-01-01). */
const EARLIEST_MS = Date.UTC(2010, 0, 1);
const LATEST_MS = Date.UTC(2099, 0, 1);

/** When something happened, in milliseconds since 1970, of the API's text or of milliseconds; undefined when the text has an unknown form or is a placeholder. */
export function momentOf(time: unknown): number | undefined {
  if (typeof time === "number" && time > 1e12 && time < 1e14) return time;
  if (typeof time !== "string") return undefined;
  try {
    const at = parseChinaTime(time).getTime();
    return at < EARLIEST_MS ? undefined : at;
  } catch {
    return undefined;
  }
}

/** A plausible year. 2000 and 2099 also stand for "never". */
const YEAR = /(?<!\d)20(?!00|9\d)\d\d(?!\d)/;
/** Digits only: `20180423`, `20180423171116`, `20180423171116000+0800`. */
const DIGITS = /^20(?!00|9\d)\d\d[01]\d[0-3]\d(\d{6}|\d{9})?([+-]\d{4})?$/;
/** Milliseconds or seconds. */
const NUMBER = /^-?\d{5,}(\.\d+)?$/;

/** Whether a value is a time and not a placeholder: `0`, an empty text, a day in 1970 or 9999, also as a number. */
export function isTime(value: unknown): boolean {
  const text = String(value ?? "").trim();
  if (DIGITS.test(text)) return true;
  if (!NUMBER.test(text)) return YEAR.test(text);
  const at = Number(text) * (Number(text) < 1e11 ? 1000 : 1);
  return at >= EARLIEST_MS && at < LATEST_MS;
}
