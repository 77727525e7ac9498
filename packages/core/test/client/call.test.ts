import { describe, expect, it } from "vitest";
import { ApiError, Call, list, type Operation, PagedCall } from "../../src/index.ts";
import { envelope, failure, offline, type Reply } from "../support/client.ts";
import { findThings, getThing, type Order } from "../support/operations.ts";
import { unhandledDuring } from "../support/unhandled.ts";

const refusal = (): Response => Response.json({ code: 99100, msg: "no" });

describe("Call", () => {
  it("has started when it is made", async () => {
    const { client, seen } = offline(() => envelope(1));
    const call = client.call(getThing);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen).toHaveLength(1);
    expect(call).toBeInstanceOf(Call);
    expect(call).toBeInstanceOf(Promise);
    await call;
    expect(await call.safe()).toEqual({ ok: true, data: 1 });
    await call.withResponse();
    expect(seen).toHaveLength(1);
  });

  it("makes plain promises", async () => {
    const { client } = offline(() => envelope(1));
    const derived = client.call(getThing).then((value) => value);
    expect(derived).not.toBeInstanceOf(Call);
    expect(await Promise.all([client.call(getThing), client.call(getThing)])).toEqual([1, 1]);
    expect(await Promise.race([client.call(getThing)])).toBe(1);
    let ended = false;
    await client.call(getThing).finally(() => {
      ended = true;
    });
    expect(ended).toBe(true);
  });

  it("leaves no rejection unhandled when only safe or withResponse is used", async () => {
    const { client } = offline(refusal);
    expect(
      await unhandledDuring(async () => {
        await client.call(getThing).safe();
        await failure(client.call(getThing).withResponse());
        await failure(client.call(getThing));
        await client.call({ ...getThing, path: "/{id}" } as never).safe();
      }),
    ).toEqual([]);
  });

  it("is a real unhandled rejection when no code handles it", async () => {
    const { client } = offline(refusal);
    const unhandled = await unhandledDuring(() => {
      client.call(getThing);
    });
    expect(unhandled).toHaveLength(1);
    expect(unhandled[0]).toBeInstanceOf(ApiError);
  });

  it("returns data of any kind unchanged", async () => {
    for (const data of [null, false, 0, "", [], JSON.parse('{"then":"not a function"}')]) {
      const { client } = offline(() => envelope(data));
      expect(await client.call(getThing)).toEqual(data);
    }
    const { client } = offline(() => Response.json({ code: 200 }));
    expect(await client.call(getThing)).toBeUndefined();
  });
});

