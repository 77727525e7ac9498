import { parseChinaTime } from "../transport/loaded-first.ts";

/** Nothing was sold before it: an earlier time is a placeholder for one (1970-01-01, 0001-01-01, 1900-01-01). */
const EARLIEST_MS = Date.UTC(2000, 0, 1);

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

/** A year from 2001 to 2089, at the beginning of a number or alone; or seconds or milliseconds since 1970. */
const SOME_TIME = /(?<!\d)(20(?!00)[0-8]\d|1\d{9}(\d{3})?(?!\d))/;

/** Whether a time stands there, and not a placeholder such as `0`, an empty text, a day of 1970 or of 9999. */
export const isTime = (value: unknown): boolean => SOME_TIME.test(String(value ?? ""));
