import { create1688 } from "@pandapon/1688";
import { parseJsonText } from "@pandapon/core";
import { createTaobao } from "@pandapon/taobao";
import { test } from "../harness/test.ts";
import { envelope, offline } from "../support/offline.ts";

const receiver = { name: "张三", address: "文三路 1 号" };

export const jsonText = [
  test("json text: an object is written as text, a text is passed through", async (check, environment) => {
    const { client, seen } = offline(environment, () => envelope({ id: "1" }));
    const { orders } = createTaobao(client);
    const input = { orderLineList: [{ itemId: "7" }], purchaseAmount: 3990 };
    await orders.create({ ...input, receiver: receiver as never } as never);
    await orders.create({ ...input, receiver: '{"name":"张三"}' } as never);
    const [first, second] = seen.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    check.equal(first?.receiver, JSON.stringify(receiver));
    check.equal(second?.receiver, '{"name":"张三"}');
    check.match(first?.orderLineList, /^\[\{"itemId":/);
  }),
  test("json text: what is neither is refused", async (check, environment) => {
    const { client, seen } = offline(environment, () => envelope([]));
    const call = create1688(client).products.search({
      keyword: "连衣裙",
      beginPage: 1,
      pageSize: 20,
      sort: true as never,
    });
    await check.rejects(call, { name: "InputError", operationId: "search1688Products" });
    check.equal(seen.length, 0);
  }),
  test("json text: read without losing a digit, nested text in turn", (check) => {
    const inner = parseJsonText<{ id: string; zh: string }>(
      '{"id":2541753627432400493,"zh":"{\\"颜色\\":\\"浅灰\\"}"}',
    );
    check.equal(inner.id, "2541753627432400493");
    check.equal(parseJsonText(inner.zh), { 颜色: "浅灰" });
    check.throws(() => parseJsonText("{"), { name: "InputError" });
  }),
];
