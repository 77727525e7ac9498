import { createTaobao } from "@pandapon/taobao";
import { test } from "../harness/test.ts";
import { envelope, offline, type Seen } from "../support/offline.ts";

const TOTAL = 5;

/** Two orders a page. */
function page({ body }: Seen): Response {
  const { pageNo = 1 } = JSON.parse(body || "{}") as { pageNo?: number };
  const first = (pageNo - 1) * 2 + 1;
  const data = [first, first + 1].filter((id) => id <= TOTAL).map((id) => ({ id }));
  return envelope({ data, totalRecords: TOTAL, totalPage: 3, pageNo });
}

export const paging = [
  test("paging: await gives one page, for await all items", async (check, environment) => {
    const { client, seen } = offline(environment, page);
    const { orders } = createTaobao(client);
    const first = await orders.list({ pageSize: 2 });
    check.equal([first.data?.length, first.totalRecords, seen.length], [2, TOTAL, 1]);
    const found: unknown[] = [];
    for await (const { id } of orders.list({ pageSize: 2 })) found.push(id);
    check.equal(found, ["1", "2", "3", "4", "5"]);
    check.equal(seen.length, 4);
  }),
  test("paging: stops when the loop does, collects up to a limit", async (check, environment) => {
    const { client, seen } = offline(environment, page);
    const { orders } = createTaobao(client);
    for await (const { id } of orders.list({ pageSize: 2 })) if (id === "2") break;
    check.equal(seen.length, 1);
    check.equal(
      (await orders.list({ pageSize: 2 }).collect({ limit: 3 })).map(({ id }) => id),
      ["1", "2", "3"],
    );
    check.equal(seen.length, 3);
  }),
  test("paging: a server that ignores the page number does not make it endless", async (check, environment) => {
    const { client } = offline(environment, () => envelope({ data: [{ id: 1 }] }));
    const all = createTaobao(client).orders.list().collect({ limit: 100 });
    await check.rejects(all, { name: "ProtocolError", operationId: "listTaobaoOrders" });
  }),
];
