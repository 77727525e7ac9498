import type { Parcel } from "../entities/parcel.ts";
import { hasArrived, moveParcel, rejectParcel, releaseParcel, signParcel, stickParcel } from "../life/move-parcel.ts";
import { refuse } from "../refusals/refused.ts";
import type { World } from "../world.ts";
import { findParcel } from "./find.ts";

/** So many steps of its route at once; a stuck parcel goes on. */
export function move(world: World, id: string, steps = 1): Parcel {
  let parcel = onTheWay(findParcel(world, id));
  if (parcel.state === "stuck") parcel = releaseParcel(world, parcel);
  for (let step = 0; step < steps && !hasArrived(parcel); step++) parcel = moveParcel(world, parcel);
  return parcel;
}

export const stick = (world: World, id: string): Parcel => stickParcel(world, onTheWay(findParcel(world, id)));

/** The receiver signs, wherever the parcel is. */
export const sign = (world: World, id: string): Parcel => signParcel(world, onTheWay(findParcel(world, id)));

/** The receiver does not take it. */
export const reject = (world: World, id: string): Parcel => rejectParcel(world, onTheWay(findParcel(world, id)));

function onTheWay(parcel: Parcel): Parcel {
  if (!hasArrived(parcel) && parcel.state !== "rejected") return parcel;
  return refuse("parcel-state", { en: `parcel ${parcel.id} is ${parcel.state}` });
}
