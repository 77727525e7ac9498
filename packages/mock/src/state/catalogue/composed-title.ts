import type { Draw } from "./random.ts";
import type { Noun } from "./words/nouns.ts";
import { materials, seasonless, seasons, styles, users, type Word } from "./words/titles.ts";

/** Title and material of a generated product. Both languages come from the same words. */
export interface ComposedTitle {
  readonly zh: string;
  readonly en: string;
  readonly material: Word;
}

const WORN = new Set(["clothes", "children", "shoes"]);

/** Style + season + material + noun + user: 复古秋冬帆布双肩包学生 / Retro autumn-and-winter canvas backpack for students. */
export function composedTitle(noun: Noun, draw: Draw): ComposedTitle {
  const style = draw.pick(styles);
  const season = draw.pick(WORN.has(noun.sizes) ? seasons : seasonless);
  const material = wordOf(materials, draw.pick(noun.materials));
  const user = wordOf(users, draw.pick(noun.users));
  return {
    zh: `${style.zh}${season.zh}${material.zh}${noun.zh}${user.zh}`,
    en: capital(`${style.en} ${season.en} ${material.en} ${noun.en} for ${user.en}`),
    material,
  };
}

function wordOf(list: Readonly<Record<string, Word>>, key: string): Word {
  const word = list[key];
  if (word === undefined) throw new RangeError(`the word lists lack ${key}`);
  return word;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
