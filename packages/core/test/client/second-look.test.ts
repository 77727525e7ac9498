import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProtocolError } from "../../src/index.ts";
import { changingList, remove, upTo } from "./changing-list.ts";

const read = async (items: AsyncIterable<unknown>): Promise<number[]> => {
  const found: number[] = [];
  for await (const item of items) found.push((item as { id: number }).id);
  return found;
};

const sorted = (ids: Iterable<number>): number[] => [...new Set(ids)].sort((a, b) => a - b);

/** Takes an item out of its place and puts it at another. */
function move(list: number[], id: number, to: number): void {
  remove(list, id);
  list.splice(to, 0, id);
}

describe("a list with a total loses nothing when", () => {
  it("an item that was read moves to the end, and pushes the others forward", async () => {
    const list = upTo(10);
    const { call } = changingList(list, { total: true }, (count) => count === 3 && move(list, 1, 9));
    expect(sorted(await read(call))).toEqual(upTo(10));
  });

  it("an item that was not read moves to the front", async () => {
    const list = upTo(10);
    const { call } = changingList(list, { total: true }, (count) => count === 3 && move(list, 9, 0));
    expect(sorted(await read(call))).toEqual(upTo(10));
  });

  it("a new one comes in front: it is yielded, too", async () => {
    const list = upTo(10);
    const { call, asked } = changingList(list, { total: true }, (count) => count === 3 && list.unshift(99));
    expect(sorted(await read(call))).toEqual([...upTo(10), 99]);
    expect(asked).toEqual([1, 2, 3, 4, 5, 6, 7, 1]);
  });

  it("a whole page of new ones comes in front", async () => {
    const list = upTo(10);
    const { call } = changingList(list, { total: true }, (count) => count === 3 && list.unshift(98, 99));
    expect(sorted(await read(call))).toEqual([...upTo(10), 98, 99]);
  });

  // Three moves can make two readings equal that both lack the same item.
  it("any item moves anywhere, once or twice, or the loop ends in an error", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 2, max: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
        async (length, size, moves) => {
          const list = upTo(length);
          const { call } = changingList(list, { total: true, size }, (count) => {
            const [from, to] = (count > 1 && moves.shift()) || [];
            if (from !== undefined && to !== undefined) move(list, list[from % length] as number, to % length);
          });
          const found = await read(call).catch((error: unknown) => error);
          if (found instanceof ProtocolError) return;
          expect(sorted(found as number[])).toEqual(upTo(length));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("a list that does not change, and has items twice,", () => {
  const twice = [1, 2, 3, 4, 1, 5];

  it("ends when it was read twice", async () => {
    const { call, asked } = changingList(twice, { total: true });
    expect(await read(call)).toEqual(twice);
    expect(asked).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it("is broken off if its total counts more", async () => {
    const { call } = changingList(twice, { total: () => 7 });
    await expect(read(call)).rejects.toThrow("the list ends after 5 of 7 items");
  });
});

it("refuses pages that come again with one field changed, although they fill the total", async () => {
  let count = 0;
  const circle = [1, 2, 3, 4, 1, 2, 3, 4];
  const { call } = changingList(circle, { total: true, item: (id) => ({ id, viewed: count++ }) });
  await expect(read(call)).rejects.toThrow(ProtocolError);
});

it("gives up on a list that gets new items whenever it is read", async () => {
  const list = upTo(4);
  const { call, asked } = changingList(list, { total: true }, (count) => list.unshift(100 + count));
  await expect(read(call)).rejects.toThrow(ProtocolError);
  expect(asked.length).toBeLessThan(60);
});
