/** Numbers that depend on a text only: the same key yields the same numbers on every machine. */
export interface Draw {
  /** A whole number from 0 to `below - 1`. */
  int(below: number): number;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  /** One entry of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean;
}

const UINT32 = 0x1_0000_0000;

/** 32-bit FNV-1a of a text, finished so that similar texts differ in all bits. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mixed(hash);
}

/** A stream of numbers (mulberry32) whose seed is a text. */
export function createDraw(key: string): Draw {
  let state = hash32(key);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    return mixed(state);
  };
  const int = (below: number): number => Math.floor((next() / UINT32) * below);
  return {
    int,
    between: (least, most) => least + int(most - least + 1),
    pick(list) {
      const entry = list[int(list.length)];
      if (entry === undefined) throw new RangeError("nothing to pick from");
      return entry;
    },
    chance: (percent) => int(10_000) < percent * 100,
  };
}

/** `length` hex digits of a text. */
export function hexOf(key: string, length: number): string {
  let text = "";
  for (let part = 0; text.length < length; part++) text += hash32(`${key}/${part}`).toString(16).padStart(8, "0");
  return text.slice(0, length);
}

/** `length` decimal digits of a text. */
export function digitsOf(key: string, length: number): string {
  let text = "";
  for (let part = 0; text.length < length; part++)
    text += String(hash32(`${key}/${part}`))
      .padStart(10, "0")
      .slice(-8);
  return text.slice(0, length);
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** `length` letters and digits of a text. */
export const lettersOf = (key: string, length: number): string => charactersOf(key, length, LETTERS);

/** An opaque id in the alphabet of base64url. */
export const opaqueOf = (key: string, length: number): string => charactersOf(key, length, `${LETTERS}-_`);

function charactersOf(key: string, length: number, alphabet: string): string {
  const draw = createDraw(key);
  let text = "";
  for (let index = 0; index < length; index++) text += alphabet.charAt(draw.int(alphabet.length));
  return text;
}

function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
