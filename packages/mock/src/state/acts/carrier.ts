import type { Parcel } from "../entities/parcel.ts";
import { hasArrived, moveParcel, rejectParcel, releaseParcel, signParcel, stickParcel } from "../life/move-parcel.ts";
import { refuse } from "../refusals/refused.ts";
import type { World } from "../world.ts";
import { findParcels } from "./find.ts";

/** Moves the parcel by this many steps of its route; a stuck parcel continues. */
export function move(world: World, id: string, steps = 1): readonly Parcel[] {
  if (!Number.isSafeInteger(steps) || steps < 1)
    refuse("act-invalid", { en: "steps must be a whole number, 1 or more" });
  return each(world, id, (sent) => {
    let parcel = sent.state === "stuck" ? releaseParcel(world, sent) : sent;
    for (let step = 0; step < steps && !hasArrived(parcel); step++) parcel = moveParcel(world, parcel);
    return parcel;
  });
}

export const stick = (world: World, id: string): readonly Parcel[] =>
  each(world, id, (parcel) => stickParcel(world, parcel));

/** The receiver signs, wherever the parcel is. */
export const sign = (world: World, id: string): readonly Parcel[] =>
  each(world, id, (parcel) => signParcel(world, parcel));

/** The receiver does not take it. */
export const reject = (world: World, id: string): readonly Parcel[] =>
  each(world, id, (parcel) => rejectParcel(world, parcel));

/** Every parcel of the id that is on its way: an order can have one per seller and shipment. */
function each(world: World, id: string, act: (parcel: Parcel) => Parcel): readonly Parcel[] {
  const sent = findParcels(world, id);
  const underWay = sent.filter((parcel) => !hasArrived(parcel) && parcel.state !== "rejected");
  const [first] = sent;
  if (underWay.length > 0 || first === undefined) return underWay.map(act);
  return refuse("parcel-state", { en: `parcel ${first.id} is ${first.state}` });
}
