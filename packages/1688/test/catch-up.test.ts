import type { ClientOptions } from "@pandapon/core";
import { createMock } from "@pandapon/mock";
import { credentials } from "@pandapon/testkit";
import { expect, expectTypeOf, it } from "vitest";
import { type AlibabaTradeInfo, type CatchUp, create1688 } from "../src/index.ts";

const since = new Date("2025-04-24T16:30:00+08:00");
const clock = () => since.getTime() + 600_000;
const orders: AlibabaTradeInfo[] = [
  { baseInfo: { idOfStr: "3", createTime: "20250423100000000+0800", modifyTime: "20250424163500000+0800" } },
  { baseInfo: { id: "2", createTime: "20250424163100000+0800" } },
  { baseInfo: { idOfStr: "1", createTime: "20250422100000000+0800", modifyTime: "20250422100000000+0800" } },
  {},
];

function shop() {
  const asked: string[] = [];
  const fetch: NonNullable<ClientOptions["fetch"]> = async (url, init) => {
    asked.push(`${new URL(url).search}${init?.body ?? ""}`);
    return Response.json({ code: 200, msg: "成功", data: { totalRecords: orders.length, data: orders } });
  };
  return { asked, alibaba: create1688({ ...credentials, fetch, retries: 0 }) };
}

it("yields the orders that were changed since, or do not say, and tells what it looked at", async () => {
  const { alibaba } = shop();
  const changes = alibaba.orders.catchUp({ since }, { clock });
  expectTypeOf(changes).toEqualTypeOf<CatchUp<AlibabaTradeInfo>>();
  const found: (string | undefined)[] = [];
  for await (const { id } of changes) found.push(id);
  expect(found).toEqual(["3", "2", undefined]);
  expect(changes.walked).toMatchObject({ orders: 4, changed: 3, end: "list", isComplete: true });
});

it("hands options and a filter on", async () => {
  const { alibaba, asked } = shop();
  const options = { clock, pageSize: 7, filter: { orderStatus: "waitbuyerpay" } } as const;
  for await (const _ of alibaba.orders.catchUp({ since }, options));
  expect(asked).toHaveLength(1);
  for (const part of ["waitbuyerpay", "pageSize", "7", "pageNo", "1"]) expect(asked[0]).toContain(part);
});

it("works on what the mock answers", async () => {
  await using mock = await createMock({ auth: "verify" });
  const alibaba = create1688({ ...mock.credentials, baseUrl: mock.url });
  const changes = alibaba.orders.catchUp({ since: new Date(0) });
  let changed = 0;
  for await (const { order } of changes) changed += order ? 1 : 0;
  expect(changes.walked).toMatchObject({ changed, isComplete: true });
});
