import { formatChinaTime } from "@pandapon/core";
import type { World } from "../world.ts";
import { EIGHT_DIGITS } from "./stretches.ts";

/** Taobao's order ids count milliseconds from here, as far as can be seen: 2016-01-01 00:00 in China. */
const EPOCH = Date.UTC(2015, 11, 31, 16);
const LOW_BITS = 22n;
const LOW_COUNT = 1 << 22;
/** The golden section of the low numbers: spreads any number of worlds evenly over them. */
const LOW_STRETCHES = { stretch: 2_592_171, most: LOW_COUNT };
/** Both forms leave eight digits, of which the seeded ones have used a part. */
const PURCHASES = { stretch: 20_000, most: 1600 };
const OUTER = { stretch: 40_000, most: 1600 };
/** Times before this one would make ids of fewer than 19 digits. */
const LEAST_MS = 240_000_000_000;

/** A 19-digit id that contains its time: milliseconds, then a running number. */
export function snowflake(world: World, at: number, counter = "snowflake"): string {
  const low = world.nextOwn(counter, 1001, LOW_STRETCHES) % LOW_COUNT;
  return String((BigInt(Math.max(LEAST_MS, at - EPOCH)) << LOW_BITS) + BigInt(low));
}

/** The time in such an id. */
export const timeOfSnowflake = (id: string): number => Number(BigInt(id) >> LOW_BITS) + EPOCH;

/** 12 digits: one counter for purchases and their lines. */
export const purchaseNumber = (world: World): string =>
  String(200_066_160_300 + world.nextOwn("purchase", 0, PURCHASES));

/** 19 digits: Taobao's own numbers of purchases and lines. */
export const outerNumber = (world: World): string =>
  String(2_541_753_627_432_400_500n + BigInt(world.nextOwn("outer", 0, OUTER)));

/** 28 digits: the day in China, a fixed middle, a counter. */
export function paymentNumber(world: World): string {
  const day = formatChinaTime(new Date(world.now)).slice(0, 10).replaceAll("-", "");
  return `${day}220011919514${String(world.nextOwn("payment", 138, EIGHT_DIGITS)).padStart(8, "0")}`;
}
