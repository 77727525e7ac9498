import { InputError } from "../errors/errors.ts";
import { askedId, idText, mayBeSame, mayBeWrapped, quantityOf, round } from "./texts.ts";
import type { OrderLine } from "./types.ts";

/**
 * How the lines of an order compare with the ordered lines. `equal`: the same. `part`: only some of them, or fewer pieces, as when
 * one call becomes several orders or the stock does not suffice. `other`: certainly another order. `unclear`: too little is known.
 */
export type LinesVerdict = "equal" | "part" | "other" | "unclear";

type Lines = readonly OrderLine[] | null | undefined;

/** The ordered lines, prepared for comparison. */
export interface AskedLines {
  compare(lines: Lines): LinesVerdict;
  /** Whether these orders together are exactly the ordered lines. */
  cover(orders: readonly Lines[]): "exactly" | "partly" | "over";
}

/** @throws InputError The lines lack what is needed to compare them. */
export function askedLines(asked: readonly OrderLine[]): AskedLines {
  for (const { sku, product } of asked) {
    if (sku !== undefined && sku !== null) askedId(sku, "lines");
    if (product !== undefined && product !== null) askedId(product, "lines");
  }
  // A SKU has one id, a product ids of several forms: another id of the product proves nothing.
  const isBySku = asked.every((line) => idText(line.sku) !== undefined);
  const keyOf = (line: OrderLine): string | undefined => idText(isBySku ? line.sku : line.product);
  const pieces = count(asked, keyOf);
  /** Rows may appear twice, as after a join of tables: their sum exceeds the ordered quantity, but no single row does. */
  const isMore = (lines: readonly OrderLine[], key: string, wanted: number): boolean =>
    lines.every((line) => keyOf(line) !== key || quantityOf(line.quantity) > wanted);
  if (pieces.size === 0 || [...pieces].some(([key, quantity]) => key === undefined || !(quantity > 0))) {
    throw new InputError("the lines cannot be compared with an order", {
      hint: "Give each line a quantity, and give all lines the id of their SKU, or all the id of their product.",
    });
  }

  /** Not equal to an ordered id, but perhaps the same product. */
  const isDisguised = (key: string): boolean =>
    [...pieces.keys()].some((asked) => mayBeSame(asked, key) || mayBeWrapped(asked, key));

  return {
    compare(lines) {
      const found = [...count(lines ?? [], keyOf)];
      // No lines yet: the order is still being created.
      if (found.length === 0) return "unclear";
      let same = 0;
      let fewer = 0;
      let more = 0;
      let foreign = 0;
      for (const [key, quantity] of found) {
        const wanted = pieces.get(key);
        if (key === undefined || (wanted === undefined && isDisguised(key))) continue;
        if (wanted === undefined) foreign++;
        else if (quantity === wanted) same++;
        else if (quantity < wanted) fewer++;
        else if (quantity > wanted && isMore(lines ?? [], key, wanted)) more++;
      }
      if (same + fewer === found.length) return same === pieces.size ? "equal" : "part";
      // An additional SKU may be a gift; more pieces than ordered mean another order.
      return isBySku && (more > 0 || foreign === found.length) ? "other" : "unclear";
    },
    cover(orders) {
      const found = [
        ...count(
          orders.flatMap((lines) => lines ?? []),
          keyOf,
        ),
      ];
      if (found.some(([key, quantity]) => !(quantity <= (pieces.get(key) ?? 0)))) return "over";
      return found.length === pieces.size && found.every(([key, quantity]) => quantity === pieces.get(key))
        ? "exactly"
        : "partly";
    },
  };
}

/** Pieces by SKU or product, because two lines of one SKU may come back as one. An unknown quantity becomes `NaN`. */
function count(
  lines: readonly OrderLine[],
  keyOf: (line: OrderLine) => string | undefined,
): Map<string | undefined, number> {
  const pieces = new Map<string | undefined, number>();
  for (const line of lines) {
    const key = keyOf(line);
    pieces.set(key, round((pieces.get(key) ?? 0) + quantityOf(line.quantity)));
  }
  return pieces;
}
