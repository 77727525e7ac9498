import { parseChinaTime } from "../values/china-time.ts";

/** When something happened, in milliseconds since 1970; undefined when the text has a form that nobody has seen. */
export function momentOf(time: unknown): number | undefined {
  if (typeof time !== "string") return undefined;
  try {
    return parseChinaTime(time).getTime();
  } catch {
    return undefined;
  }
}
