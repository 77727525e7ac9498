import type { TaobaoOrder } from "@pandapon/core/taobao";
import { describe, expect, test } from "vitest";
import { actsOf } from "../../src/state/acts/acts.ts";
import { restore, snapshot } from "../../src/state/snapshot.ts";
import { place, SHIRT } from "../support/placed.ts";
import { dataOf, testWorld } from "../support/test-world.ts";
import { createSandbox, HOUR } from "../support/world.ts";

const UNPAID = "WAIT_BUYER_P";
const WAITS_FOR_SELLER = "WAIT_SELLER_SEND_GOODS";

describe("a filtered list that is read again and again", () => {
  test("of Taobao shows each change of an order at once", () => {
    const sandbox = createSandbox();
    const ids = (filter: object): (string | undefined)[] =>
      sandbox.data<{ data: TaobaoOrder[] }>("listTaobaoOrders", { pageSize: 100, ...filter }).data.map(({ id }) => id);
    const { id } = place(sandbox, [SHIRT, 1]);
    for (let turn = 0; turn < 2; turn++) expect(ids({ status: UNPAID })).toContain(id);
    expect(ids({ status: WAITS_FOR_SELLER })).not.toContain(id);
    const before = snapshot(sandbox.world);
    sandbox.data("payTaobaoOrder", { orderId: id });
    expect(ids({ status: UNPAID })).not.toContain(id);
    expect(ids({ status: WAITS_FOR_SELLER })).toContain(id);
    restore(sandbox.world, before);
    expect(ids({ status: UNPAID })).toContain(id);
    expect(ids({ status: WAITS_FOR_SELLER })).not.toContain(id);
  });

  test("of Taobao is sorted anew by the time of change", () => {
    const sandbox = createSandbox();
    const first = place(sandbox, [SHIRT, 1]).id;
    sandbox.advance(HOUR / 60);
    const second = place(sandbox, [SHIRT, 1]).id;
    const newest = (): string | undefined =>
      sandbox.data<{ data: TaobaoOrder[] }>("listTaobaoOrders", { sortField: "modify_time", sortType: "DESC" }).data[0]
        ?.id;
    expect([newest(), newest()]).toEqual([second, second]);
    sandbox.advance(HOUR / 60);
    sandbox.data("payTaobaoOrder", { orderId: first });
    expect(newest()).toBe(first);
  });

  test("of 1688 shows a case that changed, although the order did not", () => {
    const world = testWorld();
    const listed = (refundStatus: string): string[] =>
      dataOf(world, "list1688Orders", { pageSize: 50, refundStatus }).data.map(
        (order: { baseInfo: { id: string } }) => order.baseInfo.id,
      );
    const id = "2542285634940345680";
    expect(listed("waitselleragree")).toEqual([id]);
    expect(listed("refundsuccess")).not.toContain(id);
    expect(actsOf(world).seller.agreeRefund("TQ36712345678901577").ok).toBe(true);
    expect(listed("waitselleragree")).not.toContain(id);
    expect(listed("refundsuccess")).toContain(id);
  });
});
