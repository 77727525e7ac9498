import { parseChinaTime } from "../transport/loaded-first.ts";

/** When something happened, in milliseconds since 1970, of the API's text or of milliseconds; undefined when the text has an unknown form. */
export function momentOf(time: unknown): number | undefined {
  if (typeof time === "number" && time > 1e12 && time < 1e14) return time;
  if (typeof time !== "string") return undefined;
  try {
    return parseChinaTime(time).getTime();
  } catch {
    return undefined;
  }
}

/** Whether a time stands there, and not a placeholder such as `0` or an empty text. */
export const isTime = (value: unknown): boolean => /[1-9]\d{3}/.test(String(value ?? ""));
