const CHINA_MS = 8 * 3_600_000;

/** `20180423171116000`: China time without separators, to the millisecond. */
export const chinaDigits = (at: number): string =>
  new Date(at + CHINA_MS).toISOString().replaceAll(/\D/g, "").padEnd(17, "0");

/** `20180423171116000+0800`: the long form of upstream. */
export const longTime = (at: number): string => `${chinaDigits(at)}+0800`;

/** `2018-04-23 17:11:16`, China time. */
export const plainTime = (at: number): string => new Date(at + CHINA_MS).toISOString().slice(0, 19).replace("T", " ");

/** Epoch milliseconds of a time in the long or the plain form; `undefined` for anything else. */
export function timeOf(text: string): number | undefined {
  const [, year, month, day, hour, minute, second, ms] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})?(?:\+0800)?$/.exec(text) ??
    /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?$/.exec(text) ??
    [];
  if (year === undefined) return undefined;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms ?? "000"}+08:00`);
  // A 30th of February would become the 2nd of March.
  return Number.isNaN(at) || plainTime(at).slice(8, 10) !== day ? undefined : at;
}
