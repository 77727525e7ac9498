import { EIGHT_DIGITS } from "../../../state/ids/stretches.ts";
import type { World } from "../../../state/world.ts";
import { chinaDigits } from "../times.ts";

/** A payment number: the day in China and 20 digits. */
export const payNumberOf = (world: World): string =>
  `${chinaDigits(world.now).slice(0, 8)}22001191951${String(world.nextOwn("1688.payment", 1, EIGHT_DIGITS)).padStart(9, "0")}`;
