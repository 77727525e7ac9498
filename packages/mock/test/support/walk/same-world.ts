import type { World } from "../../../src/state/world.ts";

/** All that a refusal or a read must leave as it was: records, counters, due items. Events are not part of it. */
export interface Shape {
  readonly tables: readonly (readonly [string, readonly (readonly [string, unknown])[]])[];
  readonly counters: ReadonlyMap<string, number>;
  readonly due: number;
  readonly randomState: number;
}

type Rows = readonly (readonly [string, unknown])[];

/** Copies a table only when it has changed since the last copy. */
export type Copies = Map<string, { readonly version: number; readonly rows: Rows }>;

function rowsOf(copies: Copies, name: string, table: { readonly version: number; changes(): Rows }): Rows {
  const { version } = table;
  const copy = copies.get(name);
  if (copy?.version === version) return copy.rows;
  const rows = table.changes();
  copies.set(name, { version, rows });
  return rows;
}

export function shapeOf(world: World, copies: Copies): Shape {
  const { addresses, freightPreviews, freightOrders, vouchers, skuChanges, productChanges, sellerChanges } = world;
  const shared = { addresses, freightPreviews, freightOrders, vouchers, skuChanges, productChanges, sellerChanges };
  const shelves = (["taobao", "1688"] as const).flatMap((market) =>
    Object.entries(world[market]).map(
      ([name, table]) => [`${market}.${name}`, rowsOf(copies, `${market}.${name}`, table)] as const,
    ),
  );
  return {
    tables: [
      ...shelves,
      ...Object.entries(shared).map(([name, table]) => [name, rowsOf(copies, name, table)] as const),
    ],
    counters: new Map(world.counters),
    due: world.due.size,
    randomState: world.randomState,
  };
}

/** Where two shapes differ; the counter of events may. Records are the same only if they are the same object. */
export function differences(before: Shape, after: Shape): readonly string[] {
  const tables = before.tables.flatMap(([name, rows], index) => {
    const now = after.tables[index]?.[1] ?? [];
    const isSame =
      now === rows ||
      (now.length === rows.length &&
        rows.every(([id, row], place) => now[place]?.[0] === id && now[place]?.[1] === row));
    return isSame ? [] : [`${name} has changed`];
  });
  const counters = [...new Set([...before.counters.keys(), ...after.counters.keys()])]
    .filter((name) => name !== "event" && before.counters.get(name) !== after.counters.get(name))
    .map((name) => `counter ${name} has changed`);
  const due = before.due === after.due ? [] : ["what is due has changed"];
  const random = before.randomState === after.randomState ? [] : ["the state of chance has changed"];
  return [...tables, ...counters, ...due, ...random];
}
