import { describe, expect, it } from "vitest";
import { list, type Operation, type PagedCall, ProtocolError } from "../../src/index.ts";
import { offline } from "../support/client.ts";
import { listThings, type Paging } from "../support/operations.ts";

type Item = number | Readonly<Record<string, unknown>>;

interface Shown {
  readonly list?: readonly Item[] | null;
  readonly total?: unknown;
  readonly pages?: unknown;
  readonly hasNext?: unknown;
}

const operation: Operation<Paging, Shown | null> = listThings;

/** A list whose pages come from a function of page number and request count, or stand in an array. */
function serve(
  page: readonly (readonly Item[] | null)[] | ((number: number, count: number) => Shown | null),
  more: Shown = {},
  input: { page?: number; size?: number } = {},
) {
  const asked: number[] = [];
  const { client } = offline(({ body }, count) => {
    const number = (JSON.parse(String(body)) as { page?: number }).page ?? 1;
    asked.push(number);
    const data =
      typeof page === "function"
        ? page(number, count)
        : { ...more, list: number > page.length ? [] : (page[number - 1] ?? null) };
    return Response.json({ code: 200, data });
  });
  const call = list(client, operation, input) as PagedCall<Shown | null, Item>;
  const items = async (): Promise<Item[]> => {
    const found: Item[] = [];
    for await (const item of call) found.push(item);
    return found;
  };
  return { call, items, asked };
}

describe("a list whose pages tell how many there are, but no total", () => {
  const holed = (pages: unknown, empty: number[] = [2]) =>
    serve((number) => ({ list: empty.includes(number) || number > 4 ? [] : [number], pages: number > 4 ? 0 : pages }));

  it("continues after a page without items", async () => {
    for (const empty of [[2], [2, 3]])
      expect(await holed(4, empty).items()).toEqual([1, 2, 3, 4].filter((page) => !empty.includes(page)));
  });

  it("ends at an empty last page, and without an empty page", async () => {
    for (const pages of [4, 5]) expect(await holed(pages, []).items()).toEqual([1, 2, 3, 4]);
    expect(await holed(4, [4]).items()).toEqual([1, 2, 3]);
  });

  it("does not end when pages are missing", async () => {
    const { items } = holed(40, []);
    await expect(items()).rejects.toThrow("the list ends after 4 of the items of 40 pages");
  });
});

it("a list read from its second page continues after an empty page, if full earlier pages cannot reach its total", async () => {
  const page = [[1, 2], [3, 4], [], [5, 6], [7]];
  expect(await serve(page, { total: 7 }, { page: 2, size: 2 }).items()).toEqual([3, 4, 5, 6, 7]);
  const short = [[1], [2], [3]];
  expect(await serve(short, { total: 3 }, { page: 2, size: 2 }).items()).toEqual([2, 3]);
});

