import { streamByIds } from "@pandapon/core/bulk";
import { createTaobao } from "@pandapon/taobao";
import { test } from "../harness/test.ts";
import { envelope, offline } from "../support/offline.ts";

export const bulk = [
  test("bulk: answers in the order of the ids, a failure is one item", async (check, environment) => {
    const { client, seen } = offline(environment, async ({ url }) => {
      const id = Number(new URL(url).searchParams.get("itemId"));
      // The first ones are the slowest.
      await new Promise((resolve) => setTimeout(resolve, 20 - id * 4));
      return id === 3 ? envelope(null, { code: 99100 }) : envelope({ itemId: id });
    });
    const { products } = createTaobao(client);
    const found: unknown[] = [];
    const read = (itemId: string, options: object) => products.get({ itemId }, options);
    for await (const { id, ok, data } of streamByIds([1, 2n, "3", 4], read, { concurrency: 3 }))
      found.push([id, ok, data?.itemId]);
    check.equal(found, [
      ["1", true, "1"],
      ["2", true, "2"],
      ["3", false, undefined],
      ["4", true, "4"],
    ]);
    check.equal(seen.length, 4);
  }),
];
