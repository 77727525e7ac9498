/** A text with line breaks and indentation put in, and where each of its places has gone. */
export interface Indented {
  readonly text: string;
  /** From a place in the text as it was to the place in this one. */
  readonly placeOf: (at: number) => number;
}

const same = (text: string): Indented => ({ text, placeOf: (at) => at });

/** Indents JSON as text and keeps each scalar as it is. Text that is not JSON, or already has lines, stays. */
export function indented(text: string): Indented {
  if (!/^\s*[{[]/.test(text) || text.trim().includes("\n")) return same(text);
  const pattern = piecePattern();
  const places = new Int32Array(text.length + 1);
  let [out, depth, index] = ["", 0, 0];
  const line = (): string => `\n${"  ".repeat(Math.max(0, depth))}`;
  while (index < text.length) {
    const piece = pieceAt(pattern, text, index);
    const isEmpty = /^[{[]$/.test(piece) && /^\s*[}\]]/.test(text.slice(index + 1, index + 20));
    if (/^[}\]]$/.test(piece)) {
      depth--;
      if (!/[{[]$/.test(out)) out += line();
    }
    for (let offset = 0; offset < piece.length; offset++) places[index + offset] = out.length + offset;
    if (/^\s+$/.test(piece)) {
      index += piece.length;
      continue;
    }
    out += piece;
    index += piece.length;
    if (/^[{[]$/.test(piece)) {
      depth++;
      if (!isEmpty) out += line();
    } else if (piece === ",") out += line();
    else if (piece === ":") out += " ";
  }
  places[text.length] = out.length;
  return { text: out, placeOf: (at) => places[Math.max(0, Math.min(at, text.length))] ?? out.length };
}

const piecePattern = (): RegExp => /"(?:[^"\\]|\\[\s\S])*"?|[{}[\],:]|\s+|[^\s"{}[\],:]+/y;

function pieceAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? text.charAt(index);
}
