import type { ClientOptions, PandaPonFailure } from "@pandapon/core";
import { ApiError, InputError } from "@pandapon/core";
import { credentials, usedHeap } from "@pandapon/testkit";
import { describe, expect, expectTypeOf, it } from "vitest";
import { createTaobao, type StreamItem, type TaobaoProduct } from "../src/index.ts";

/** Taobao with products that answer with their own id; "gone" does not exist. */
function shop() {
  const asked: string[] = [];
  const fetch: NonNullable<ClientOptions["fetch"]> = async (url) => {
    const { pathname, searchParams } = new URL(url);
    const itemId = searchParams.get("itemId") ?? "";
    asked.push(itemId);
    expect(pathname).toBe("/v2/taobao/product/get");
    if (itemId === "gone") return Response.json({ requestId: "r", code: 99100, msg: "商品不存在", data: null });
    return Response.json({ requestId: "r", code: 200, msg: "成功", data: { itemId, title: `商品 ${itemId}` } });
  };
  return { taobao: createTaobao({ ...credentials, fetch, retries: 0 }), asked };
}

describe("products.stream", () => {
  it("reads each product, in the order of the ids", async () => {
    const { taobao, asked } = shop();
    const titles: (string | undefined)[] = [];
    for await (const item of taobao.products.stream(["a", "b", "c"])) {
      expectTypeOf(item).toEqualTypeOf<StreamItem<TaobaoProduct>>();
      if (item.ok) {
        expectTypeOf(item.data).toEqualTypeOf<TaobaoProduct>();
        titles.push(item.data.title ?? undefined);
      } else {
        expectTypeOf(item.error).toEqualTypeOf<PandaPonFailure>();
      }
    }
    expect(titles).toEqual(["商品 a", "商品 b", "商品 c"]);
    expect(asked.sort()).toEqual(["a", "b", "c"]);
  });

  it("takes a refusal as an item, with the operation in its error", async () => {
    const { taobao } = shop();
    const items: StreamItem<TaobaoProduct>[] = [];
    for await (const item of taobao.products.stream(["a", "gone", "c"], { concurrency: 1 })) items.push(item);
    expect(items.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(items[1]?.error).toBeInstanceOf(ApiError);
    expect(items[1]?.error).toMatchObject({ operationId: "getTaobaoProduct", code: 99100 });
  });

  it("hands the options of a call on, and stops the calls under way when the loop is left", async () => {
    const signals: AbortSignal[] = [];
    const fetch: NonNullable<ClientOptions["fetch"]> = async (url, init) => {
      expect(new Headers(init.headers).get("x-trace")).toBe("7");
      if (init.signal) signals.push(init.signal);
      if (!url.includes("itemId=a")) await new Promise((_, reject) => init.signal?.addEventListener("abort", reject));
      return Response.json({ code: 200, data: {} });
    };
    const { products } = createTaobao({ ...credentials, fetch, retries: 0 });
    for await (const { ok } of products.stream(["a", "b", "c"], { headers: { "x-trace": "7" } })) {
      expect(ok).toBe(true);
      break;
    }
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true, true]);
  });

  it("continues after a cursor", async () => {
    const { taobao, asked } = shop();
    for await (const item of taobao.products.stream(["a", "b", "c"], { after: "2:b" })) {
      expect(item).toMatchObject({ id: "c", index: 2, cursor: "3:c" });
    }
    expect(asked).toEqual(["c"]);
  });

  it("closes the input when the loop is left, and refuses bad options", async () => {
    const { taobao } = shop();
    let isClosed = false;
    function* ids(): Generator<string> {
      try {
        for (let id = 0; ; id++) yield `id-${id}`;
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of taobao.products.stream(ids())) break;
    expect(isClosed).toBe(true);
    await expect(taobao.products.stream(["a"], { concurrency: 0 }).next()).rejects.toThrow(InputError);
  });

  it("reads 100,000 ids in constant memory", { timeout: 120_000 }, async () => {
    const count = 100_000;
    let asked = 0;
    let running = 0;
    let most = 0;
    const text = JSON.stringify({ code: 200, msg: "成功", data: { title: "商品", detail: "x".repeat(500) } });
    const taobao = createTaobao({
      ...credentials,
      fetch: async () => {
        asked++;
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return new Response(text);
      },
    });
    async function* ids(): AsyncGenerator<string, void, undefined> {
      for (let id = 0; id < count; id++) yield `id-${id}`;
    }
    const heaps: number[] = [];
    let done = 0;
    let last = "";
    let failed = 0;
    for await (const { ok, cursor } of taobao.products.stream(ids(), {
      concurrency: 16,
      onProgress: (progress) => {
        done = progress.done;
      },
    })) {
      if (!ok) failed++;
      last = cursor;
      if (done % 20_000 === 19_999) heaps.push(usedHeap());
    }
    expect({ asked, done, failed, last }).toEqual({ asked: count, done: count, failed: 0, last: "100000:id-99999" });
    expect(most).toBe(16);
    expect(heaps).toHaveLength(5);
    // 20,000 answers of half a kB are 10 MB: what is kept would show.
    const [first = 0, ...later] = heaps;
    expect(Math.max(...later) - first).toBeLessThan(3_000_000);
  });
});
