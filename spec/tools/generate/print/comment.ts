const width = 120;

/** Writes text as a JSDoc block. Long lines of prose are folded; tables, code and what is indented stay as they are. */
export function printComment(text: string, indent = ""): string {
  return `${indent}/*${commentBody(text, indent)}*/\n`;
}

/** The block without its outer marks, as the TypeScript printer wants it. `room`: how far the printer may indent it. */
export function commentBody(text: string, indent = "", room = indent.length): string {
  const lines = foldLines(text.trim().replaceAll("*/", "*\\/"), width - room - 3);
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.length <= width - room - 7) return `* ${only} `;
  return `*\n${lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} `;
}

function foldLines(text: string, limit: number): string[] {
  const lines: string[] = [];
  let inCode = false;
  for (const line of joinProse(text.split(/\r?\n/).map((raw) => raw.trimEnd()))) {
    if (line.startsWith("```")) inCode = !inCode;
    lines.push(...(inCode || isFixed(line) ? [line] : foldLine(line, limit)));
  }
  return lines;
}

/** A line of a description that goes to the edge of its file was broken there, not ended. */
const edge = 100;

function joinProse(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let inCode = false;
  let isOpen = false;
  for (const line of lines) {
    const goesOn = isOpen && !inCode && line.trim() !== "" && !startsBlock(line);
    if (goesOn) joined.push(`${joined.pop() ?? ""} ${line.trim()}`);
    else joined.push(line);
    if (line.startsWith("```")) inCode = !inCode;
    isOpen = line.length >= edge && !isFixed(line);
  }
  return joined;
}

function startsBlock(line: string): boolean {
  return isFixed(line) || /^\s*(?:[-+*>#@]|\d+[.)])/.test(line);
}

/** Tables, fences and indented code. */
function isFixed(line: string): boolean {
  return /^(?:\s{4}|\||```)/.test(line);
}

function foldLine(line: string, limit: number): string[] {
  if (line.length <= limit) return [line];
  const mark = /^\s*(?:[-*] |\d+\. )?/.exec(line)?.[0] ?? "";
  const hanging = " ".repeat(mark.length);
  const folded: string[] = [];
  let current = mark;
  for (const word of line.slice(mark.length).split(" ")) {
    const started = current.trim() !== "" && current !== mark;
    if (started && current.length + 1 + word.length > limit && !isMark(word)) {
      folded.push(current);
      current = hanging + word;
    } else {
      current = started ? `${current} ${word}` : current + word;
    }
  }
  return [...folded, current];
}

/** At the beginning of a line, Markdown reads these as lists, headings and quotations. */
function isMark(word: string): boolean {
  return /^(?:[-+*>]|#+|\d+[.)])$/.test(word);
}
