import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { streamByIds } from "../../src/bulk/index.ts";
import { AbortedError, ApiError, InputError } from "../../src/errors/errors.ts";
import { all, automatic, manual, numbered, settle, source } from "./support.ts";

describe("a stream of ids", () => {
  it("gives every answer in the order of the ids, regardless of the order they come in", async () => {
    const ids = numbered(50);
    const { read } = automatic((id) => (Number(id.slice(3)) * 7) % 11);
    const items = await all(streamByIds(ids, read, { concurrency: 5 }));
    expect(items.map((item) => item.id)).toEqual(ids);
    expect(items.map((item) => item.index)).toEqual(ids.map((_, index) => index));
    expect(items.map((item) => item.data?.product)).toEqual(ids);
  });

  it("takes a failure as an item, and continues", async () => {
    const { read } = automatic();
    const items = await all(streamByIds(["a", "bad-1", "b", "bad-2"], read));
    expect(items.map((item) => item.ok)).toEqual([true, false, true, false]);
    expect(items[1]?.error).toBeInstanceOf(InputError);
    expect(items[1]?.error?.message).toBe("no bad-1");
    expect(items[1]?.data).toBeUndefined();
  });

  it.each([1, 3, 64])("never has more than %i calls under way", async (concurrency) => {
    const calls = automatic((id) => Number(id.slice(3)) % 4);
    await all(streamByIds(numbered(200), calls.read, { concurrency }));
    expect(calls.most).toBe(concurrency);
    expect(calls.asked).toHaveLength(200);
  });

  it("has four calls under way by default", async () => {
    const calls = automatic();
    await all(streamByIds(numbered(30), calls.read));
    expect(calls.most).toBe(4);
  });

  it("continues asking while one id is slow, but holds a bounded number of answers", async () => {
    const calls = manual();
    const stream = streamByIds(numbered(100), calls.read, { concurrency: 2 });
    const first = stream.next();
    await settle();
    // id-0 hangs; everything else is answered at once.
    for (let done = 1; done < calls.calls.length; done++) {
      calls.calls[done]?.succeed();
      await settle();
    }
    expect(calls.calls.map((call) => call.id)).toEqual(numbered(8));
    calls.call("id-0").succeed();
    expect((await first).value?.id).toBe("id-0");
    await stream.return();
  });

  it("takes no id from the input before there is room for its answer", async () => {
    const calls = manual();
    const from = source(numbered(1000));
    const stream = streamByIds(from.ids, calls.read, { concurrency: 3 });
    const first = stream.next();
    await settle();
    expect(from.taken).toBe(3);
    calls.call("id-0").succeed();
    await first;
    await settle();
    expect(from.taken).toBe(4);
    await stream.return();
  });

  it("continues asking while the loop is busy with an item", async () => {
    const calls = manual();
    const stream = streamByIds(numbered(10), calls.read, { concurrency: 2 });
    const first = stream.next();
    await settle();
    calls.call("id-0").succeed();
    await first;
    for (let done = 1; done < 5; done++) {
      await settle();
      calls.calls[done]?.succeed();
    }
    await settle();
    expect(calls.calls.map((call) => call.id)).toEqual(numbered(7));
    await stream.return();
  });

  it("does not wait for a slow input with an answer that is there", async () => {
    const { read } = automatic();
    async function* slow(): AsyncGenerator<string, void, undefined> {
      yield "a";
      await new Promise(() => {});
    }
    const stream = streamByIds(slow(), read);
    expect((await stream.next()).value?.data?.product).toBe("a");
    await stream.return();
  });

  it("takes ids as text, bigint and safe integer, and refuses a number that has lost digits, as an item", async () => {
    const calls = automatic();
    const items = await all(streamByIds(["600126245031041190", 600126245031041191n, 7, 2 ** 53], calls.read));
    expect(items.map((item) => item.id).slice(0, 3)).toEqual(["600126245031041190", "600126245031041191", "7"]);
    expect(items[3]).toMatchObject({ ok: false, error: { name: "InputError" } });
    expect(calls.asked).toEqual(["600126245031041190", "600126245031041191", "7"]);
  });

  it("ends at once without ids", async () => {
    expect(await all(streamByIds([], automatic().read))).toEqual([]);
  });

  it("hands the options of a call on, and keeps its own", async () => {
    const seen: object[] = [];
    const { read } = automatic();
    const options = { retries: 0, timeoutMs: 5, userId: "2100000000001", concurrency: 2, onProgress: () => {} };
    await all(
      streamByIds(
        ["a"],
        (id, given) => {
          seen.push(given);
          return read(id);
        },
        options,
      ),
    );
    expect(seen).toEqual([{ retries: 0, timeoutMs: 5, userId: "2100000000001", signal: expect.any(AbortSignal) }]);
  });

  it.each([0, 65, 1.5, Number.NaN, "4" as never])("refuses concurrency %s", async (concurrency) => {
    const calls = automatic();
    await expect(all(streamByIds(["a"], calls.read, { concurrency }))).rejects.toThrow(InputError);
    expect(calls.asked).toEqual([]);
  });

  it("refuses one text instead of a list", async () => {
    await expect(all(streamByIds("123" as never, automatic().read))).rejects.toThrow(/list of ids/);
  });
});

