import { type Noun, nouns } from "./words/nouns.ts";

/** Rounds of nouns: each noun occurs `share × rounds` times, neighbours differ. */
export function nounOrder(rounds: number): readonly Noun[] {
  const order: Noun[] = [];
  const most = Math.max(...nouns.map(({ share }) => share));
  for (let turn = 0; turn < most * rounds; turn++) {
    for (const noun of nouns) if (turn < noun.share * rounds) order.push(noun);
  }
  return order;
}
