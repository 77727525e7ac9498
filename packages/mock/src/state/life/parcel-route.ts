import type { Order } from "../entities/order.ts";
import type { Parcel, ParcelState, Trace } from "../entities/parcel.ts";
import { lifelikeRules, type ParcelSteps } from "../rules.ts";
import type { World } from "../world.ts";
import { stations, type Way } from "./stations.ts";

/** How long a parcel stays at a station, as in the documented trace. */
const STAY_MS = 93_000;

export interface RouteStep {
  /** From the moment it was sent. */
  readonly atMs: number;
  readonly state: ParcelState;
  readonly action: string;
  /** Which station of the route; -1 is the seller's, the last is the buyer's. */
  readonly station: number;
}

/** What a parcel does from collection to signature. */
export function routeOf({ collectedMs, stationsMs, deliveringMs, signedMs }: ParcelSteps): readonly RouteStep[] {
  return [
    { atMs: collectedMs, state: "collected", action: "", station: -1 },
    ...stationsMs.flatMap((atMs, station): RouteStep[] => [
      { atMs, state: "moving", action: "TMS_STATION_IN", station },
      { atMs: atMs + STAY_MS, state: "moving", action: "TMS_STATION_OUT", station },
    ]),
    { atMs: deliveringMs, state: "delivering", action: "", station: stationsMs.length },
    { atMs: signedMs, state: "signed", action: "", station: stationsMs.length },
  ];
}

/** The steps of a world's parcels; where only acts move them, those of a lifelike world. */
export function worldRoute(world: World): readonly RouteStep[] {
  const steps = world.rules.parcelSteps ?? lifelikeRules.parcelSteps;
  return steps === null ? [] : routeOf(steps);
}

/** The carrier's next step, so long after this one as the rules say. */
export function scheduleNextStep(world: World, parcel: Parcel): void {
  const { parcelSteps, parcelSpeed } = world.rules;
  if (parcelSteps === null) return;
  const route = routeOf(parcelSteps);
  const next = route[parcel.step];
  if (next === undefined) return;
  const before = route[parcel.step - 1]?.atMs ?? 0;
  const { market, id, step } = parcel;
  const at = world.now + Math.max(0, Math.round((next.atMs - before) / parcelSpeed));
  world.schedule({ at, kind: "parcel.step", market, target: id, argument: step });
}

export function firstTrace(world: World, order: Order, purchaseId: string): Trace {
  const { name, province, city, district } = stations(wayOf(world, order, purchaseId), -1);
  const text = `【${city}】 卖家已发货，等待揽收`;
  return { at: world.now, state: "waiting", action: "", province, city, district, facility: name, text };
}

export function traceOf(world: World, order: Order, parcel: Parcel, step: RouteStep, count: number): Trace {
  const way = wayOf(world, order, parcel.purchaseId);
  const here = stations(way, step.station, count);
  const next = stations(way, step.station + 1, count);
  return {
    at: world.now,
    state: step.state,
    action: step.action,
    province: here.province,
    city: here.city,
    district: here.district,
    facility: here.name,
    text: sentence(step, here.city, here.name, next.name, parcel.carrier.name),
  };
}

/** Only 1688 shows where a seller is (`fromCity`). */
function wayOf(world: World, order: Order, purchaseId: string): Way {
  const sellerId = order.purchases.find(({ id }) => id === purchaseId)?.sellerId ?? "";
  const from = order.market === "1688" ? world.catalogue.alibaba.seller(sellerId)?.place : undefined;
  return { order, purchaseId, from };
}

function sentence({ state, action }: RouteStep, city: string, here: string, next: string, carrier: string): string {
  if (state === "collected") return `【${city}】 ${carrier}已揽收`;
  if (state === "delivering") return `【${city}】 快件派送中，请保持电话畅通`;
  if (state === "signed") return `【${city}】 快件已签收`;
  return action === "TMS_STATION_IN" ? `【${city}】 快件已到达 ${here}` : `【${city}】 快件已发往 ${next}中心`;
}
