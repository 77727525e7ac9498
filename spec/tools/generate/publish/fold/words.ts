// The meaning of our keys, in words that need no glossary.
import { gradeMeanings } from "../../../document/vocabulary.ts";

const units: Readonly<Record<string, string>> = {
  fen: "fen (1/100 yuan)",
  "china-time": "China time (UTC+8), `yyyy-MM-dd HH:mm:ss`, without a zone",
  ms: "milliseconds (as a time: since 1970)",
  s: "seconds",
  unknown: "not known: find out before you calculate",
};

export function gradeMeaning(grade: string): string {
  return gradeMeanings.get(grade) ?? "";
}

/** What every grade means, the strongest first. */
export function gradeTable(): string {
  const rows = [...gradeMeanings].map(([grade, meaning]) => `| **${grade}** | ${cell(meaning)} |`);
  return ["| grade | meaning |", "|---|---|", ...rows].join("\n");
}

export function unitText({ unit, grade }: { readonly unit: string; readonly grade?: string }): string {
  return `Unit: ${units[unit] ?? unit}${grade === undefined ? "" : ` (${grade})`}.`;
}

export function wireText(form: "number" | "string"): string {
  return form === "number"
    ? "On the wire: a bare JSON number of up to 19 digits. A parser that reads numbers as doubles rounds it: read it as text or as a 64-bit integer."
    : "On the wire: text of up to 19 digits.";
}

/** A table of known values. */
export function valuesTable(
  values: readonly { readonly value: unknown; readonly meaning: string; readonly grade?: string }[],
): string {
  const rows = values.map(
    ({ value, meaning, grade }) => `| \`${cell(String(value))}\` | ${cell(meaning)} | ${grade ?? ""} |`,
  );
  return [
    "Known values; any other is valid, too:",
    "",
    "| value | meaning | evidence |",
    "|---|---|---|",
    ...rows,
  ].join("\n");
}

function cell(text: string): string {
  return text.trim().replace(/\s+/g, " ").replaceAll("|", "\\|");
}

export function list(texts: readonly string[]): string {
  return texts.map((text) => `- ${text.trim().replace(/\s+/g, " ")}`).join("\n");
}

/** Paragraphs, the empty ones left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts
    .map((part) => part?.trim() ?? "")
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Viewers take `<word>` outside of code for HTML and swallow it. */
export function withoutHtml(text: string): string {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/<(?=[A-Za-z/!])/g, "&lt;")))
    .join("");
}
