import type { Parcel, ParcelState } from "../entities/parcel.ts";
import type { World } from "../world.ts";
import { currentOrder } from "./change-order.ts";
import { marketFacts } from "./market-facts.ts";
import { type RouteStep, scheduleNextStep, traceOf, worldRoute } from "./parcel-route.ts";
import { receiveLines } from "./receive-lines.ts";

/** Final states: the parcel moves no further. */
export const hasArrived = ({ state }: Parcel): boolean => state === "signed" || state === "returned";

/** The carrier's next step, if there is one. */
export function moveParcel(world: World, parcel: Parcel): Parcel {
  const route = worldRoute(world);
  const step = route[parcel.step];
  if (step === undefined) return parcel;
  const moved = putStep(world, parcel, step, parcel.step + 1);
  if (step.state === "signed") signed(world, moved);
  else scheduleNextStep(world, moved);
  return moved;
}

/** The receiver signs, wherever the parcel is. */
export function signParcel(world: World, parcel: Parcel): Parcel {
  const route = worldRoute(world);
  const last = route.at(-1);
  if (last === undefined) return parcel;
  const moved = putStep(world, parcel, last, route.length);
  signed(world, moved);
  return moved;
}

/** The parcel is stuck until it continues. */
export const stickParcel = (world: World, parcel: Parcel): Parcel => halt(world, parcel, "stuck", "快件异常，正在处理");

/** A stuck parcel continues. */
export function releaseParcel(world: World, parcel: Parcel): Parcel {
  const before = parcel.traces.filter(({ state }) => state !== "stuck").at(-1);
  const moved = put(world, { ...parcel, state: before?.state ?? "moving" }, "parcel.moved");
  scheduleNextStep(world, moved);
  return moved;
}

/** The receiver refuses the parcel; the carrier brings it back. */
export function rejectParcel(world: World, parcel: Parcel): Parcel {
  const moved = halt(world, parcel, "rejected", "收件人拒收，快件将退回");
  const { returnsAfterMs } = REJECTED;
  const { market, id } = parcel;
  world.schedule({ at: world.now + returnsAfterMs, kind: "parcel.return", market, target: id });
  return moved;
}

export const returnParcel = (world: World, parcel: Parcel): Parcel =>
  halt(world, parcel, "returned", "快件已退回发件人");

const REJECTED = { returnsAfterMs: 48 * 3_600_000 };

function halt(world: World, parcel: Parcel, state: ParcelState, text: string): Parcel {
  const last = parcel.traces.at(-1);
  const trace = {
    at: world.now,
    state,
    action: "",
    province: last?.province ?? null,
    city: last?.city ?? "",
    district: last?.district ?? "",
    facility: last?.facility ?? "",
    text: `【${last?.city ?? ""}】 ${text}`,
  };
  return put(world, { ...parcel, state, traces: [...parcel.traces, trace] }, `parcel.${state}`);
}

function putStep(world: World, parcel: Parcel, step: RouteStep, count: number): Parcel {
  const order = currentOrder(world, { market: parcel.market, id: parcel.orderId });
  const stationCount = worldRoute(world).filter(({ action }) => action === "TMS_STATION_IN").length;
  const trace = traceOf(world, order, parcel, step, stationCount);
  const moved: Parcel = { ...parcel, state: step.state, step: count, traces: [...parcel.traces, trace] };
  return put(world, moved, "parcel.moved");
}

function put(world: World, parcel: Parcel, type: string): Parcel {
  world.shelf(parcel.market).parcels.put(parcel);
  world.note(type, { kind: "parcel", id: parcel.id }, parcel.state);
  return parcel;
}

/** Where delivery by the carrier counts as receipt, completely delivered lines become received. */
function signed(world: World, parcel: Parcel): void {
  if (marketFacts[parcel.market].receiptBy !== "carrier") return;
  const order = currentOrder(world, { market: parcel.market, id: parcel.orderId });
  const { parcels } = world.shelf(parcel.market);
  const arrived = order.lines.filter(
    ({ id, state, parcelIds }) =>
      state === "shipped" &&
      parcel.contents.some(({ lineId }) => lineId === id) &&
      parcelIds.every((parcelId) => parcels.get(parcelId)?.state === "signed"),
  );
  receiveLines(
    world,
    order,
    arrived.map(({ id }) => id),
  );
}
