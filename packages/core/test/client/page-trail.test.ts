import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProtocolError } from "../../src/index.ts";
import { changingList, remove, type Told, upTo } from "./changing-list.ts";

const idOf = (item: unknown): number => Number((item as { id?: number } | number) === Object(item) ? ids(item) : item);
const ids = (item: unknown): unknown =>
  Object.values(item as object).map((value: unknown) =>
    value === Object(value) ? (value as { id: number }).id : value,
  )[0];

async function read(calls: AsyncIterable<unknown>, onItem: (id: number) => void = () => {}): Promise<number[]> {
  const found: number[] = [];
  for await (const item of calls) {
    found.push(idOf(item));
    onItem(idOf(item));
  }
  return found;
}

const KINDS: readonly (readonly [string, Told])[] = [
  ["a total", { total: true }],
  ["a total, and hasNext", { total: true, hasNext: true }],
  ["a total that is 0 behind the end", { total: true, zeroBehind: true }],
  ["a number of pages", { pages: true }],
  ["total and pages", { total: true, pages: true, hasNext: true }],
  ["items with their ids inside", { total: true, item: (id) => ({ baseInfo: { id } }) }],
  ["items with an id of another name", { total: true, item: (id) => ({ orderId: String(id) }) }],
  ["items that are ids", { total: true, item: (id) => String(id) }],
  ["pages of three", { total: true, size: 3 }],
];

describe.each(KINDS)("a list with %s loses nothing when", (_, told) => {
  const { size = 2 } = told;

  it("an item of a page that was read is gone", async () => {
    const list = upTo(5 * size);
    const { call } = changingList(list, told, (count) => count === 2 && remove(list, ...upTo(size)));
    expect(await read(call)).toEqual(upTo(5 * size));
  });

  it("more items than a page are gone", async () => {
    const list = upTo(6 * size);
    const { call } = changingList(list, told, (count) => count === 4 && remove(list, ...upTo(2 * size)));
    expect(await read(call)).toEqual(upTo(6 * size));
  });

  it("the consumer takes each page's items out of it", async () => {
    const list = upTo(4 * size);
    const { call } = changingList(list, told);
    const found: number[] = [];
    for await (const page of call.pages()) {
      const shown = page.list.map(idOf);
      found.push(...shown);
      remove(list, ...shown);
    }
    expect(found).toEqual(upTo(4 * size));
    expect(list).toEqual([]);
  });

  it("the consumer takes each item out of it at once", async () => {
    const list = upTo(4 * size + 1);
    const { call } = changingList(list, told);
    expect(await read(call, (id) => remove(list, id))).toEqual(upTo(4 * size + 1));
  });

  it("what is gone stood on the last page", async () => {
    const list = upTo(3 * size + 1);
    const { call } = changingList(list, told, (count) => count === 4 && remove(list, 1, 2));
    expect(await read(call)).toEqual(upTo(3 * size + 1));
  });

  it("it shrinks again while it is read again", async () => {
    const list = upTo(6 * size);
    const gone = [upTo(size), upTo(2 * size)];
    const { call } = changingList(list, told, (count) => count >= 3 && remove(list, ...(gone.shift() ?? [])));
    expect(await read(call)).toEqual(upTo(6 * size));
  });
});

