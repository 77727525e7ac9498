import { AbortedError, ApiError, type ClientOptions } from "@pandapon/core";
import { createMock } from "@pandapon/mock";
import { credentials } from "@pandapon/testkit";
import { expect, expectTypeOf, it } from "vitest";
import { type CatchUp, createTaobao, type TaobaoOrder } from "../src/index.ts";

const since = new Date("2025-04-24T16:30:00+08:00");
const clock = () => since.getTime() + 600_000;
const orders: TaobaoOrder[] = [
  { id: "3", createTime: "2025-04-23 10:00:00", modifyTime: "2025-04-24 16:35:00" },
  { orderNo: "no2", createTime: "2025-04-24 16:31:00" },
  { id: "1", createTime: "2025-04-22 10:00:00", modifyTime: "2025-04-22 10:00:00" },
];

function shop(answer: (input: { pageNo: number }) => object) {
  const asked: unknown[] = [];
  const fetch: NonNullable<ClientOptions["fetch"]> = async (_url, init) => {
    init?.signal?.throwIfAborted();
    const input = JSON.parse(String(init?.body)) as { pageNo: number };
    asked.push(input);
    return Response.json(answer(input));
  };
  return { asked, taobao: createTaobao({ ...credentials, fetch, retries: 0 }) };
}

const page = () => ({ code: 200, msg: "成功", data: { totalRecords: orders.length, data: orders } });

it("yields the orders that were changed since, and tells what it looked at", async () => {
  const { taobao, asked } = shop(page);
  const changes = taobao.orders.catchUp({ since }, { clock });
  expectTypeOf(changes).toEqualTypeOf<CatchUp<TaobaoOrder>>();
  expect(changes.walked).toBeUndefined();
  const found: TaobaoOrder[] = [];
  for await (const { order } of changes) found.push(order);
  expect(found).toEqual(orders.slice(0, 2));
  expect(changes.walked).toMatchObject({ orders: 3, pages: 1, changed: 2, end: "list", isComplete: true });
  expect(asked).toEqual([{ sortField: "modify_time", sortType: "DESC", pageNo: 1, pageSize: 20 }]);
});

it("hands the options of the run and of the call on, and a filter", async () => {
  const { taobao, asked } = shop(page);
  const filter = { status: "WAIT_BUYER_P", sortType: "ASC" };
  const options = { clock, pageSize: 5, maxOrders: 1, newestFirst: true, filter };
  for await (const _ of taobao.orders.catchUp({ since, after: "2-3-1745483400000" }, options));
  expect(asked).toEqual([
    { status: "WAIT_BUYER_P", sortField: "modify_time", sortType: "ASC", pageNo: 2, pageSize: 3 },
  ]);
  const aborted = async () => {
    for await (const _ of taobao.orders.catchUp({ since }, { clock, signal: AbortSignal.abort() }));
  };
  await expect(aborted()).rejects.toThrow(AbortedError);
});

it("throws what the list throws", async () => {
  const { taobao } = shop(() => ({ code: 99100, msg: "查询时间范围不正确", data: null }));
  const refused = async () => {
    for await (const _ of taobao.orders.catchUp({ since }, { clock }));
  };
  await expect(refused()).rejects.toThrow(ApiError);
});

it("sees on the mock what was changed just now", async () => {
  await using mock = await createMock({ auth: "verify" });
  const taobao = createTaobao({ ...mock.credentials, baseUrl: mock.url });
  const first = await taobao.orders.list({ pageNo: 1, pageSize: 1 });
  expect(first.data).toHaveLength(1);
  const changes = taobao.orders.catchUp({ since: new Date(0) });
  const ids = new Set<string | undefined>();
  for await (const { id } of changes) ids.add(id);
  expect(changes.walked).toMatchObject({ changed: ids.size, isComplete: true });
  expect(ids).toContain(first.data?.[0]?.id);
});
