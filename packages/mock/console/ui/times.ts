import { locale } from "../texts/current.ts";

const HOURS_8 = 8 * 3_600_000;

/** Wall-clock parts in China, where the API lives, wherever the browser is. */
const inChina = (at: number): Date => new Date(at + HOURS_8);

/** `16:42:38.114` */
export const clockTime = (at: number): string => inChina(at).toISOString().slice(11, 23);

/** `16:42:38` */
export const clockSeconds = (at: number): string => clockTime(at).slice(0, 8);

/** `24 Apr` */
export const dayOf = (at: number): string =>
  inChina(at).toLocaleDateString(locale, { day: "numeric", month: "short", timeZone: "UTC" });

/** `24 Apr 17:14` */
export const dayTime = (at: number): string => `${dayOf(at)} ${clockTime(at).slice(0, 5)}`;

/** The time alone if it is of the same day as `now`, otherwise the day. */
export const nearTime = (at: number, now: number): string => (dayOf(at) === dayOf(now) ? clockSeconds(at) : dayOf(at));

/** For `<input type="datetime-local">`, in China's time. */
export const fieldTime = (at: number): string => inChina(at).toISOString().slice(0, 16);

export const timeOfField = (text: string): number => Date.parse(`${text}:00+08:00`);
