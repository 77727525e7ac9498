import { describe, expect, it } from "vitest";
import { cashierIds, payAtCashier } from "../../../src/behaviours/1688/cashier/cashier.ts";
import { cashierPage } from "../../../src/behaviours/1688/cashier/page.ts";
import { actsOf } from "../../../src/state/acts/acts.ts";
import { dataOf, testWorld } from "../../support/test-world.ts";

const UNPAID = "2542285634930345679";
const PAID = "2542285634920345678";

describe("the cashier of the sandbox", () => {
  it("shows the amount to pay, at the current price, and pays it", () => {
    const world = testWorld();
    expect(cashierPage(world, [UNPAID, PAID])).toContain("付款 Pay ¥44.00");
    actsOf(world).seller.changePrice(UNPAID, { goodsFen: 3200 });
    expect(cashierPage(world, [UNPAID])).toContain("付款 Pay ¥40.00");
    const paid = payAtCashier(world, [UNPAID, PAID, "1"]);
    expect(paid.ok && paid.value).toEqual([UNPAID]);
    expect(paid.pushes).toHaveLength(1);
    expect(cashierPage(world, [UNPAID])).toContain("Nothing waits for payment");
    expect(dataOf(world, "list1688Orders", { orderStatus: "waitsellersend" }).totalRecords).toBe(3);
  });

  it("refuses to pay twice", () => {
    const world = testWorld();
    payAtCashier(world, [UNPAID]);
    const again = payAtCashier(world, [UNPAID]);
    expect(again.ok ? "accepted" : again.refusal.reason).toBe("order-state");
  });

  it("knows the orders of its own links only, and runs no foreign markup", () => {
    const page = cashierPage(testWorld(), cashierIds("<script>alert(1)</script>, 1"));
    expect(page).toContain("This order does not exist");
    expect(page).not.toContain("<script");
  });

  it("lets the buyer go away without paying", () => {
    const world = testWorld();
    expect(actsOf(world).buyer.leaveCashier(UNPAID).events.at(-1)?.type).toBe("cashier.left");
    expect(dataOf(world, "list1688Orders", { orderStatus: "waitbuyerpay" }).totalRecords).toBe(1);
  });
});
