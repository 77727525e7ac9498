/** A name that occurs more than once in one JSON object, as the path to its value: `["orderAddress", "name"]`. */
export type Repeated = readonly string[];

interface Level {
  /** Names so far; undefined for an array. */
  readonly names: Set<string> | undefined;
  /** The name or index of the current value. */
  at: string | number;
  isNameNext: boolean;
}

/**
 * Finds names that occur more than once in an object of a JSON text; at most `most`, each listed once. JSON readers silently take
 * one of the values. The text must be valid JSON.
 */
export function repeatedNames(text: string, most: number): readonly Repeated[] {
  const found = new Map<string, Repeated>();
  const levels: Level[] = [];
  for (let at = 0; at < text.length && found.size < most; at++) {
    const level = levels.at(-1);
    switch (text.charCodeAt(at)) {
      case 0x7b:
        levels.push({ names: new Set(), at: "", isNameNext: true });
        break;
      case 0x5b:
        levels.push({ names: undefined, at: 0, isNameNext: false });
        break;
      case 0x7d:
      case 0x5d:
        levels.pop();
        break;
      case 0x2c:
        if (level?.names !== undefined) level.isNameNext = true;
        else if (typeof level?.at === "number") level.at++;
        break;
      case 0x22: {
        const end = endOfString(text, at + 1);
        if (level?.names !== undefined && level.isNameNext) {
          const name = JSON.parse(text.slice(at, end + 1)) as string;
          level.at = name;
          level.isNameNext = false;
          if (level.names.has(name)) {
            const way = levels.map((one) => String(one.at));
            found.set(JSON.stringify(way), way);
          }
          level.names.add(name);
        }
        at = end;
        break;
      }
    }
  }
  return [...found.values()];
}

/** Index of the closing quote, or the end of the text. */
export function endOfString(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at > 0) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at;
    at = text.indexOf('"', at + 1);
  }
  return text.length;
}
