import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { plainTime } from "../times.ts";
import { needOrder } from "./find-order.ts";
import { parcelsOf } from "./wire-logistics.ts";

/** Where the parcels of an order are: one entry per parcel, its steps the oldest first. */
export function trackingOf(world: World, orderId: string | undefined, logisticsId: string | undefined) {
  const order = needOrder(world, orderId);
  const parcels = parcelsOf(world, order).filter(({ id }) => logisticsId === undefined || id === logisticsId);
  if (parcels.length === 0 && world.rules.switches.tracking === "refuse") {
    refuse("parcel-unknown", { zh: "暂无物流信息" });
  }
  const logisticsTrace = parcels.map(({ id, mailNo, traces }) => ({
    logisticsId: id,
    orderId: order.id,
    logisticsBillNo: mailNo,
    logisticsSteps: traces.map(({ at, text }) => ({ acceptTime: plainTime(at), remark: text })),
  }));
  // So that a program that pays and then tracks does not fail: nothing was sent yet.
  if (parcels.length === 0) return { logisticsTrace, success: false, errorCode: "404", errorMessage: "暂无物流信息" };
  return { logisticsTrace, success: true };
}
