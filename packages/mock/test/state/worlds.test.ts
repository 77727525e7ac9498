import { describe, expect, test } from "vitest";
import { sandboxWorlds } from "../../src/behaviours/sandbox-worlds.ts";
import { createCatalogue } from "../../src/state/catalogue/create-catalogue.ts";
import { seedRecords } from "../../src/state/seed/seed-records.ts";
import { snapshot } from "../../src/state/snapshot.ts";
import { createWorlds } from "../../src/state/worlds.ts";
import { address, BIRTH, createSandbox } from "../support/world.ts";

describe("worlds of one maker", () => {
  test("share catalogue and first records, and make neither before it is needed", () => {
    let made = 0;
    const worlds = createWorlds({
      makeCatalogue: (seed) => {
        made++;
        return createCatalogue(seed);
      },
      seedRecords,
      pushBody: () => undefined,
    });
    const all = Array.from({ length: 50 }, (_, index) => worlds.create({ id: `w${index}`, now: BIRTH }));
    expect(made).toBe(0);
    expect(new Set(all.map(({ catalogue }) => catalogue)).size).toBe(1);
    expect(made).toBe(1);
    const [one, other] = all;
    expect(one?.taobao.orders.get("1232730479761801257")).toBe(other?.taobao.orders.get("1232730479761801257"));
  });

  test("weigh next to nothing until they are used", () => {
    const { world } = createSandbox();
    expect(JSON.stringify(snapshot(world)).length).toBeLessThan(3_000);
  });

  test("never meet: cart, stock and orders of one are not those of another", () => {
    const worlds = sandboxWorlds();
    const [one, other] = [createSandbox({ id: "one" }, worlds), createSandbox({ id: "other" }, worlds)];
    one.data("createTaobaoCartOrder", { ids: ["382"], orderAddress: address });
    one.act.platform.setStock({ product: "2048091364570218", sku: "5016110273395" }, 0);
    expect(one.data("getTaobaoProduct", { itemId: "2048091364570218" })).toMatchObject({ quantity: 93 });
    expect(other.data("getTaobaoProduct", { itemId: "2048091364570218" })).toMatchObject({ quantity: 200 });
    expect(other.data("listTaobaoOrders")).toMatchObject({ totalRecords: 6 });
    expect(one.data("listTaobaoOrders")).toMatchObject({ totalRecords: 7 });
  });

  test("have account numbers of their own, in the forms of the examples", () => {
    const worlds = sandboxWorlds();
    const accounts = ["a", "b"].map((id) => worlds.create({ id, now: BIRTH }).account);
    for (const { developId, distributorId, userId } of accounts) {
      expect(developId).toMatch(/^\d{19}$/);
      expect([distributorId, userId]).toEqual([expect.stringMatching(/^\d{13}$/), expect.stringMatching(/^\d{13}$/)]);
    }
    expect(accounts[0]).not.toEqual(accounts[1]);
  });

  test("answer with addresses of the mock that serves them", () => {
    let origin = "http://127.0.0.1:4010";
    const worlds = sandboxWorlds({ origin: () => origin });
    const { data } = createSandbox({}, worlds);
    const pictures = () => data<{ picUrls: string[] }>("getTaobaoProduct", { itemId: "672991141207" }).picUrls;
    expect(pictures()[0]).toMatch(/^http:\/\/127\.0\.0\.1:4010\/__mock\/pictures\/.+\.svg$/);
    origin = "http://localhost:9";
    expect(pictures()[0]).toMatch(/^http:\/\/localhost:9\//);
  });
});