describe("list", () => {
  const items = (from: number, to: number): Order[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ id: String(from + index), orderNo: "" }));

  /** A server of `total` items that pages as it should, telling what `told` names. */
  const server =
    (total: number, told: readonly string[] = ["total"]): Reply =>
    ({ body }) => {
      const { pageNo = 1, pageSize = 10 } = JSON.parse(body) as { pageNo?: number; pageSize?: number };
      const facts: Record<string, unknown> = {
        total,
        pages: Math.ceil(total / pageSize),
        hasNext: pageNo * pageSize < total,
      };
      const list = items((pageNo - 1) * pageSize, Math.min(total, pageNo * pageSize));
      return envelope({ list, ...Object.fromEntries(told.map((name) => [name, facts[name]])) });
    };

  const collected = async (call: AsyncIterable<Order>): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { id } of call) ids.push(id);
    return ids;
  };
  const ids = (from: number, to: number): string[] => items(from, to).map(({ id }) => id);
  const start = (reply: Reply, input = {}, options = {}) => {
    const { client, seen } = offline((one, count) => {
      // So that an endless list fails a test instead of hanging it.
      if (count > 200) throw new Error("no end");
      return reply(one, count);
    });
    return { call: list<object, { list: Order[] }, Order>(client, findThings, input, options), seen, client };
  };

  it("stops between the items of a page when its signal fires", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { call, seen } = start(server(10), {}, { signal: controller.signal });
    const got: string[] = [];
    const error = await failure(
      (async () => {
        for await (const { id } of call) {
          got.push(id);
          if (id === "2") controller.abort(reason);
        }
      })(),
    );
    expect(error).toMatchObject({ name: "AbortedError", cause: reason, operationId: findThings.id });
    expect(got).toEqual(ids(0, 3));
    expect(seen).toHaveLength(1);
  });

  it("awaited, is one page", async () => {
    const { call, seen } = start(server(25));
    expect(call).toBeInstanceOf(PagedCall);
    expect((await call).list).toHaveLength(10);
    expect((await call.withResponse()).attempts).toBe(1);
    expect(seen).toHaveLength(1);
  });

  it.each([
    [["total"], 3],
    [["pages"], 3],
    [["hasNext"], 3],
    [[], 4],
  ])("iterated, is all items, told %j", async (told, requests) => {
    const { call, seen } = start(server(25, told));
    expect(await collected(call)).toEqual(ids(0, 25));
    expect(seen).toHaveLength(requests);
    expect(seen.map(({ body }) => (JSON.parse(body) as { pageNo?: number }).pageNo)).toEqual(
      [undefined, 2, 3, 4].slice(0, requests),
    );
  });

  it("keeps the rest of the input on each page", async () => {
    const { call, seen } = start(server(5), { keyword: "k", pageSize: 2 });
    await collected(call);
    expect(seen.map(({ body }) => JSON.parse(body))).toEqual([
      { keyword: "k", pageSize: 2 },
      { keyword: "k", pageSize: 2, pageNo: 2 },
      { keyword: "k", pageSize: 2, pageNo: 3 },
    ]);
  });

  it("begins with the page of its input", async () => {
    const { call, seen } = start(server(25), { pageNo: 2 });
    expect(await collected(call)).toEqual(ids(10, 25));
    // The pages before it are not known to be full, so only an empty page shows the end.
    expect(seen).toHaveLength(3);
  });

  it("takes totals as text, and does without when they are nonsense", async () => {
    for (const total of ["25", "many", null, 0, -1]) {
      const { call } = start((seen, count) => {
        const answer = server(25, [])(seen, count) as Response;
        return answer.json().then(({ data }: { data: object }) => envelope({ ...data, total }));
      });
      expect(await collected(call)).toEqual(ids(0, 25));
    }
  });

  it("stops when the loop is left", async () => {
    const { call, seen } = start(server(1000));
    for await (const { id } of call) if (id === "14") break;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(seen).toHaveLength(2);
  });

  it("fetches no page ahead of need", async () => {
    const { call, seen } = start(server(1000));
    const iterator = call[Symbol.asyncIterator]();
    for (let count = 0; count < 10; count++) await iterator.next();
    expect(seen).toHaveLength(1);
    await iterator.next();
    expect(seen).toHaveLength(2);
    await iterator.return();
  });

  it("collects up to a limit, which is not optional", async () => {
    for (const [limit, found, requests] of [
      [0, 0, 1],
      [10, 10, 1],
      [11, 11, 2],
      [1000, 25, 3],
    ] as const) {
      const { call, seen } = start(server(25));
      expect(await call.collect({ limit })).toHaveLength(found);
      expect(seen).toHaveLength(requests);
    }
    for (const limit of [-1, 1.5, Number.NaN, undefined as never]) {
      expect(await failure(start(server(5)).call.collect({ limit }))).toMatchObject({ name: "InputError" });
    }
  });

  it("gives whole pages", async () => {
    const sizes: number[] = [];
    for await (const page of start(server(25)).call.pages()) sizes.push(page.list.length);
    expect(sizes).toEqual([10, 10, 5]);
  });

  it("gives an empty list, and a list that is not there, as no items", async () => {
    for (const data of [{ list: [] }, { list: null }, {}, null]) {
      const { call, seen } = start(() => envelope(data));
      expect(await collected(call)).toEqual([]);
      expect(seen).toHaveLength(1);
    }
  });

  it("refuses to continue when the server ignores the page number", async () => {
    const { call, seen } = start(() => envelope({ list: items(0, 10), total: 1e9 }));
    expect(await failure(collected(call))).toMatchObject({ name: "ProtocolError", operationId: "findThings" });
    expect(seen).toHaveLength(2);
  });

  it("refuses to continue when the server sticks at a page, or goes round", async () => {
    for (const [page, requests] of [
      [(count: number) => Math.min(count, 4), 5],
      [(count: number) => ((count - 1) % 5) + 1, 6],
    ] as const) {
      const { call, seen } = start((_, count) => envelope({ list: items(page(count), page(count) + 1) }));
      expect(await failure(collected(call))).toMatchObject({ name: "ProtocolError" });
      expect(seen).toHaveLength(requests);
    }
  });

  it("refuses more pages than the total can fill, even if the total grows", async () => {
    const { call, seen } = start(
      (_, count) => envelope({ list: items(count * 2, count * 2 + 1), total: 10 + count }),
      {},
    );
    expect(await failure(collected(call))).toMatchObject({ name: "ProtocolError" });
    expect(seen.length).toBeLessThan(40);
  });

  it("passes on the failure of a page, and of the first", async () => {
    const { call } = start((seen, count) => (count === 2 ? refusal() : server(25)(seen, count)));
    expect(await failure(collected(call))).toBeInstanceOf(ApiError);
    const { call: first } = start(refusal);
    expect(await unhandledDuring(async () => expect(await failure(collected(first))).toBeInstanceOf(ApiError))).toEqual(
      [],
    );
  });

  it("ends with its signal", async () => {
    const controller = new AbortController();
    const { call, seen } = start(server(1000), {}, { signal: controller.signal });
    const error = await failure(
      (async () => {
        for await (const { id } of call) if (id === "9") controller.abort(new Error("enough"));
      })(),
    );
    expect(error).toMatchObject({ name: "AbortedError", cause: { message: "enough" } });
    expect(seen).toHaveLength(1);
  });

  it("pages by fields that lie deeper", async () => {
    const operation: Operation<object, { list: Order[] }> = {
      ...findThings,
      page: { number: "param.page.no", first: 0, items: "data.list", hasNext: "data.hasNext" },
    } as never;
    const { client, seen } = offline((_, count) => envelope({ list: items(count, count + 1), hasNext: count < 3 }));
    expect(await list(client, operation, { param: { q: 1, page: { size: 1 } } }).collect({ limit: 9 })).toHaveLength(3);
    expect(seen.map(({ body }) => JSON.parse(body))).toEqual([
      { param: { q: 1, page: { size: 1 } } },
      { param: { q: 1, page: { size: 1, no: 1 } } },
      { param: { q: 1, page: { size: 1, no: 2 } } },
    ]);
  });

  it("refuses an operation without pages", () => {
    const { client } = offline(() => envelope(1));
    expect(() => list(client, getThing)).toThrow(/getThing has no pages/);
  });
});
