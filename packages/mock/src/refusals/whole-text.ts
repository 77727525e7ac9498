import type { Refusal } from "./refusal.ts";
import type { Text } from "./text.ts";

/** The text of a code, with its details for this request. */
export const wholeText = ({ code, detail }: Pick<Refusal, "code" | "detail">): Text =>
  detail === undefined
    ? { en: code.en, zh: code.zh }
    : { en: `${code.en}: ${detail.en}`, zh: `${code.zh}：${detail.zh}` };
