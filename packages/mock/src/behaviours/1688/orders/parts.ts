import type { DraftLine, DraftPart } from "../../../state/alibaba/draft-order.ts";
import { carriageFen } from "../../../state/catalogue/alibaba/prices.ts";
import type { AlibabaSeller, Offer } from "../../../state/catalogue/alibaba/types.ts";
import { stockOf } from "../../../state/stock.ts";
import type { World } from "../../../state/world.ts";
import { unitFenOf } from "../goods.ts";
import type { Problem } from "./problem.ts";
import type { Wanted } from "./wanted.ts";

export interface PricedLine extends DraftLine {
  readonly problem?: Problem;
}

/** The part of one shop: a future order. */
export interface Part extends DraftPart {
  readonly lines: readonly PricedLine[];
  readonly goodsFen: number;
  /** The first problem that prevents it. */
  readonly problem?: Problem;
}

const MOST_LINES = 50;
const WHOLESALE_FLOW = "boutiquepifa";
const WHOLESALE_LEAST = 3;

/** Splits the wanted lines by shop, in the order in which the shops first appear. Lines of one SKU become one. */
export function partsOf(world: World, wanted: readonly Wanted[], flow?: string): readonly Part[] {
  const shops = [...new Set(wanted.map(({ sellerId }) => sellerId))];
  return shops.map((shop) =>
    partOf(
      world,
      shop,
      wanted.filter(({ sellerId }) => sellerId === shop),
      flow,
    ),
  );
}

function partOf(world: World, sellerId: string, wanted: readonly Wanted[], flow: string | undefined): Part {
  const seller = world.catalogue.alibaba.seller(sellerId);
  const merged = mergedLines(wanted);
  const lines = merged.map((line): PricedLine => {
    const pieces = piecesOf(merged, line.offer);
    const unitFen = unitFenOf(world, line.offer, line.sku, pieces);
    return { ...line, unitFen, amountFen: unitFen * line.quantity };
  });
  const judged = lines.map((line) => withProblem(line, judgedLine(world, seller, lines, line, flow)));
  const goodsFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const tooMany: Problem | undefined =
    lines.length > MOST_LINES ? { reason: "too-many-lines", detail: `${lines.length}` } : undefined;
  const problem =
    wanted.find((line) => line.problem !== undefined)?.problem ??
    tooMany ??
    judged.find((line) => line.problem !== undefined)?.problem;
  return {
    sellerId,
    ...(seller === undefined ? {} : { seller }),
    lines: judged,
    goodsFen,
    carriageFen: seller === undefined ? 0 : carriageFen(seller, goodsFen, lines),
    ...(problem === undefined ? {} : { problem }),
  };
}

type Line = Omit<PricedLine, "unitFen" | "amountFen">;

function mergedLines(wanted: readonly Wanted[]): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const { offer, sku, quantity, problem } of wanted) {
    if (offer === undefined || sku === undefined) continue;
    const before = lines.get(sku.key);
    const merged = { offer, sku, quantity: quantity + (before?.quantity ?? 0) };
    const first = before?.problem ?? problem;
    lines.set(sku.key, first === undefined ? merged : { ...merged, problem: first });
  }
  return [...lines.values()];
}

const withProblem = (line: PricedLine, problem: Problem | undefined): PricedLine =>
  problem === undefined ? line : { ...line, problem };

function judgedLine(
  world: World,
  seller: AlibabaSeller | undefined,
  lines: readonly PricedLine[],
  line: PricedLine,
  flow: string | undefined,
): Problem | undefined {
  const { offer, sku, quantity, unitFen, problem } = line;
  if (problem !== undefined) return problem;
  const least = leastProblem(seller, lines, offer);
  if (least !== undefined) return least;
  const stock = stockOf(world, sku.key);
  if (quantity > stock) {
    return { reason: "out-of-stock", detail: `${quantity} pieces requested, ${stock} in stock (SKU ${sku.skuId})` };
  }
  if (unitFen === 0) return { reason: "price-zero", detail: offer.mapId };
  const pieces = piecesOf(lines, offer);
  if (flow === WHOLESALE_FLOW && pieces < WHOLESALE_LEAST) {
    return { reason: "flow-refused", detail: `${WHOLESALE_FLOW} begins at ${WHOLESALE_LEAST} pieces` };
  }
  return undefined;
}

/** Minimum, lot and mixed batch. Pieces are counted over all SKUs of the offer in this order. */
function leastProblem(
  seller: AlibabaSeller | undefined,
  lines: readonly PricedLine[],
  offer: Offer,
): Problem | undefined {
  const pieces = piecesOf(lines, offer);
  const { minQuantity, lot, mapId } = offer;
  if (pieces >= minQuantity) {
    return lot === undefined || pieces % lot === 0
      ? undefined
      : { reason: "lot-mismatch", detail: `${pieces} pieces of ${mapId}, lots of ${lot}` };
  }
  const detail = `${pieces} pieces of ${mapId}, at least ${minQuantity}`;
  const mix = seller?.mix;
  if (mix === undefined || !isMixed(offer)) return { reason: "below-minimum", detail };
  const mixed = lines.filter((line) => isMixed(line.offer));
  const mixedFen = mixed.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const mixedPieces = mixed.reduce((sum, { quantity }) => sum + quantity, 0);
  if (mixedFen >= mix.minFen || mixedPieces >= mix.minPieces) return undefined;
  return { reason: "mix-rule", detail: `${detail}; or ${mix.minPieces} mixed pieces` };
}

const isMixed = ({ tags }: Offer): boolean => tags.includes("isSupportMix");

const piecesOf = (lines: readonly { readonly offer: Offer; readonly quantity: number }[], offer: Offer): number =>
  lines.reduce((sum, line) => (line.offer === offer ? sum + line.quantity : sum), 0);
