import type { Draw } from "./random.ts";
import type { Noun } from "./words/nouns.ts";
import { type Colour, colours, type Size, sizes } from "./words/options.ts";

/** What one SKU is: a colour, and a size where the product has sizes. */
export interface SkuChoice {
  readonly colour: Colour;
  readonly size?: Size;
}

/** Colours × neighbouring sizes, `most` choices at most. */
export function skuChoices(noun: Noun, draw: Draw, most: number): readonly SkuChoice[] {
  const all = sizes[noun.sizes];
  const sizeCount = all.length === 0 ? 0 : draw.between(1, Math.min(all.length, most, 4));
  const colourCount = Math.max(1, Math.floor(most / Math.max(1, sizeCount)));
  const firstColour = draw.int(colours.length);
  const firstSize = sizeCount === 0 ? 0 : draw.int(all.length - sizeCount + 1);
  const chosen: SkuChoice[] = [];
  for (let step = 0; step < Math.min(colourCount, colours.length); step++) {
    const colour = colours[(firstColour + step * 5) % colours.length];
    if (colour === undefined) continue;
    if (sizeCount === 0) chosen.push({ colour });
    else for (const size of all.slice(firstSize, firstSize + sizeCount)) chosen.push({ colour, size });
  }
  return chosen;
}