describe("leaving early", () => {
  it("stops the calls under way and closes the input", async () => {
    const calls = manual();
    const from = source(numbered(10));
    for await (const item of streamByIds(from.ids, (id, options) => {
      const call = calls.read(id, options);
      if (id === "id-0") calls.call("id-0").succeed();
      return call;
    })) {
      expect(item.id).toBe("id-0");
      break;
    }
    expect(from.closed).toBe(1);
    const underWay = calls.calls.filter(({ id }) => id !== "id-0");
    expect(underWay.length).toBeGreaterThan(1);
    expect(underWay.every((call) => call.signal?.aborted)).toBe(true);
    const asked = calls.calls.length;
    for (const call of calls.calls) call.succeed();
    await settle();
    expect(calls.calls).toHaveLength(asked);
  });

  it("reads no more ids from the input", async () => {
    const calls = automatic();
    let give = (_: IteratorResult<string>): void => {};
    let closed = 0;
    const values = ["a", "b"];
    const late = {
      [Symbol.asyncIterator]: () => ({
        next: (): Promise<IteratorResult<string>> => {
          const value = values.shift();
          return value === undefined
            ? new Promise((resolve) => {
                give = resolve;
              })
            : Promise.resolve({ value, done: false });
        },
        return: async (): Promise<IteratorResult<string>> => {
          closed++;
          return { value: undefined, done: true };
        },
      }),
    };
    for await (const _ of streamByIds(late, calls.read)) break;
    expect(closed).toBe(1);
    give({ value: "too-late", done: false });
    await settle();
    expect(calls.asked).not.toContain("too-late");
  });

  it("does not close an input that is at its end", async () => {
    let closed = 0;
    const ids = {
      [Symbol.iterator]: () => {
        const inner = ["a", "b"].values();
        return {
          next: () => inner.next(),
          return: (): IteratorResult<string> => {
            closed++;
            return { value: undefined, done: true };
          },
        };
      },
    };
    expect(await all(streamByIds(ids, automatic().read))).toHaveLength(2);
    expect(closed).toBe(0);
  });

  it("hands out what came before the input failed, then its error", async () => {
    async function* failing(): AsyncGenerator<string, void, undefined> {
      yield "a";
      yield "b";
      throw new RangeError("the database is gone");
    }
    const ids: string[] = [];
    const run = async (): Promise<void> => {
      for await (const item of streamByIds(failing(), automatic(() => 3).read)) ids.push(item.id);
    };
    await expect(run()).rejects.toThrow(new RangeError("the database is gone"));
    expect(ids).toEqual(["a", "b"]);
  });

  it("says why it ends, not how closing the input fails", async () => {
    const stubborn = {
      [Symbol.iterator]: () => ({
        next: (): IteratorResult<string> => ({ value: "a", done: false }),
        return: (): never => {
          throw new RangeError("cannot close");
        },
      }),
    };
    const signal = AbortSignal.abort("enough");
    await expect(all(streamByIds(stubborn, automatic().read, { signal }))).rejects.toThrow(AbortedError);
    const leave = async (): Promise<void> => {
      for await (const _ of streamByIds(stubborn, automatic().read)) break;
    };
    await expect(leave()).rejects.toThrow(new RangeError("cannot close"));
  });

  it("ends with what a broken `read` throws, and closes the input", async () => {
    const from = source(numbered(5));
    const read = (): never => {
      throw new TypeError("not a call");
    };
    await expect(all(streamByIds(from.ids, read))).rejects.toThrow(new TypeError("not a call"));
    expect(from.closed).toBe(1);
  });

  it("stops the calls under way before it closes the input, which may take its time", async () => {
    const calls = manual();
    const lingering = {
      [Symbol.asyncIterator]: () => ({
        next: async (): Promise<IteratorResult<string>> => ({ value: "a", done: false }),
        return: () => new Promise<never>(() => {}),
      }),
    };
    let count = 0;
    const read: typeof calls.read = (id, options) => {
      if (++count === 2) throw new TypeError("not a call");
      return calls.read(id, options);
    };
    const stream = streamByIds(lingering, read, { concurrency: 3 });
    void stream.next();
    await settle();
    calls.calls[0]?.succeed();
    await settle();
    void stream.next();
    await settle();
    expect(calls.calls.length).toBeGreaterThan(1);
    expect(calls.calls.slice(1).every((call) => call.signal?.aborted)).toBe(true);
  });
});

