import { idText, quantityOf } from "../reconcile/texts.ts";
import type { OrderLine } from "../reconcile/types.ts";
import type { OnceContext } from "./context.ts";
import { mayHaveArrived } from "./key-session.ts";
import type { OnceRecord } from "./record.ts";

/**
 * Other open keys that may have been sent and whose orders could be mistaken for this key's. One common SKU is enough, because an
 * order may be split or hold fewer pieces than were ordered.
 */
export async function twinsOf<Order>(
  { session }: OnceContext<Order>,
  key: string,
  lines: readonly OrderLine[] | undefined,
): Promise<readonly OnceRecord[]> {
  const twins: OnceRecord[] = [];
  for await (const other of session.open()) {
    const isOrder = other.kind === "create" || other.kind === "batch";
    if (isOrder && mayHaveArrived(other) && other.key !== key && sharesSku(missingLines(other), lines))
      twins.push(other);
  }
  return twins;
}

/** Whether the order could belong to one of these keys: it did not exist when their lines were read. */
export const isContested = (id: string, twins: readonly OnceRecord[]): boolean =>
  twins.some(({ knownBefore = [] }) => !knownBefore.some((known) => isSameId(known, id)));

/** Whether all these keys ordered the same lines. */
export const areEqual = (twins: readonly OnceRecord[], lines: readonly OrderLine[] | undefined): boolean =>
  twins.every((twin) => linesText(missingLines(twin)) === linesText(lines));

export const isSameId = (one: string, other: string): boolean => idText(one) === idText(other);

/** The lines that a key still waits for. */
const missingLines = ({ lines, parts }: OnceRecord): readonly OrderLine[] | undefined =>
  parts?.filter(({ orderId }) => orderId === undefined) ?? lines;

const skuOf = ({ sku, product }: OrderLine): string | undefined => idText(sku) ?? idText(product);

/** Unknown lines could be any lines. */
function sharesSku(some: readonly OrderLine[] | undefined, others: readonly OrderLine[] | undefined): boolean {
  if (!some || !others) return true;
  const skus = new Set(some.map(skuOf));
  return others.some((line) => skus.has(skuOf(line)));
}

const linesText = (lines: readonly OrderLine[] | undefined): string =>
  (lines ?? [])
    .map((line) => `${skuOf(line)} ${quantityOf(line.quantity)}`)
    .sort()
    .join();
