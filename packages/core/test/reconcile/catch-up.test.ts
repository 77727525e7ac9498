import { describe, expect, it } from "vitest";
import { InputError, ProtocolError } from "../../src/errors/errors.ts";
import {
  type CatchUpOptions,
  type CatchUpQuestion,
  type ChangedOrder,
  catchUp,
  type ListPage,
} from "../../src/reconcile/index.ts";

interface Order {
  readonly id?: string;
  readonly made?: unknown;
  readonly changed?: unknown;
}
interface Page {
  readonly items?: unknown;
  readonly total?: unknown;
}

const NOW = Date.parse("2025-04-24T20:00:00+08:00");
const since = new Date("2025-04-24T16:00:00+08:00");
const clock = (): number => NOW;
/** A moment of that day, as the API writes it. */
const at = (time: string): string => `2025-04-24 ${time}:00`;

const reader = {
  operationId: "listOrders",
  read: ({ items, total }: Page) => ({ items, total }),
  facts: ({ id, made, changed }: Order) => ({ id, createTime: made, changeTime: changed }),
};

interface Shelf {
  /** The list as it is when this page is asked for. */
  readonly list: (pageNo: number) => readonly unknown[];
  readonly total?: (pageNo: number) => unknown;
  readonly headers?: Record<string, string>;
}

function shop({ list, total = (page) => list(page).length, headers = {} }: Shelf) {
  const asked: number[] = [];
  const page: ListPage<Page> = (pageNo, pageSize) => {
    asked.push(pageNo);
    const items = list(pageNo).slice((pageNo - 1) * pageSize, pageNo * pageSize);
    const answer = { data: { items, total: total(pageNo) }, headers: new Headers(headers) };
    return { withResponse: async () => answer } as unknown as ReturnType<ListPage<Page>>;
  };
  const run = (options: CatchUpOptions = {}, question: Partial<CatchUpQuestion> = {}) =>
    catchUp<Page, Order>(page, reader, { since, ...question }, { pageSize: 2, clock, ...options });
  const all = async (options?: CatchUpOptions, question?: Partial<CatchUpQuestion>) => {
    const changes = run(options, question);
    const found: ChangedOrder<Order>[] = [];
    for await (const change of changes) found.push(change);
    return { ids: found.map(({ id }) => id), found, walked: changes.walked, asked };
  };
  return { run, all, asked };
}

const fixed = (orders: readonly unknown[], more: Partial<Shelf> = {}) => shop({ list: () => orders, ...more });

/** Sorted by change; order 9 was made long before the others, so that the pages show it. */
const byChange: readonly Order[] = [
  { id: "9", made: at("08:00"), changed: at("19:00") },
  { id: "5", made: at("15:00"), changed: at("18:00") },
  { id: "6", made: at("17:00"), changed: at("17:00") },
  { id: "4", made: at("14:00"), changed: at("15:30") },
  { id: "3", made: at("13:00"), changed: at("13:00") },
  { id: "2", made: at("12:00"), changed: at("12:00") },
  { id: "1", made: at("11:00"), changed: at("11:00") },
  { id: "0", made: at("10:00"), changed: at("10:00") },
];

describe("a list in the order of the changes", () => {
  it("is read up to the first page of older orders", async () => {
    const { ids, walked, asked, found } = await fixed(byChange).all();
    expect(ids).toEqual(["9", "5", "6"]);
    expect(asked).toEqual([1, 2, 3]);
    expect(walked).toEqual({
      orders: 6,
      pages: 3,
      changed: 3,
      end: "since",
      isComplete: true,
      nextSince: new Date(NOW),
    });
    expect(found[0]).toEqual({
      id: "9",
      order: byChange[0],
      changedAt: new Date("2025-04-24T19:00:00+08:00"),
      cursor: `1-2-${NOW}`,
    });
  });

  it("is read to its end while it may as well be in the order of creation", async () => {
    const plain = byChange.slice(2);
    expect(await fixed(plain).all()).toMatchObject({
      ids: ["6"],
      asked: [1, 2, 3],
      walked: { end: "list", isComplete: true },
    });
    expect(await fixed(plain).all({ newestFirst: true })).toMatchObject({ asked: [1, 2], walked: { end: "since" } });
  });

  it("is read to its end when it turns out not to be in that order, even if the user says otherwise", async () => {
    const late = [...byChange.slice(1), { id: "late", made: at("07:00"), changed: at("19:30") }];
    for (const newestFirst of [true, false]) {
      const swapped = [late[3], late[0], ...late.slice(4, 6), ...late.slice(6)];
      const { ids, walked } = await fixed(swapped).all({ newestFirst });
      expect(ids).toContain("late");
      expect(walked).toMatchObject({ end: "list", isComplete: true });
    }
  });
});

