import type { ClientOptions } from "@pandapon/core";
import { ApiError, InputError } from "@pandapon/core";
import { credentials } from "@pandapon/testkit";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type AlibabaProduct, create1688, type StreamItem } from "../src/index.ts";

/** 1688 with products that answer with their own id; "gone" does not exist. */
function shop() {
  const asked: unknown[] = [];
  const fetch: NonNullable<ClientOptions["fetch"]> = async (url, init) => {
    const body = JSON.parse(String(init?.body)) as { offerId: string };
    asked.push(body);
    expect(new URL(url).pathname).toBe("/v2/alibaba/product/detail/get");
    if (body.offerId === "gone") return Response.json({ requestId: "r", code: 99100, msg: "商品不存在", data: null });
    return Response.json({ requestId: "r", code: 200, msg: "成功", data: { subject: `商品 ${body.offerId}` } });
  };
  return { alibaba: create1688({ ...credentials, fetch, retries: 0 }), asked };
}

async function all(items: AsyncIterable<StreamItem<AlibabaProduct>>): Promise<StreamItem<AlibabaProduct>[]> {
  const found: StreamItem<AlibabaProduct>[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("products.stream", () => {
  it("reads each product in the order of the ids, with the input that all of them share", async () => {
    const { alibaba, asked } = shop();
    const items = await all(
      alibaba.products.stream(["a", 743470146022n, 7], { country: "en", outMemberId: "u-1", concurrency: 1 }),
    );
    expect(items.map((item) => item.data?.subject)).toEqual(["商品 a", "商品 743470146022", "商品 7"]);
    expect(asked).toEqual(
      ["a", "743470146022", "7"].map((offerId) => ({ offerId, country: "en", outMemberId: "u-1" })),
    );
  });

  it("sends nothing but the id when nothing else is given", async () => {
    const { alibaba, asked } = shop();
    await all(alibaba.products.stream(["a"]));
    expect(asked).toEqual([{ offerId: "a" }]);
  });

  it("takes a refusal as an item, and continues after a cursor", async () => {
    const { alibaba } = shop();
    const [item, next] = await all(alibaba.products.stream(["a", "gone", "c"], { after: "1:a" }));
    expect(item).toMatchObject({
      ok: false,
      id: "gone",
      index: 1,
      error: { operationId: "get1688Product", code: 99100 },
    });
    expect(item?.error).toBeInstanceOf(ApiError);
    expect(next).toMatchObject({ ok: true, id: "c", cursor: "3:c" });
  });

  it("hands the options of a call on", async () => {
    const fetch: NonNullable<ClientOptions["fetch"]> = async (_, init) => {
      expect(new Headers(init.headers).get("x-trace")).toBe("7");
      return Response.json({ code: 200, data: {} });
    };
    const { products } = create1688({ ...credentials, fetch, retries: 0 });
    const items = await all(products.stream(["a"], { country: "en", headers: { "x-trace": "7" } }));
    expect(items.map(({ ok }) => ok)).toEqual([true]);
  });

  it("has the product in its type", () => {
    const { alibaba } = shop();
    expectTypeOf(alibaba.products.stream).returns.toEqualTypeOf<
      AsyncGenerator<StreamItem<AlibabaProduct>, void, undefined>
    >();
  });
});

it("takes options that are null, or throw, for wrong input", async () => {
  const { alibaba } = shop();
  const throwing = {
    get country(): string {
      throw new RangeError("no");
    },
  };
  for (const options of [null as never, throwing]) {
    await expect(all(alibaba.products.stream(["a"], options))).rejects.toThrow(InputError);
  }
});
