import type { Text } from "../../refusals/text.ts";

/** A refusal of the world, by the name that rules know it by. */
export interface RefusalShape {
  readonly name: string;
  readonly code: number;
  readonly text: Text;
}
