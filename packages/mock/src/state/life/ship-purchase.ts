import type { Carrier } from "../entities/common.ts";
import type { Line, Order } from "../entities/order.ts";
import type { Parcel } from "../entities/parcel.ts";
import { refuse } from "../refusals/refused.ts";
import type { World } from "../world.ts";
import { currentOrder } from "./change-order.ts";
import { openCase } from "./open-case.ts";
import { linesOf } from "./order-state.ts";
import { closeRefund } from "./refund/close.ts";
import { shipLines, unsentOf } from "./ship-lines.ts";

export interface ShippingOrder {
  /** Pieces by line id. Absent: all that was not sent of every paid line. */
  readonly pieces?: Readonly<Record<string, number>>;
  readonly carrier?: Carrier;
  readonly mailNo?: string;
}

const isSendable = ({ state }: Line): boolean => state === "paid" || state === "partly";

/** What a seller sends automatically: paid lines without an open case. `undefined`: nothing has to be sent. */
export function shipByItself(world: World, order: Order, purchaseId: string): Parcel | undefined {
  const ready = linesOf(order, purchaseId).filter(
    (line) => isSendable(line) && unsentOf(line) > 0 && openCase(world, order, line) === undefined,
  );
  if (ready.length === 0) return undefined;
  const contents = ready.map((line) => ({ lineId: line.id, quantity: unsentOf(line) }));
  return shipLines(world, order, { purchaseId, contents });
}

/**
 * The seller sends what it is told to. A case about goods that were not sent ends with it.
 *
 * @throws Refused `order-state`: nothing of it can be sent. `quantity-invalid`: more pieces than are left.
 */
export function shipAsTold(world: World, order: Order, purchaseId: string, told: ShippingOrder): Parcel {
  const lines = linesOf(order, purchaseId);
  const wanted = told.pieces ?? Object.fromEntries(lines.filter(isSendable).map((line) => [line.id, unsentOf(line)]));
  const contents = Object.entries(wanted).map(([lineId, quantity]) => ({ lineId, quantity }));
  if (contents.length === 0) refuse("order-state", { en: "no line is paid and waits for its parcel" });
  for (const { lineId, quantity } of contents) {
    const line = lines.find(({ id }) => id === lineId);
    if (line === undefined || !isSendable(line)) {
      refuse("order-state", {
        en: `line ${lineId} is ${line?.state ?? "not of this purchase"}; shipping needs a paid one`,
      });
    }
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > unsentOf(line)) {
      refuse("quantity-invalid", { en: `${quantity} pieces of line ${lineId}, ${unsentOf(line)} are left` });
    }
  }
  const { carrier, mailNo } = told;
  const parcel = shipLines(world, order, {
    purchaseId,
    contents,
    ...(carrier === undefined ? {} : { carrier }),
    ...(mailNo === undefined ? {} : { mailNo }),
  });
  closeOvertaken(
    world,
    currentOrder(world, order),
    contents.map(({ lineId }) => lineId),
  );
  return parcel;
}

/** Cases that asked for the money of goods that had not been sent. */
function closeOvertaken(world: World, order: Order, lineIds: readonly string[]): void {
  for (const line of order.lines) {
    if (!lineIds.includes(line.id) || line.state !== "shipped") continue;
    const refund = openCase(world, order, line);
    if (refund !== undefined && !refund.isReturn && refund.state !== "agreed") {
      closeRefund(world, refund, "seller", "卖家已发货");
    }
  }
}
