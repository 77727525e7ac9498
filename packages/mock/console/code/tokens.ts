/** A piece of a text that has a colour of its own. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: "key" | "string" | "number" | "long" | "punctuation" | "word" | "comment";
}

const LARGEST = 9_007_199_254_740_991n;

const JSON_PIECES = /"(?:[^"\\]|\\[\s\S])*"?|-?\d[\d.eE+-]*|[{}[\],:]|true|false|null/g;

/** Enough for the few lines of code that the page shows. */
const CODE_PIECES =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\b(?:import|from|const|await|new|export|interface|type|readonly)\b/g;

/** Looks at JSON or code as text: it is never read, so nothing in it can change. Other text has no tokens. */
export const tokensOf = (text: string, language: "json" | "code" | "plain"): readonly Token[] =>
  language === "plain"
    ? []
    : [...text.matchAll(language === "json" ? JSON_PIECES : CODE_PIECES)].map((match) => {
        const [piece] = match;
        const end = match.index + piece.length;
        return {
          start: match.index,
          end,
          kind: kindOf(piece, language === "json" && /^\s*:/.test(text.slice(end, end + 20))),
        };
      });

function kindOf(piece: string, isKey: boolean): Token["kind"] {
  if (/^["']/.test(piece)) return isKey ? "key" : "string";
  if (/^\//.test(piece)) return "comment";
  if (/^-?\d/.test(piece)) return isLong(piece) ? "long" : "number";
  return /^(?:true|false|null)/.test(piece) ? "number" : /^\w/.test(piece) ? "word" : "punctuation";
}

/** A bare whole number that `JSON.parse` would round. */
const isLong = (digits: string): boolean => {
  if (digits.length < 16 || !/^-?\d+$/.test(digits)) return false;
  const value = BigInt(digits);
  return value > LARGEST || value < -LARGEST;
};
