import type { Token } from "./tokens.ts";

/** A place in a text that is pointed at. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly tone: "bad" | "warn";
}

/** What one line of a text is made of. */
export interface Line {
  /** Place of its first character. */
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly text: string;
  readonly kind: Token["kind"] | undefined;
  readonly mark: Mark["tone"] | undefined;
}

/** Cuts a text into lines, and each line where a colour or a mark begins or ends. */
export function linesOf(text: string, tokens: readonly Token[], marks: readonly Mark[], most: number): readonly Line[] {
  const lines: Line[] = [];
  let [start, next] = [0, 0];
  while (start <= text.length && lines.length < most) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const pieces: Piece[] = [];
    while (next > 0 && (tokens[next - 1]?.end ?? 0) > start) next--;
    while (next < tokens.length && (tokens[next]?.end ?? 0) <= start) next++;
    let at = start;
    for (let index = next; at < end; ) {
      const token = tokens[index];
      if (token === undefined || token.start >= end) {
        cut(pieces, text, at, end, undefined, marks);
        at = end;
        continue;
      }
      if (token.start > at) cut(pieces, text, at, token.start, undefined, marks);
      const stop = Math.min(token.end, end);
      cut(pieces, text, Math.max(at, token.start), stop, token.kind, marks);
      at = stop;
      index++;
      next = index;
    }
    lines.push({ start, end, pieces });
    start = end + 1;
  }
  return lines;
}

function cut(
  pieces: Piece[],
  text: string,
  from: number,
  to: number,
  kind: Piece["kind"],
  marks: readonly Mark[],
): void {
  const near = marks.filter(({ start, end }) => start < to && end > from);
  const edges = [from, ...near.flatMap(({ start, end }) => [start, end]).filter((at) => at > from && at < to), to].sort(
    (a, b) => a - b,
  );
  for (let index = 0; index + 1 < edges.length; index++) {
    const [start = from, end = to] = [edges[index], edges[index + 1]];
    if (start === end) continue;
    const mark = near.find((one) => one.start <= start && one.end >= end)?.tone;
    pieces.push({ text: text.slice(start, end), kind, mark });
  }
}