describe("aborting", () => {
  it("does nothing when the signal has fired before", async () => {
    const calls = automatic();
    const from = source(numbered(3));
    const error = await all(streamByIds(from.ids, calls.read, { signal: AbortSignal.abort("enough") })).catch(
      (it) => it,
    );
    expect(error).toBeInstanceOf(AbortedError);
    expect(error.cause).toBe("enough");
    expect(calls.asked).toEqual([]);
    expect(from.taken).toBe(0);
  });

  it("ends while a call is under way, with its reason; the call is told", async () => {
    const calls = manual();
    const stop = new AbortController();
    const from = source(numbered(9));
    const run = all(streamByIds(from.ids, calls.read, { signal: stop.signal }));
    await settle();
    stop.abort("enough");
    await expect(run).rejects.toMatchObject({ name: "AbortedError", cause: "enough" });
    expect(calls.calls.map((call) => call.signal?.reason)).toEqual(["enough", "enough", "enough", "enough"]);
    expect(from.closed).toBe(1);
  });

  it("ends while the input is silent, without waiting for it", async () => {
    const stop = new AbortController();
    async function* silent(): AsyncGenerator<string, void, undefined> {
      await new Promise(() => {});
    }
    const run = all(streamByIds(silent(), automatic().read, { signal: stop.signal }));
    await settle();
    stop.abort(new Error("enough"));
    await expect(run).rejects.toThrow(AbortedError);
  });

  it("gives no item for a call that was cut off", async () => {
    const calls = manual();
    const stop = new AbortController();
    const stream = streamByIds(["a", "b"], calls.read, { signal: stop.signal });
    const first = stream.next();
    await settle();
    calls.call("a").succeed();
    calls.call("b").fail(new AbortedError("cut off"));
    expect((await first).value?.id).toBe("a");
    stop.abort();
    await expect(stream.next()).rejects.toThrow(AbortedError);
  });

  it("gives each call a signal of its own: Node 20 takes many listeners on one for a leak", async () => {
    const signals = new Set<AbortSignal>();
    const { read } = automatic();
    await all(
      streamByIds(
        numbered(20),
        (id, { signal }) => {
          if (signal) signals.add(signal);
          return read(id);
        },
        { concurrency: 20 },
      ),
    );
    expect(signals.size).toBe(20);
  });

  it("leaves nothing on a signal that lives on", async () => {
    const { signal } = new AbortController();
    await all(streamByIds(numbered(20), automatic().read, { signal }));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("continuing from a cursor", () => {
  it("asks only for the ids after it, and continues counting", async () => {
    const ids = [...numbered(10), "id-3"];
    let cursor = "";
    for await (const item of streamByIds(ids, automatic().read)) {
      if (item.index === 5) break;
      cursor = item.cursor;
    }
    const calls = automatic();
    const rest = await all(streamByIds(ids, calls.read, { after: cursor }));
    expect(rest.map((item) => [item.index, item.id])).toEqual(ids.map((id, index) => [index, id]).slice(5));
    expect(calls.asked).toEqual(ids.slice(5));
  });

  it("works for ids with a colon, and for the empty id", async () => {
    const [, second] = await all(streamByIds(["a:1:b", "", "c"], automatic().read));
    const rest = await all(streamByIds(["a:1:b", "", "c"], automatic().read, { after: second?.cursor }));
    expect(rest.map((item) => item.id)).toEqual(["c"]);
  });

  it("has nothing left after the last item", async () => {
    const items = await all(streamByIds(["a", "b"], automatic().read));
    expect(await all(streamByIds(["a", "b"], automatic().read, { after: items[1]?.cursor }))).toEqual([]);
  });

  it("skips a long way without a deep stack", async () => {
    const ids = numbered(100_000);
    const rest = await all(streamByIds(ids, automatic().read, { after: "99999:id-99998" }));
    expect(rest.map((item) => item.id)).toEqual(["id-99999"]);
  });

  it.each([
    ["another id stands there", ["a", "x", "c"]],
    ["the ids end before it", ["a"]],
  ])("refuses other ids: %s", async (_, ids) => {
    const calls = automatic();
    await expect(all(streamByIds(ids, calls.read, { after: "2:b" }))).rejects.toThrow(/does not fit/);
    expect(calls.asked).toEqual([]);
  });

  it.each(["", "b", "0:a", "-1:a", "1", "1.5:a", "9999999999999999:a"])("refuses %j as a cursor", async (after) => {
    await expect(all(streamByIds(["a"], automatic().read, { after }))).rejects.toThrow(/is not a cursor/);
  });
});

describe("progress", () => {
  it("counts what the loop is done with, so that its cursor may be stored", async () => {
    const seen: object[] = [];
    const started: string[] = [];
    for await (const item of streamByIds(["a", "bad", "c"], automatic().read, {
      onProgress: (progress) => seen.push({ ...progress, started: [...started] }),
    })) {
      started.push(item.id);
    }
    expect(seen).toEqual([
      { done: 1, failed: 0, cursor: "1:a", started: ["a"] },
      { done: 2, failed: 1, cursor: "2:bad", started: ["a", "bad"] },
      { done: 3, failed: 1, cursor: "3:c", started: ["a", "bad", "c"] },
    ]);
  });

  it("does not count the item at which the loop was left", async () => {
    const seen: string[] = [];
    for await (const item of streamByIds(["a", "b", "c"], automatic().read, {
      onProgress: ({ cursor }) => seen.push(cursor),
    })) {
      if (item.id === "b") break;
    }
    expect(seen).toEqual(["1:a"]);
  });

  it("counts the items before the cursor as done", async () => {
    const seen: number[] = [];
    await all(
      streamByIds(numbered(4), automatic().read, { after: "2:id-1", onProgress: ({ done }) => seen.push(done) }),
    );
    expect(seen).toEqual([3, 4]);
  });

  it("ends the stream with what the callback throws", async () => {
    const from = source(numbered(9));
    const run = all(
      streamByIds(from.ids, automatic().read, {
        onProgress: () => {
          throw new RangeError("disk full");
        },
      }),
    );
    await expect(run).rejects.toThrow(new RangeError("disk full"));
    expect(from.closed).toBe(1);
  });
});

it("keeps the class of each failure", async () => {
  const calls = manual();
  const stream = streamByIds(["a"], calls.read);
  const first = stream.next();
  await settle();
  calls.call("a").fail(new ApiError("refused", { code: 99100 }));
  const { value } = await first;
  expect(value).toMatchObject({ ok: false, error: { name: "ApiError", code: 99100 } });
});
