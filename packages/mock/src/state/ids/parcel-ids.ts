import type { Carrier, Market } from "../entities/common.ts";
import type { World } from "../world.ts";
import { EIGHT_DIGITS } from "./stretches.ts";

/** The form of a carrier's numbers: their beginning, and how many digits follow. Invented by the mock. */
const FORMS: Readonly<Record<string, { readonly prefix: string; readonly digits: number }>> = {
  ZTO: { prefix: "787531", digits: 8 },
  YTO: { prefix: "YT", digits: 13 },
  STO: { prefix: "77", digits: 12 },
  YUNDA: { prefix: "43", digits: 12 },
  SF: { prefix: "SF", digits: 11 },
  EMS: { prefix: "11", digits: 12 },
  JTSD: { prefix: "JT", digits: 12 },
  HTKY: { prefix: "55", digits: 12 },
  DBL: { prefix: "DPK", digits: 11 },
};

/** A waybill in the form of the carrier. */
export function mailNumber(world: World, { code }: Carrier): string {
  const { prefix, digits } = FORMS[code] ?? { prefix: "", digits: 14 };
  return prefix + String(world.nextOwn("waybill", 1, EIGHT_DIGITS)).padStart(digits, "0");
}

export const parcelId = (world: World, market: Market): string =>
  market === "1688"
    ? `LP${String(712345678904 + world.nextOwn("parcel", 1, EIGHT_DIGITS)).padStart(14, "0")}`
    : `P${String(world.nextOwn("parcel", 1, EIGHT_DIGITS)).padStart(8, "0")}`;
