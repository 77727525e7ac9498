// Words that make a sentence hard to read for an engineer, each with what to write instead. `npm run lint` looks for them in comments,
// messages, names of tests, the description and the guides; `lint-words.ts` walks the files.

interface Word {
  /** Matched in upper and lower case. */
  readonly find: RegExp;
  /** What to write instead. */
  readonly say: string;
  /** A sentence that it finds. */
  readonly example: string;
}

export const words: readonly Word[] = [
  {
    find: /\bnobody\b|\bno one\b/,
    say: "name the subject: no caller, no page, no server; or use the passive",
    example: "Nobody has seen it.",
  },
  { find: /\bwhoever\b/, say: "name the subject: the caller, the client", example: "Says so to whoever asks." },
  {
    find: /\bwhatever\b/,
    say: "name what it is, or write 'for any …', 'regardless of …'",
    example: "Whatever the host says.",
  },
  {
    find: /\b(some|any|every)body\b/,
    say: "name the subject: a user, another process",
    example: "Somebody else holds it.",
  },
  {
    find: /(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more\b|less\b|fewer\b|later\b|earlier\b|bigger\b|better\b)/,
    say: "write 'is not a …', or make it the subject: 'no … is …'",
    example: "What is no array is refused.",
  },
  { find: /\bunless told\b/, say: "write '@default', or 'by default'", example: "On loopback, unless told otherwise." },
  { find: /\bmend(?:s|ed|ing)?\b/, say: "fix", example: "Mend what the message names." },
  { find: /\b(?:he|him|his)\b/, say: "the caller, the user", example: "The caller and his key." },
  {
    find: /\b(?:is|are|was|were) to be\b/,
    say: "'has to be', 'must be', or an active sentence",
    example: "What is to be sent.",
  },
  {
    find: /\b(?:take|takes|took|taken|taking) for\b/,
    say: "'mistaken for', 'treated as'",
    example: "It is taken for a read.",
  },
  { find: /\bbut for\b/, say: "except", example: "All but for the last." },
  { find: /\bin place of\b/, say: "instead of; or 'replaces'", example: "A text in place of a number." },
  { find: /\ball the same\b/, say: "'still', 'nevertheless', 'anyway'", example: "It is an order all the same." },
  { find: /\bwhat bec(?:ame|omes) of\b/, say: "the outcome of", example: "What became of a payment." },
  {
    find: /\bby (?:itself|themselves)\b/,
    say: "'automatically', 'separately', or leave it out",
    example: "The seller ships by itself.",
  },
  { find: /\bany more\b(?! than)/, say: "no longer", example: "It is not there any more." },
];

interface Exception {
  readonly file: string;
  /** Part of the line; the whole file if left out. */
  readonly text?: string;
  readonly why: string;
}

/** Places where a word is right: a quotation, or another meaning. */
const exceptions: readonly Exception[] = [
  { file: "scripts/words.ts", why: "the list itself" },
  { file: "packages/e2e/test/commands/words.test.ts", why: "the tests of the list" },
];

/** A sentence may break after any word, so lines are joined for the search. Code of Markdown is left out. */
export function findWords(file: string, text: string): string[] {
  const own = exceptions.filter((exception) => exception.file === file);
  if (own.some((exception) => exception.text === undefined)) return [];
  const prose = file.endsWith(".md") ? text.replace(/^(`{3,}).*?^\1/gms, (code) => code.replace(/[^\n]/g, " ")) : text;
  const found: string[] = [];
  for (const { find, say } of words) {
    const acrossLines = new RegExp(
      find.source.replaceAll(" ", String.raw`(?:[ \t]*\n[ \t]*(?:\*|//|#)?[ \t]*| )`),
      "gi",
    );
    for (const match of prose.matchAll(acrossLines)) {
      const before = prose.slice(0, match.index).split("\n");
      const line = text.split("\n")[before.length - 1] ?? "";
      if (own.some((exception) => exception.text !== undefined && line.includes(exception.text))) continue;
      found.push(`${file}:${before.length}: "${match[0].replace(/\s+/g, " ")}": ${say}`);
    }
  }
  return found;
}
