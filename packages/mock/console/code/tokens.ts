/** A piece of a text that has a colour of its own. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: "key" | "string" | "number" | "long" | "punctuation" | "word" | "comment";
}

const LARGEST = 9_007_199_254_740_991n;

/** Looks at JSON as text: it is never read, so nothing in it can change. Text that is not JSON has no tokens. */
export function jsonTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = /"(?:[^"\\]|\\[\s\S])*"?|-?\d[\d.eE+-]*|[{}[\],:]|true|false|null/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [piece] = match;
    const [start, end] = [match.index, match.index + piece.length];
    if (piece.startsWith('"')) {
      const isKey = /^\s*:/.test(text.slice(end, end + 20));
      tokens.push({ start, end, kind: isKey ? "key" : "string" });
    } else if (/^-?\d/.test(piece)) tokens.push({ start, end, kind: isLong(piece) ? "long" : "number" });
    else if (/^[tfn]/.test(piece)) tokens.push({ start, end, kind: "number" });
    else tokens.push({ start, end, kind: "punctuation" });
  }
  return tokens;
}

/** A bare whole number that `JSON.parse` would round. */
const isLong = (digits: string): boolean => {
  if (digits.length < 16 || !/^-?\d+$/.test(digits)) return false;
  const value = BigInt(digits);
  return value > LARGEST || value < -LARGEST;
};

/** Enough for the few lines of code that the page shows. */
export function codeTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\b(?:import|from|const|await|new|export|interface|type|readonly)\b/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [piece] = match;
    const kind = /^\/[/*]/.test(piece) ? "comment" : /^["']/.test(piece) ? "string" : "word";
    tokens.push({ start: match.index, end: match.index + piece.length, kind });
  }
  return tokens;
}
