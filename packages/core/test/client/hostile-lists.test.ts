import { describe, expect, it } from "vitest";
import { list, type Operation, type PagedCall } from "../../src/index.ts";
import { offline } from "../support/client.ts";
import { listThings, type Paging } from "../support/operations.ts";

const operation: Operation<Paging, object> = listThings;

interface Thing {
  readonly id: number;
}

const things = (from: number, to: number): Thing[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ id: from + index }));

/** Walks over a list; ends with the ids that were seen, or with the name of the error. */
async function walk(answer: (page: number, count: number, size: number) => unknown, input: Paging = {}) {
  let requests = 0;
  const { client } = offline(({ body }) => {
    const { page = 1, size = 20 } = JSON.parse(String(body)) as Paging;
    if (++requests > 300) throw new Error("endless");
    return Response.json({ code: 200, data: answer(page, requests, size) });
  });
  const seen: number[] = [];
  try {
    for await (const { id } of list(client, operation, input) as PagedCall<object, Thing>) seen.push(id);
  } catch (error) {
    return { seen, end: (error as Error).name };
  }
  return { seen, end: requests > 300 ? "endless" : "end" };
}

describe("a list never ends as if it were whole when items are missing, and always ends", () => {
  const all = things(1, 9);
  const cut = (from: readonly Thing[], page: number, size: number) => from.slice((page - 1) * size, page * size);
  it.each<[string, (page: number, count: number, size: number) => unknown]>([
    ["a hole, total told", (page) => ({ list: page === 2 ? [] : cut(all, page > 2 ? page - 1 : page, 3), total: 9 })],
    [
      "a hole without a list",
      (page) => ({ list: page === 2 ? null : cut(all, page > 2 ? page - 1 : page, 3), total: 9 }),
    ],
    ["a total as text", (page) => ({ list: page === 2 ? [] : cut(all, page > 2 ? page - 1 : page, 3), total: "9" })],
    [
      "a total only on the first page",
      (page) => ({ list: page === 2 ? [] : cut(all, page > 2 ? page - 1 : page, 3), ...(page === 1 && { total: 9 }) }),
    ],
    [
      "a total of 0 behind the first page",
      (page) => ({ list: page === 2 ? [] : cut(all, page > 2 ? page - 1 : page, 3), total: page === 1 ? 9 : 0 }),
    ],
    [
      "an item that leaves after the first page",
      (page, count) => ({ list: cut(count > 1 ? all.slice(1) : all, page, 3), total: count > 1 ? 8 : 9 }),
    ],
    [
      "three items that leave after the second page",
      (page, count) => ({ list: cut(count > 2 ? all.slice(3) : all, page, 3), total: count > 2 ? 6 : 9 }),
    ],
    [
      "an item that comes in front after each page",
      (page, count) => ({
        list: cut([...things(100, 99 + Math.min(count - 1, 4)), ...all], page, 3),
        total: 9 + Math.min(count - 1, 4),
      }),
    ],
    ["pages of 3 where 5 were asked for", (page) => ({ list: cut(all, page, 3), total: 9 })],
    ["a total that is too small by one", (page) => ({ list: cut(all, page, 3), total: 8 })],
    ["a total that is too large", (page) => ({ list: cut(all, page, 3), total: 12 })],
    ["the last page again and again", (page) => ({ list: cut(all, Math.min(page, 3), 3), total: 12 })],
    ["the last page again, no total", (page) => ({ list: cut(all, Math.min(page, 3), 3) })],
    ["a circle of pages", (page) => ({ list: cut(all, ((page - 1) % 3) + 1, 3) })],
    [
      "a circle of pages with a field that changes",
      (page, count) => ({ list: cut(all, ((page - 1) % 3) + 1, 3).map((one) => ({ ...one, at: count })) }),
    ],
  ])("%s", async (_, answer) => {
    const { seen, end } = await walk(answer);
    expect(end).not.toBe("endless");
    if (end === "end") expect(all.map(({ id }) => id).filter((id) => !seen.includes(id))).toEqual([]);
  });
});