describe("a list that shrinks", () => {
  it("after what was read is read on, and no item comes twice", async () => {
    const list = upTo(8);
    const { call } = changingList(list, { total: true }, (count) => count === 2 && remove(list, 7));
    expect(await read(call)).toEqual([1, 2, 3, 4, 5, 6, 8]);
  });

  it("to nothing ends", async () => {
    const list = upTo(6);
    const { call } = changingList(list, { total: true }, (count) => count === 2 && list.splice(0));
    expect(await read(call)).toEqual([1, 2]);
  });

  it("is read by collect and by pages as well", async () => {
    for (const read of [
      async ({ call }: ReturnType<typeof changingList>) => (await call.collect({ limit: 99 })).map(idOf),
      async ({ call }: ReturnType<typeof changingList>) => {
        const found = new Set<number>();
        for await (const page of call.pages()) for (const item of page.list) found.add(idOf(item));
        return [...found];
      },
    ]) {
      const list = upTo(7);
      expect(await read(changingList(list, { total: true }, (count) => count === 2 && remove(list, 1)))).toEqual(
        upTo(7),
      );
    }
  });

  it("and is read from a later page on, loses nothing either", async () => {
    const list = upTo(9);
    const { call } = changingList(list, { total: true, first: 2 }, (count) => count === 2 && remove(list, 3));
    expect(await read(call)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  it("before the page that it was read from, is refused: what belongs to it cannot be told", async () => {
    const list = upTo(9);
    const { call } = changingList(list, { total: true, first: 2 }, (count) => count === 2 && remove(list, 1, 2));
    await expect(read(call)).rejects.toThrow(
      "listThings: the list changed while it was read: items slid to pages before the first one asked for",
    );
  });

  it.each<[string, Told]>([
    ["without ids", { total: true, item: (id) => ({ text: `${id}` }) }],
    ["of which two look the same", { total: true, item: (id) => ({ shopId: id % 3 < 2 ? 1 : id }) }],
  ])("with items %s is refused", async (_, told) => {
    const list = upTo(7);
    const { call } = changingList(list, { ...told, size: 3 }, (count) => count === 2 && remove(list, 1));
    const error = await read(call).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProtocolError);
    expect((error as ProtocolError).hint).toMatch(/collect/);
    expect((error as ProtocolError).message).toMatch(/: its items have no ids to tell them apart$/);
  });

  it("each time that it is read again, with nothing new in it, is refused in the end", async () => {
    let total = 100;
    const { call, asked } = changingList(upTo(20), { total: () => total-- });
    await expect(read(call)).rejects.toThrow(
      "listThings: the list changed while it was read: faster than it can be read",
    );
    expect(asked.length).toBeLessThan(20);
  });

  it("with items without ids of their own is continued by the content of the items", async () => {
    const list = upTo(7);
    const item = (id: number): unknown => ({ shopId: 7, text: `${id}` });
    const { call } = changingList(list, { total: true, item }, (count) => count === 2 && remove(list, 1));
    expect(await call.collect({ limit: 99 })).toEqual(upTo(7).map(item));
  });

  it("with items without ids is read on if the pages before are as they were", async () => {
    const list = upTo(7);
    const item = (id: number): unknown => ({ text: `${id}` });
    const { call } = changingList(list, { total: true, item }, (count) => count === 2 && remove(list, 7));
    expect(await read(call)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

it("totals that go up and down, of a list that stays, cost some pages and no error", async () => {
  const list = upTo(20);
  const { call, asked } = changingList(list, { total: true }, (count) => {
    remove(list, 99, 98);
    if (count % 2) list.push(99, 98);
  });
  const found = await read(call);
  expect(new Set(found.filter((id) => id <= 20))).toEqual(new Set(upTo(20)));
  expect(asked.length).toBeLessThan(100);
});

it.each([21, 22])("a total that is 20 on one node and %i on another is not exact, and no error", async (other) => {
  const list = upTo(20);
  let count = 0;
  const { call, asked } = changingList(list, { total: () => (count++ % 2 ? 20 : other) });
  expect(await read(call)).toEqual(list);
  expect(asked.length).toBeLessThan(60);
});

/** Each page after the first is read after one more change. `next`: an id that the list has never had. */
async function keepsWhatStays<Step>(
  changes: fc.Arbitrary<Step[]>,
  numRuns: number,
  change: (list: number[], step: Step, next: () => number) => void,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 4 }),
      changes,
      async (length, size, steps) => {
        const list = upTo(length);
        let newest = 1000;
        const { call } = changingList(list, { total: true, size }, (count) => {
          const step = count > 1 ? steps[count - 2] : undefined;
          if (step) change(list, step, () => newest++);
        });
        const found = await read(call).catch((error: unknown) => {
          expect(error).toBeInstanceOf(ProtocolError);
          return undefined;
        });
        if (found) expect(found).toEqual(expect.arrayContaining(list.filter((id) => id < 1000)));
      },
    ),
    { numRuns },
  );
}

it("any list that loses items, and gets new ones in front, keeps what stays", async () => {
  const changes = fc.array(fc.record({ gone: fc.array(fc.nat(20), { maxLength: 5 }), added: fc.nat(2) }), {
    maxLength: 12,
  });
  await keepsWhatStays(changes, 300, (list, { gone, added }, next) => {
    for (const at of gone) list.splice(at, 1);
    for (let index = 0; index < added; index++) list.unshift(next());
  });
});

it("any list that loses more items than it gets at its end, step by step, keeps what stays", async () => {
  const changes = fc.array(fc.record({ gone: fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), end: fc.nat(5) }), {
    maxLength: 12,
  });
  await keepsWhatStays(changes, 150, (list, { gone, end }, next) => {
    const before = list.length;
    for (const at of gone) list.splice(at, 1);
    const lost = before - list.length;
    for (let index = 0; index < Math.min(end, lost - 1); index++) list.push(next());
  });
});