describe("a list loses nothing", () => {
  it.each<[string, unknown]>([
    ["the data itself", [{ id: 1 }, { id: 2 }]],
    ["a field of another name", { records: [{ id: 1 }], current: 1 }],
  ])("is an error when it is %s, not an empty list", async (_, data) => {
    const error = await serve(() => data as Shown)
      .items()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({ message: "listThings: page 1 has no list at data.list, but another one" });
  });

  it("ends with a page that leaves its list out, or has null, and shows other facts", async () => {
    const pages: unknown[] = [null, {}, { tags: ["a"] }, { list: null, filters: [{ id: 1 }] }];
    for (const data of pages) expect(await serve(() => data as Shown).items()).toEqual([]);
  });

  it("continues after an empty page while its own total is not reached", async () => {
    expect(await serve([[1, 2], [], [3, 4], [5]], { total: 5 }).items()).toEqual([1, 2, 3, 4, 5]);
    expect(await serve([[1, 2], [], [], [3]], { total: "3" }).items()).toEqual([1, 2, 3]);
  });

  it("continues after a page without a list", async () => {
    expect(await serve([[1, 2], null, [3, 4], [5]], { total: 5 }).items()).toEqual([1, 2, 3, 4, 5]);
    const gaps: (Shown | null)[] = [{ list: [1, 2], total: 3 }, {}, { list: null }, { list: [3], total: 3 }];
    expect(await serve((number) => gaps[number - 1] ?? {}).items()).toEqual([1, 2, 3]);
    expect(await serve([null, [1, 2]], { total: 2 }).items()).toEqual([1, 2]);
  });

  it("continues past a total that is lower than what it has seen", async () => {
    expect(await serve([[1, 2], [3, 4], [5, 6], [7]], { total: 3 }).items()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await serve([[1, 2], [3]], { total: 1 }).items()).toEqual([1, 2, 3]);
  });

  const ends = "listThings: the list ends after 2 of 5 items";
  it.each<[string, Parameters<typeof serve>, string]>([
    ["empty pages", [[[1, 2]], { total: 5 }], ends],
    ["the number of pages", [[[1, 2]], { total: 5, pages: 1 }], ends],
    ["the last page by its own word", [[[1, 2]], { total: 5, hasNext: false }], ends],
    ["a page without a list, and there is no total", [[[1, 2], null, [3]]], "listThings: page 2 has no list"],
  ])("refuses to end before its total: %s", async (_, given, message) => {
    await expect(serve(...given).items()).rejects.toThrow(
      expect.objectContaining({ name: "ProtocolError", message, operationId: "listThings" }),
    );
  });

  it("counts an item once that moves to the next page while it is read", async () => {
    const things = (...ids: number[]) => ids.map((id) => ({ id }));
    const pages = [things(1, 2), things(2, 3), things(4)];
    const { items } = serve(pages, { total: 4 });
    expect((await items()).map((item) => (item as { id: number }).id)).toEqual([1, 2, 2, 3, 4]);
  });

  it.each([1, 2])("counts items apart that have only the id of their shop, %s a page", async (size) => {
    const item = (text: string) => ({ shopId: 7, text });
    const items = ["a", "b", "c", "d", "e"].map(item);
    const pages = Array.from({ length: 5 / size + 1 }, (_, at) => items.slice(at * size, (at + 1) * size));
    expect(await serve(pages, { total: 5 }).items()).toEqual(items);
  });

  it("does not depend on what the caller does with a page", async () => {
    const { call } = serve([[1, 2], [3, 4], [5]], { total: 5 });
    const first = (await call) as { list: number[]; total: number; pages: number };
    first.list.length = 0;
    first.total = 0;
    first.pages = 1;
    const items: Item[] = [];
    for await (const item of call) items.push(item);
    expect(items).toEqual([1, 2, 3, 4, 5]);

    let count = 0;
    for await (const page of serve([[1, 2], [3, 4], [5]], { total: 5 }).call.pages()) {
      count += (page as { list: number[] }).list.splice(0).length;
      (page as { total: number }).total = 1;
    }
    expect(count).toBe(5);
  });

  it("begins at a later page after short ones, and reads on to the end", async () => {
    const pages = [[1], [2], [3, 4], [5, 6], [7]];
    expect(await serve(pages, { total: 7 }, { page: 3 }).items()).toEqual([3, 4, 5, 6, 7]);
    expect(await serve(pages, { total: 7 }, { page: 3, size: 3 }).items()).toEqual([3, 4, 5, 6, 7]);
    const full = [
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    const { items, asked } = serve(full, { total: 6 }, { page: 2, size: 2 });
    expect(await items()).toEqual([3, 4, 5, 6]);
    expect(asked).toEqual([2, 3, 4]);
  });

  it("begins at a full page after short ones, and reads on to the end", async () => {
    const { items } = serve([[1], [2], [3, 4], [5, 6], [7]], { total: 7 }, { page: 3, size: 2 });
    expect(await items()).toEqual([3, 4, 5, 6, 7]);
  });

  it("takes pages that have equal items without ids for different ones if they differ at all", async () => {
    const same = (text: string) => [{ userId: 7, text }];
    expect(await serve([same("a"), same("b"), same("c"), same("d"), same("e"), same("f")]).items()).toHaveLength(6);
  });
});

describe("a list ends", () => {
  it.each<[string, (number: number, count: number) => Shown]>([
    ["the same page for ever", () => ({ list: [{ id: 1 }, { id: 2 }] })],
    ["a circle of pages", (number) => ({ list: [{ id: number % 2 }, { id: 2 + (number % 2) }] })],
    ["a long circle", (number) => ({ list: [{ id: `a${number % 50}` }, { id: `b${number % 50}` }] })],
    [
      "one changing field",
      (_, count) => ({
        list: [
          { id: 1, views: count },
          { id: 2, views: count },
        ],
      }),
    ],
    ["a circle with a changing field", (number, count) => ({ list: [{ id: `x${number % 3}`, views: count }] })],
    ["ids inside", (_, count) => ({ list: [{ baseInfo: { id: 1, at: count } }, { baseInfo: { id: 2, at: count } }] })],
    [
      "another order of the items",
      (number) => ({ list: number % 2 ? [{ id: 1 }, { id: 2 }] : [{ id: 2 }, { id: 1 }] }),
    ],
    ["a total that is never reached", (number) => ({ list: [{ id: number }], total: number + 5 })],
  ])("although the server sends %s", async (_, page) => {
    const { items, asked } = serve(page);
    await expect(items()).rejects.toThrow(ProtocolError);
    expect(asked.length).toBeLessThan(70);
  });
});
