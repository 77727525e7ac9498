import { once } from "../../once.ts";
import { hasChinese, latinWords, normalised, singular } from "./normalised.ts";

/** What the search knows of one product. */
export interface Entry<T> {
  readonly item: T;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly shop: string;
  /** Other names, materials, colours, categories: searched only if no title and no shop has the words. */
  readonly more: readonly string[];
}

export interface Hit<T> {
  readonly item: T;
  readonly score: number;
}

interface Indexed<T> {
  readonly item: T;
  readonly title: string;
  readonly words: readonly string[];
  readonly shop: string;
  /** Made only when the looser search needs it. */
  more(): { readonly text: string; readonly words: readonly string[] };
}

/**
 * Finds products by words: every term of the keyword must match. Chinese terms match as part of the title or the shop's name, Latin ones as a word of a
 * title or the beginning of one. Only when that finds nothing, other names and looser likenesses count.
 */
export class TextIndex<T> {
  readonly #entries: readonly Indexed<T>[];

  constructor(entries: readonly Entry<T>[]) {
    this.#entries = entries.map(({ item, titleZh, titleEn, shop, more }) => ({
      item,
      title: normalised(titleZh),
      words: [...latinWords(titleEn), ...latinWords(titleZh), ...latinWords(shop)],
      shop: normalised(shop),
      more: once(() => ({ text: normalised(more.join(" ")), words: latinWords(more.join(" ")) })),
    }));
  }

  /** All hits in no particular order. A blank keyword finds everything, with score 0; one of signs alone (`!`, `😀`) finds nothing. */
  find(keyword: string): readonly Hit<T>[] {
    const terms = normalised(keyword).split(" ").filter(Boolean).map(termOf);
    if (terms.length === 0 && keyword.trim() !== "") return [];
    const exact = this.#scored(terms, exactScore);
    return exact.length > 0 ? exact : this.#scored(terms, looseScore);
  }

  #scored(terms: readonly Term[], scoreOf: Score): Hit<T>[] {
    const hits: Hit<T>[] = [];
    for (const entry of this.#entries) {
      let sum = 0;
      const isHit = terms.every((term) => {
        const score = scoreOf(entry, term);
        sum += score;
        return score > 0;
      });
      if (isHit) hits.push({ item: entry.item, score: sum });
    }
    return hits;
  }
}

/** A word of the keyword, analysed once and not for every product. */
interface Term {
  readonly text: string;
  readonly isChinese: boolean;
  readonly characters: readonly string[];
  /** A Latin word in the singular. */
  readonly word: string;
}

const termOf = (text: string): Term => ({
  text,
  isChinese: hasChinese(text),
  characters: [...text],
  word: singular(text),
});

type Score = (entry: Indexed<unknown>, term: Term) => number;

function exactScore(entry: Indexed<unknown>, { text, isChinese, word }: Term): number {
  if (!isChinese) return wordScore(entry.words, word);
  if (entry.title.includes(text)) return 100;
  return entry.shop.includes(text) ? 10 : 0;
}

function looseScore(entry: Indexed<unknown>, term: Term): number {
  const exact = exactScore(entry, term);
  if (exact > 0) return exact;
  const { text, isChinese, characters, word } = term;
  if (!isChinese) return wordScore(entry.more().words, word) * 0.8;
  if (entry.more().text.includes(text)) return 80;
  if (characters.length > 1 && isInOrder(characters, entry.title)) return 60;
  return characters.length > 2 ? pairScore(characters, entry.title + entry.more().text) : 0;
}

function wordScore(words: readonly string[], word: string): number {
  if (words.includes(word)) return 100;
  return word.length > 2 && words.some((candidate) => candidate.startsWith(word)) ? 60 : 0;
}

function isInOrder(characters: readonly string[], text: string): boolean {
  let from = 0;
  for (const character of characters) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}

/** At least two thirds of the neighbouring characters stand side by side in the text. */
function pairScore(characters: readonly string[], text: string): number {
  const pairs = characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
  const found = pairs.filter((pair) => text.includes(pair)).length;
  return found * 3 >= pairs.length * 2 ? (40 * found) / pairs.length : 0;
}
