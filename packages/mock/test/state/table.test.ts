import { describe, expect, test } from "vitest";
import { seedTable, Table, type Undo } from "../../src/state/table.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly also?: readonly string[];
}

const options = { aliases: ({ also = [] }: Row) => also };

function made(): { readonly table: Table<Row>; readonly undo: () => void; readonly other: Table<Row> } {
  const seed = seedTable<Row>(
    [
      { id: "1", name: "one", also: ["first"] },
      { id: "2", name: "two" },
    ],
    options,
  );
  const log: Undo[] = [];
  const undo = (): void => {
    for (const step of log.reverse()) step();
    log.length = 0;
  };
  return { table: new Table(seed, log, options), undo, other: new Table(seed, [], options) };
}

const names = (table: Table<Row>): string[] => table.values().map(({ name }) => name);

describe("a table", () => {
  test("shows the seed's records until they are changed, and leaves the seed to the others", () => {
    const { table, other } = made();
    table.put({ id: "1", name: "uno", also: ["first"] });
    expect(names(table)).toEqual(["uno", "two"]);
    expect(names(other)).toEqual(["one", "two"]);
    expect(table.changes().map(([id]) => id)).toEqual(["1"]);
  });

  test("finds records by their further ids, also those of the seed", () => {
    const { table } = made();
    table.put({ id: "3", name: "three", also: ["third"] });
    expect([table.find("third")?.name, table.find("first")?.name, table.find("1")?.name]).toEqual([
      "three",
      "one",
      "one",
    ]);
    table.remove("3");
    expect(table.find("third")).toBeUndefined();
  });

  test("keeps its list in order through changes, removals and what comes back", () => {
    const { table } = made();
    expect(names(table)).toEqual(["one", "two"]);
    table.put({ id: "3", name: "three" });
    table.put({ id: "2", name: "dos" });
    expect(names(table)).toEqual(["one", "dos", "three"]);
    table.remove("1");
    expect([names(table), table.size]).toEqual([["dos", "three"], 2]);
    table.put({ id: "1", name: "uno" });
    expect([names(table), table.size]).toEqual([["uno", "dos", "three"], 3]);
  });

  test("takes every change back, in the old order", () => {
    const { table, undo } = made();
    table.put({ id: "3", name: "three", also: ["third"] });
    table.put({ id: "4", name: "four" });
    undo();
    expect([names(table), table.size, table.find("third")]).toEqual([["one", "two"], 2, undefined]);
    const { table: second, undo: back } = made();
    second.put({ id: "3", name: "three" });
    second.put({ id: "4", name: "four" });
    const kept = second.changes();
    back.call(undefined);
    expect(second.changes()).toEqual([]);
    second.restore(kept);
    second.remove("3");
    second.put({ id: "4", name: "vier" });
    back();
    expect(second.changes()).toEqual(kept);
    expect(names(second)).toEqual(["one", "two", "three", "four"]);
  });

  test("restores what it had, removed records of the seed included", () => {
    const { table, other } = made();
    table.remove("2");
    table.put({ id: "3", name: "three", also: ["third"] });
    other.restore(table.changes());
    expect([names(other), other.size, other.find("third")?.id]).toEqual([["one", "three"], 2, "3"]);
  });

  test("forgets records with their further ids", () => {
    const { table } = made();
    table.put({ id: "3", name: "three", also: ["third"] });
    table.forget(["1", "3", "9"]);
    expect([names(table), table.size, table.find("third"), table.find("first")]).toEqual([
      ["two"],
      1,
      undefined,
      undefined,
    ]);
  });

  test("keeps what was worked out of its records until one of them changes", () => {
    const { table, undo } = made();
    let turns = 0;
    const count = (): number =>
      table.kept("long names", (records) => {
        turns++;
        return records.filter(({ name }) => name.length > 3).length;
      });
    expect([count(), count(), turns]).toEqual([0, 0, 1]);
    table.put({ id: "3", name: "three" });
    expect([count(), turns]).toEqual([1, 2]);
    table.put({ id: "3", name: "tri" });
    expect(count()).toBe(0);
    undo();
    expect(count()).toBe(0);
    table.put({ id: "3", name: "three" });
    const changes = table.changes();
    table.restore([]);
    expect(count()).toBe(0);
    table.restore(changes);
    expect(count()).toBe(1);
    table.forget(["3"]);
    expect(count()).toBe(0);
    table.put({ id: "4", name: "four" });
    table.remove("4");
    expect(count()).toBe(0);
  });

  test("keeps few lists, and none under a key as long as a request", () => {
    const { table } = made();
    let turns = 0;
    const ask = (key: string): number => table.kept(key, () => ++turns);
    for (let round = 0; round < 2; round++) for (let key = 0; key < 8; key++) ask(`key ${key}`);
    expect(turns).toBe(8);
    ask("one more");
    ask("key 1");
    expect(turns).toBe(9);
    ask("key 0");
    expect(turns).toBe(10);
    const long = "x".repeat(501);
    expect([ask(long), ask(long)]).toEqual([11, 12]);
  });
});
