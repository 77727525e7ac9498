/** A text in both languages of the mock. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = "en" | "zh" | "both";

export function inLanguage(text: Text, language: Language): string {
  if (language === "both") return text.en === text.zh ? text.en : `${text.en} | ${text.zh}`;
  return text[language];
}

/** Cuts for messages and headers; never in the middle of a surrogate pair. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