describe("a list in the order of creation", () => {
  it("is read to its end, where an old order may have been changed late", async () => {
    const orders = [...byChange.slice(2), { id: "old", made: at("07:00"), changed: at("19:00") }];
    const { ids, walked } = await fixed(orders).all();
    expect(ids).toEqual(["6", "old"]);
    expect(walked).toMatchObject({ orders: 7, end: "list", isComplete: true });
  });
});

describe("an order", () => {
  it("that does not say when it was changed is among the changed ones", async () => {
    const orders: unknown[] = [
      { id: "1", made: at("10:00") },
      { id: "2", made: at("10:00"), changed: "yesterday" },
      { id: "3", made: at("19:00") },
      {},
      "no object",
    ];
    const { found, walked } = await fixed(orders).all();
    expect(found.map(({ id, changedAt }) => [id, changedAt?.getTime()])).toEqual([
      ["1", undefined],
      ["2", undefined],
      ["3", Date.parse("2025-04-24T19:00:00+08:00")],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(walked).toMatchObject({ changed: 5, end: "list" });
  });

  it("counts as changed up to half a minute before, since clocks differ and times are whole seconds", async () => {
    const orders = [
      { id: "in", changed: "2025-04-24 15:59:30" },
      { id: "out", changed: "2025-04-24 15:59:28" },
    ];
    expect((await fixed(orders).all()).ids).toEqual(["in"]);
  });

  it("may have its times in milliseconds", async () => {
    const orders = [
      { id: "in", changed: since.getTime() },
      { id: "out", changed: since.getTime() - 60_000 },
    ];
    expect((await fixed(orders).all()).ids).toEqual(["in"]);
  });

  it("is told once, though it moved to the next page, and again when it was changed meanwhile", async () => {
    const moved = shop({
      list: (page) => (page === 1 ? byChange : [{ id: "new", changed: at("19:59") }, ...byChange]),
      total: () => 9,
    });
    expect((await moved.all()).ids).toEqual(["9", "5", "6"]);
    const again = shop({
      list: (page) =>
        page === 1 ? byChange : [...byChange.slice(0, 2), { id: "9", changed: at("19:59") }, ...byChange.slice(2)],
    });
    expect((await again.all()).ids).toEqual(["9", "5", "9", "6"]);
  });
});

describe("the server's clock", () => {
  it("is what times are compared with", async () => {
    const orders = [
      { id: "in", changed: "2025-04-24 15:00:00" },
      { id: "out", changed: "2025-04-24 14:58:00" },
    ];
    const hourBehind = { date: new Date(NOW - 3_600_000).toUTCString() };
    expect((await fixed(orders, { headers: hourBehind }).all()).ids).toEqual(["in"]);
  });
});

describe("a run", () => {
  it("ends at maxOrders, and continues from there", async () => {
    const { run } = fixed(byChange);
    const first: string[] = [];
    let cursor: string | undefined;
    const changes = run({ maxOrders: 2 });
    for await (const change of changes) {
      first.push(change.id ?? "");
      cursor = change.cursor;
    }
    expect(first).toEqual(["9", "5"]);
    expect(changes.walked).toMatchObject({ orders: 2, pages: 1, end: "limit", isComplete: false });

    const later = () => NOW + 3_600_000;
    const { all, asked } = fixed(byChange);
    const rest = await all({ clock: later }, { after: cursor });
    expect(rest.ids).toEqual(["9", "5", "6"]);
    expect(asked).toEqual([1, 2, 3]);
    // What changed after the first run began is for the next one.
    expect(rest.walked).toMatchObject({ end: "since", nextSince: new Date(NOW) });
  });

  it("continues with the page and the page size of the cursor", async () => {
    const { ids, asked, walked } = await fixed(byChange).all({ pageSize: 5 }, { after: `2-2-${NOW}` });
    expect(ids).toEqual(["6"]);
    expect(asked).toEqual([2, 3, 4]);
    expect(walked).toMatchObject({ orders: 6, end: "list", isComplete: true });
  });

  it("that was left says so", async () => {
    const changes = fixed(byChange).run();
    expect(changes.walked).toBeUndefined();
    for await (const _ of changes) break;
    expect(changes.walked).toEqual({
      orders: 2,
      pages: 1,
      changed: 1,
      end: undefined,
      isComplete: false,
      nextSince: new Date(NOW),
    });
  });

  it("can be made again", async () => {
    const changes = fixed(byChange).run();
    for (let round = 0; round < 2; round++) {
      const ids: unknown[] = [];
      for await (const { id } of changes) ids.push(id);
      expect(ids).toEqual(["9", "5", "6"]);
      expect(changes.walked).toMatchObject({ changed: 3 });
    }
  });

  it("over an empty list is complete", async () => {
    expect(await fixed([]).all()).toMatchObject({
      ids: [],
      walked: { orders: 0, pages: 0, end: "list", isComplete: true },
    });
  });

  it("without a total ends at the empty page", async () => {
    const plain = byChange.slice(2);
    for (const total of [undefined, null, 0, "many"]) {
      const { walked, asked } = await fixed(plain, { total: () => total }).all();
      expect(walked).toMatchObject({ orders: 6, end: "list", isComplete: true });
      expect(asked).toEqual([1, 2, 3, 4]);
    }
  });
});

describe("a list with a gap", () => {
  const plain = byChange.slice(2);

  it("ends before its own total", async () => {
    expect((await fixed(plain, { total: () => 7 }).all()).walked).toMatchObject({ end: "gap", isComplete: false });
  });

  it("lost orders while it was read", async () => {
    const shrinking = (page: number) => (page === 1 ? plain : plain.slice(1));
    expect((await shop({ list: shrinking }).all()).walked).toMatchObject({ end: "gap", isComplete: false });
  });

  it("but grown is complete: what is new is for the next run", async () => {
    const growing = (page: number) =>
      page === 1 ? plain : [{ id: "new", made: at("19:59"), changed: at("19:59") }, ...plain];
    expect((await shop({ list: growing }).all()).walked).toMatchObject({ end: "list", isComplete: true });
  });

  it("repeats a page", async () => {
    const stuck = shop({
      list: (page) =>
        Array.from({ length: page - 1 }, () => plain.slice(0, 2))
          .flat()
          .concat(plain.slice(0, 2)),
      total: () => 99,
    });
    expect(await stuck.all()).toMatchObject({ asked: [1, 2], walked: { end: "gap", isComplete: false } });
  });

  it("comes from a cache", async () => {
    const cached = { headers: { age: "60" } };
    expect((await fixed(byChange, cached).all()).walked).toMatchObject({ end: "gap", isComplete: false });
    expect((await fixed(plain, cached).all()).walked).toMatchObject({ end: "gap", isComplete: false });
    expect((await fixed(plain, cached).all({ maxOrders: 2 })).walked).toMatchObject({ end: "limit" });
  });
});

describe("an answer that is not the list", () => {
  it.each([undefined, null, {}, "text"])("ends the run with an error: %j", async (items) => {
    const broken = shop({ list: () => byChange });
    const page: ListPage<Page> = () =>
      ({ withResponse: async () => ({ data: { items }, headers: new Headers() }) }) as unknown as ReturnType<
        ListPage<Page>
      >;
    const changes = catchUp(page, reader, { since }, { clock });
    const error = await (async () => {
      for await (const _ of changes);
    })().catch((it: unknown) => it);
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({
      operationId: "listOrders",
      message: "listOrders: page 1 has no list of orders where it was expected",
      hint: expect.stringMatching(/Continue later with the cursor/),
    });
    expect(changes.walked).toMatchObject({ end: undefined, isComplete: false });
    expect(broken.asked).toEqual([]);
  });

  it("may be no object at all", async () => {
    const page: ListPage<Page> = () =>
      ({ withResponse: async () => ({ data: null, headers: new Headers() }) }) as unknown as ReturnType<ListPage<Page>>;
    const iterate = async () => {
      for await (const _ of catchUp(page, reader, { since }, { clock }));
    };
    await expect(iterate()).rejects.toThrow(ProtocolError);
  });
});

it.each([
  [{ maxOrders: 0 }, {}, "maxOrders is out of range"],
  [{ pageSize: 1.5 }, {}, "pageSize is out of range"],
  [{}, { since: new Date(Number.NaN) }, "since must be a Date in the past"],
  [{}, { since: "2025-04-24" as unknown as Date }, "since must be a Date in the past"],
  [{}, { since: new Date(NOW + 31_001) }, "since must be a Date in the past"],
  [{}, { after: "" }, 'after: "" is not a cursor'],
  [{}, { after: "0-2-1" }, 'after: "0-2-1" is not a cursor'],
  [{}, { after: "1-0-1" }, 'after: "1-0-1" is not a cursor'],
  [{}, { after: "1-2" }, 'after: "1-2" is not a cursor'],
  [{}, { after: "1-2-3-4" }, 'after: "1-2-3-4" is not a cursor'],
])("refuses %j, %j", async (options, question, message) => {
  const { all, asked } = fixed(byChange);
  const error = await all(options, question).catch((it: unknown) => it);
  expect(error).toBeInstanceOf(InputError);
  expect(error).toMatchObject({ message, hint: expect.stringMatching(/\w/) });
  expect(asked).toEqual([]);
});

it("takes a since of now, by a clock that is a little behind", async () => {
  expect((await fixed([]).all({}, { since: new Date(NOW + 31_000) })).walked).toMatchObject({ end: "list" });
});
