import { atDoor } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";
import { textOf } from "../errors/thrown.ts";

const CHINA_MS = 8 * 3_600_000;

/**
 * Parses a time of the API: `2025-04-24 16:30:49` in China time (UTC+8; that the API means China time is
 * inferred, no page says so), or 1688's `20180423171116000+0800`, which says its zone.
 *
 * @throws InputError Another form, or a date or time of day that does not exist.
 */
export function parseChinaTime(given: string): Date {
  const text = textOf(given);
  const [, date, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(text) ?? [];
  if (date) return moment(`${date}T${time}.000`, "+08:00");
  const [, year, month, day, hour, minute, second, ms, zoneHour, zoneMinute] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})([+-][01]\d)([0-5]\d)$/.exec(text) ?? [];
  if (!year) throw badTime();
  return moment(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}`, `${zoneHour}:${zoneMinute}`);
}

function moment(wallClock: string, zone: string): Date {
  // `Date` turns 30 February into 2 March and 24:00 into the next day.
  if (new Date(`${wallClock}Z`).toJSON() !== `${wallClock}Z`) throw badTime();
  return new Date(wallClock + zone);
}

const badTime = (): InputError =>
  new InputError("Not a time of the API.", {
    hint: "Pass an existing time in the form 2025-04-24 16:30:49 or 20180423171116000+0800.",
  });

/**
 * Formats a time as the API writes it: `2025-04-24 16:30:49` in China time (UTC+8), without milliseconds; with `form` `"1688"` as
 * `20180423171116000+0800`.
 *
 * @throws InputError An invalid date, or one outside the years 0 to 9999.
 */
export function formatChinaTime(date: Date, form: "plain" | "1688" = "plain"): string {
  // A Date of another realm, as tests have them, is not an instance of ours.
  const time = atDoor(() => (Object.prototype.toString.call(date) === "[object Date]" ? date.getTime() : Number.NaN));
  const china = new Date(time + CHINA_MS);
  const year = china.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) {
    throw new InputError("Not a date that the API can write.", { hint: "Pass a valid Date of the years 0 to 9999." });
  }
  const text = china.toISOString();
  return form === "1688" ? `${text.replace(/\D/g, "")}+0800` : text.slice(0, 19).replace("T", " ");
}
