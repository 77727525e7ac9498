import { checkSnapshot } from "./check-snapshot.ts";
import { hash32 } from "./random.ts";
import { type Changes, FORMAT, type Snapshot } from "./snapshot-form.ts";
import type { Table } from "./table.ts";
import type { World } from "./world.ts";

export type { Snapshot } from "./snapshot-form.ts";

/** A copy of the world that later changes do not touch. */
export function snapshot(world: World): Snapshot {
  return {
    format: FORMAT,
    seed: world.seed,
    now: world.now,
    rules: world.rules,
    counters: Object.fromEntries(world.counters),
    randomState: world.randomState,
    tables: Object.fromEntries(Object.entries(tablesOf(world)).map(([name, table]) => [name, table.changes()])),
    due: world.due.items(),
    events: [...world.events],
    pushes: [...world.pushes],
  };
}

/**
 * Restores the world from the snapshot, including its time, which `checkTime` may refuse.
 *
 * @throws Error The snapshot has another format, comes from another seed or is not complete. The world stays unchanged.
 */
export function restore(world: World, from: Snapshot, checkTime: (now: number) => void = () => undefined): void {
  if (typeof from !== "object" || from === null) throw new Error("A snapshot is an object, as snapshot() gives it.");
  if (from.format !== FORMAT)
    throw new Error(`Snapshots have format ${FORMAT}; this one has ${JSON.stringify(from.format)}.`);
  if (from.seed !== world.seed)
    throw new Error(`The snapshot comes from seed ${JSON.stringify(from.seed)}, the world from "${world.seed}".`);
  checkSnapshot(from);
  checkTime(from.now);
  world.now = from.now;
  world.rules = { ...world.rules, ...from.rules };
  world.counters = new Map(Object.entries(from.counters));
  world.randomState = from.randomState;
  for (const [name, table] of Object.entries(tablesOf(world))) table.restore(from.tables[name] ?? []);
  world.due.replace(from.due);
  world.events.splice(0, world.events.length, ...from.events);
  world.pushes.splice(0, world.pushes.length, ...from.pushes);
}

/** Resets the world to its initial state. Its time stays. */
export function reset(world: World): void {
  const { seed, now, rules } = world;
  const nothing = { counters: {}, tables: {}, due: [], events: [], pushes: [] };
  restore(world, { format: FORMAT, seed, now, rules, randomState: hash32(seed), ...nothing });
}

/** The only place that treats tables of all kinds alike. */
interface AnyTable {
  changes(): Changes;
  restore(changes: Changes): void;
}

function tablesOf(world: World): Record<string, AnyTable> {
  const shelves = (["taobao", "1688"] as const).flatMap((market) =>
    Object.entries(world[market]).map(([name, table]) => [`${market}.${name}`, erased(table)] as const),
  );
  const { addresses, freightPreviews, freightOrders, vouchers, skuChanges, productChanges, sellerChanges } = world;
  return {
    ...Object.fromEntries(shelves),
    addresses: erased(addresses),
    freightPreviews: erased(freightPreviews),
    freightOrders: erased(freightOrders),
    vouchers: erased(vouchers),
    skuChanges: erased(skuChanges),
    productChanges: erased(productChanges),
    sellerChanges: erased(sellerChanges),
  };
}

const erased = <T extends { readonly id: string }>(table: Table<T>): AnyTable => ({
  changes: () => table.changes(),
  restore: (changes) => table.restore(changes as readonly (readonly [string, T | null])[]),
});
