import { describe, expect, test } from "vitest";
import { refuse } from "../../src/state/refusals/refused.ts";
import { advanceTo, nextDue, run, runNextDue } from "../../src/state/run.ts";
import { differences, shapeOf } from "../support/walk/same-world.ts";
import { address, BIRTH, createSandbox, DAY, HOUR } from "../support/world.ts";

const cause = { actor: "buyer", requestId: "r1" } as const;

describe("a command", () => {
  test("that refuses leaves the world as it was, except for one event that says so", () => {
    const { world } = createSandbox();
    const before = shapeOf(world, new Map());
    const outcome = run(world, cause, () => {
      world.next("purchase");
      world.random();
      world.taobao.cart.remove("382");
      world.schedule({ at: world.now, kind: "order.close", market: "taobao", target: "1" });
      world.push({ kind: "status", market: "taobao", orderId: "1232730479761801257", purchaseId: "200066160294" });
      return refuse("out-of-stock", { en: "none left" });
    });
    expect(outcome).toMatchObject({ ok: false, refusal: { reason: "out-of-stock", code: 99100 }, pushes: [] });
    expect(outcome.ok ? "" : outcome.refusal.text.en).toBe("Fewer pieces in stock than requested: none left");
    expect(differences(before, shapeOf(world, new Map()))).toEqual([]);
    expect(world.events).toEqual([
      {
        n: 1,
        at: BIRTH,
        actor: "buyer",
        type: "refused",
        entity: { kind: "reason", id: "out-of-stock" },
        requestId: "r1",
      },
    ]);
  });

  test("that throws anything else leaves no trace at all", () => {
    const { world } = createSandbox();
    const before = shapeOf(world, new Map());
    const fail = (): never => {
      world.taobao.cart.remove("382");
      world.note("cart.deleted", { kind: "cart-record", id: "382" });
      throw new TypeError("a defect");
    };
    expect(() => run(world, cause, fail)).toThrow("a defect");
    expect(differences(before, shapeOf(world, new Map()))).toEqual([]);
    expect(world.events).toEqual([]);
    expect(run(world, cause, () => "fine")).toMatchObject({ ok: true, value: "fine" });
  });

  test("is the only way to change a world, and is never inside another", () => {
    const { world } = createSandbox();
    expect(() => world.note("x", { kind: "order", id: "1" })).toThrow("only inside a command");
    expect(() => run(world, cause, () => run(world, cause, () => 1))).toThrow("under way");
  });

  test("says the same push once", () => {
    const { world } = createSandbox();
    const draft = {
      kind: "status",
      market: "taobao",
      orderId: "1232730479761801257",
      purchaseId: "200066160294",
    } as const;
    const outcome = run(world, cause, () => {
      world.note("order.woke", { kind: "order", id: draft.orderId });
      world.push({ ...draft, lineIds: ["a"] });
      world.push({ ...draft, lineIds: ["b"] });
      world.push({ ...draft, kind: "price" });
    });
    expect(outcome.pushes).toMatchObject([
      { n: 1, kind: "status", event: 1, lineIds: ["a", "b"] },
      { n: 2, kind: "price", event: 1 },
    ]);
  });
});

describe("the clock of a world", () => {
  const ordered = (rules = {}) => {
    const sandbox = createSandbox({ rules });
    const { id } = sandbox.data<{ id: string }>("createTaobaoCartOrder", { ids: ["382"], orderAddress: address });
    return { ...sandbox, id };
  };

  test("lets each thing happen at its own time, in order", () => {
    const { world, data, advance, id } = ordered();
    data("payTaobaoOrder", { orderId: id });
    advance(20 * DAY);
    const own = world.events.filter(({ requestId }) => requestId === null);
    expect(own.map(({ type, at }) => [type, (at - BIRTH) / HOUR])).toEqual([
      ["parcel.sent", 2],
      ["parcel.moved", 4],
      ...[8, 14, 26, 38].flatMap((hour) => [
        ["parcel.moved", hour],
        ["parcel.moved", hour + 93 / 3600],
      ]),
      ["parcel.moved", 46],
      ["parcel.moved", 50],
      ["lines.received", 50],
      ["line.done", 242],
    ]);
    expect(world.now).toBe(BIRTH + 20 * DAY);
    expect(nextDue(world)).toBeUndefined();
  });

  test("comes to the same world in one step and in many", () => {
    const [one, many] = [ordered(), ordered()];
    for (const { data, id } of [one, many]) data("payTaobaoOrder", { orderId: id });
    one.advance(11 * DAY);
    for (let step = 0; step < 11 * 24; step++) many.advance(HOUR);
    expect(many.world.events).toEqual(one.world.events);
    expect(many.data("getTaobaoOrder", { orderId: many.id })).toEqual(one.data("getTaobaoOrder", { orderId: one.id }));
    expect(shapeOf(many.world, new Map()).counters).toEqual(shapeOf(one.world, new Map()).counters);
  });

  test("goes from one thing to the next, and never back", () => {
    const { world } = ordered();
    expect(nextDue(world)).toBe(BIRTH + DAY);
    const outcome = runNextDue(world);
    expect([world.now, outcome?.events.map(({ type, actor }) => [type, actor])]).toEqual([
      BIRTH + DAY,
      [["lines.closed", "clock"]],
    ]);
    expect(runNextDue(world)).toBeUndefined();
    advanceTo(world, BIRTH);
    expect(world.now).toBe(BIRTH + DAY);
  });

  test("stands still where the rules say never", () => {
    const { advance, data, id, world } = ordered({ closeUnpaidAfterMs: null });
    advance(400 * DAY);
    expect(data("getTaobaoOrder", { orderId: id })).toMatchObject({ status: "WAIT_BUYER_P" });
    expect(world.due.size).toBe(0);
  });
});

test("a world forgets its oldest orders beyond the number that the rules allow, those that are over first", () => {
  const { world, data, call, act } = createSandbox({ rules: { mostOrders: 12 } });
  const line = { itemId: "2048091364570218", skuId: "5016110273394", quantity: "1" };
  const order = () =>
    data<{ id: string }>("createTaobaoOrder", { orderLineList: [line], receiver: address, purchaseAmount: 9_000 }).id;
  const first = order();
  const second = order();
  act.platform.close(second);
  const later = Array.from({ length: 5 }, order);
  expect(world.taobao.orders.size).toBeLessThanOrEqual(12);
  expect(call("getTaobaoOrder", { orderId: second }).ok).toBe(false);
  expect(call("getTaobaoOrder", { orderId: first }).ok).toBe(true);
  for (const orderId of later) expect(call("getTaobaoOrder", { orderId }).ok).toBe(true);
  expect(world.due.items().every(({ target }) => world.taobao.orders.get(target) !== undefined)).toBe(true);
});
