import type { Carrier } from "../entities/common.ts";
import type { Line, Order } from "../entities/order.ts";
import type { Parcel } from "../entities/parcel.ts";
import { mailNumber, parcelId } from "../ids/parcel-ids.ts";
import type { World } from "../world.ts";
import { changeLines, currentOrder } from "./change-order.ts";
import { firstTrace, scheduleNextStep } from "./parcel-route.ts";
import { scheduleReceipt } from "./receive-lines.ts";

export interface Shipment {
  readonly purchaseId: string;
  readonly contents: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly carrier?: Carrier;
  readonly mailNo?: string;
}

/** Pieces of a line that have not been sent. */
export const unsentOf = ({ quantity, shipped }: Line): number => quantity - shipped;

/** The seller hands pieces of paid lines to a carrier. */
export function shipLines(world: World, order: Order, shipment: Shipment): Parcel {
  const { market, id: orderId } = order;
  const { purchaseId, contents } = shipment;
  const purchase = order.purchases.find(({ id }) => id === purchaseId);
  const carrier = shipment.carrier ?? world.catalogue.seller(market, purchase?.sellerId ?? "")?.carrier ?? NO_CARRIER;
  const mailNo = shipment.mailNo ?? mailNumber(world, carrier);
  const parcel: Parcel = {
    id: parcelId(world, market),
    market,
    orderId,
    purchaseId,
    mailNo,
    carrier,
    contents,
    sentAt: world.now,
    state: "waiting",
    step: 0,
    traces: [firstTrace(world, order, purchaseId)],
  };
  world.shelf(market).parcels.put(parcel);
  const sent = new Map(contents.map(({ lineId, quantity }) => [lineId, quantity]));
  const lineIds = [...sent.keys()];
  changeLines(world, order, lineIds, (line) => {
    const shipped = line.shipped + (sent.get(line.id) ?? 0);
    return {
      shipped,
      state: shipped < line.quantity ? "partly" : "shipped",
      shippedAt: world.now,
      parcelIds: [...line.parcelIds, parcel.id],
    };
  });
  world.note("parcel.sent", { kind: "parcel", id: parcel.id }, { order: orderId, lines: lineIds, mailNo });
  world.push({ kind: "status", market, orderId, purchaseId, lineIds });
  scheduleNextStep(world, parcel);
  scheduleReceipt(world, currentOrder(world, order), lineIds);
  return parcel;
}

const NO_CARRIER: Carrier = { code: "ZTO", name: "中通快递", phone: "95311" };
