import { expect, test } from "vitest";
import { DueList } from "../../../src/state/due/due-list.ts";
import type { DueItem } from "../../../src/state/entities/event.ts";
import { createDice } from "../../support/walk/dice.ts";

const item = (at: number, n: number): DueItem => ({ at, n, kind: "order.close", market: "taobao", target: String(n) });

test("items come out by time, those of one time by number, regardless of the order they went in", () => {
  const dice = createDice("due");
  const list = new DueList();
  const items = Array.from({ length: 500 }, (_, n) => item(dice.between(0, 40), n));
  const taken: DueItem[] = [];
  for (const [index, one] of items.entries()) {
    list.add(one);
    // Some leave while others still arrive.
    if (index % 5 === 4) taken.push(list.takeFirst() ?? one);
  }
  const waiting = list.items();
  expect(list.size).toBe(400);
  expect(waiting).toEqual([...waiting].sort((a, b) => a.at - b.at || a.n - b.n));
  const rest = waiting.map(() => list.takeFirst());
  expect(rest).toEqual(waiting);
  expect(list.takeFirst()).toBeUndefined();
  expect(new Set([...taken, ...rest]).size).toBe(500);
});

test("a replaced list holds the given items", () => {
  const list = new DueList();
  list.add(item(1, 1));
  list.replace([item(9, 2), item(3, 3)]);
  expect(list.items().map(({ n }) => n)).toEqual([3, 2]);
  expect(list.first()?.n).toBe(3);
});
