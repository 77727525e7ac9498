import { describe, expect, test } from "vitest";
import { reset, restore, snapshot } from "../../src/state/snapshot.ts";
import { createDice } from "../support/walk/dice.ts";
import { taobaoSteps } from "../support/walk/taobao-steps.ts";
import { address, createSandbox, DAY, type Sandbox } from "../support/world.ts";

/** Random steps, and what each came to. */
function steps(sandbox: Sandbox, seed: string, count: number): string[] {
  const next = taobaoSteps(sandbox, new Map());
  const dice = createDice(seed);
  return Array.from({ length: count }, () => {
    const step = next(dice);
    if (step.ms !== undefined) {
      sandbox.advance(step.ms);
      return String(sandbox.world.now);
    }
    return JSON.stringify(step.act?.() ?? sandbox.call(step.name, step.input));
  });
}

/** A snapshot that is being forged. */
interface Draft {
  readonly rules: object;
  readonly tables: Record<string, [string, Record<string, unknown> | null][]>;
  due: object[];
}

const put = (tables: Draft["tables"], name: string, changes: Draft["tables"][string]): void => {
  tables[name] = changes;
};
const lineOf = ({ tables }: Draft): object => {
  const { lines } = tables["taobao.orders"]?.[0]?.[1] ?? {};
  if (!Array.isArray(lines)) throw new Error("no order was made");
  return lines[0] as object;
};

describe("a snapshot", () => {
  test("is JSON, and brings the same answers, events and pushes in another world", () => {
    const old = createSandbox();
    steps(old, "before", 400);
    const taken = JSON.parse(JSON.stringify(snapshot(old.world))) as ReturnType<typeof snapshot>;
    const fresh = createSandbox();
    restore(fresh.world, taken);
    // Request ids are the caller's; both worlds are asked by callers that begin anew.
    const [here, there] = [old, fresh].map(({ world, act }) => ({ ...createCaller(world), world, act }));
    expect(steps(there as Sandbox, "after", 300)).toEqual(steps(here as Sandbox, "after", 300));
    expect(snapshot(fresh.world)).toEqual(snapshot(old.world));
  });

  test.each<[string, (draft: Draft) => void]>([
    ["rules.parcelSpeed must be a number above 0", ({ rules }) => Object.assign(rules, { parcelSpeed: 0 })],
    [
      "rules.closeUnpaidAfterMs must be a whole number",
      ({ rules }) => Object.assign(rules, { closeUnpaidAfterMs: -5 }),
    ],
    ["rules.parcelSteps must be an object, or null", ({ rules }) => Object.assign(rules, { parcelSteps: "fast" })],
    ["rules.switches must be an object", ({ rules }) => Object.assign(rules, { switches: null })],
    [
      "rules.switches.stockAt must be one of creation",
      ({ rules }) => Object.assign(rules, { switches: { stockAt: "x" } }),
    ],
    [
      "tables.taobao.orders.0.1.lines.0.state must be one of",
      (draft) => Object.assign(lineOf(draft), { state: "bogus" }),
    ],
    ["lines.0.quantity must be a whole number from 1 on", (draft) => Object.assign(lineOf(draft), { quantity: -5 })],
    ["lines.0.purchaseId must be the id of a purchase", (draft) => Object.assign(lineOf(draft), { purchaseId: "1" })],
    [
      "tables.taobao.refunds.0.1.market must be one of",
      ({ tables }) => put(tables, "taobao.refunds", [["1", { id: "1" }]]),
    ],
    [
      "tables.taobao.cart.0.1.productId must be text",
      ({ tables }) => put(tables, "taobao.cart", [["383", { id: "383" }]]),
    ],
    ["tables.addresses.0.1.name must be text", ({ tables }) => put(tables, "addresses", [["1", { id: "1" }]])],
    [
      'tables.addresses.1 has the id "1" of another',
      ({ tables }) =>
        put(tables, "addresses", [
          ["1", null],
          ["1", null],
        ]),
    ],
    ["tables.nope is not known", ({ tables }) => put(tables, "nope", [])],
    [
      "due.0.kind must be one of order.built",
      ({ due }) => due.push({ at: 0, n: 1, kind: "nope", market: "taobao", target: "1" }),
    ],
    ["due.0.at must be a whole number", ({ due }) => due.push({})],
    ["events.0.n must be a whole number", (draft) => Object.assign(draft, { events: [{}] })],
    ["pushes.0.n must be a whole number", (draft) => Object.assign(draft, { pushes: [{}] })],
    ["counters.cart must be a whole number from 0 on", (draft) => Object.assign(draft, { counters: { cart: -1 } })],
    ["randomState must be a whole number", (draft) => Object.assign(draft, { randomState: Number.NaN })],
  ])("that was forged is refused, and the world is as it was: %s", (message, forge) => {
    const { world, data } = createSandbox();
    data("createTaobaoCartOrder", { ids: ["382"], orderAddress: address });
    const before = JSON.stringify(snapshot(world));
    const forged = JSON.parse(before) as Draft;
    forged.due = [];
    forge(forged);
    expect(() => restore(world, forged as never)).toThrow(message);
    expect(JSON.stringify(snapshot(world))).toBe(before);
  });

  test("that is none is refused in plain words", () => {
    const { world } = createSandbox();
    for (const none of [null, undefined, "text", 5])
      expect(() => restore(world, none as never)).toThrow("A snapshot is an object, as snapshot() gives it.");
  });

  test("does not change with the world, and takes the world back", () => {
    const sandbox = createSandbox();
    steps(sandbox, "one", 100);
    const taken = snapshot(sandbox.world);
    const text = JSON.stringify(taken);
    steps(sandbox, "two", 200);
    expect(JSON.stringify(taken)).toBe(text);
    restore(sandbox.world, taken);
    expect(snapshot(sandbox.world)).toEqual(taken);
  });

  test("of another format or seed is refused", () => {
    const { world } = createSandbox();
    const taken = snapshot(world);
    expect(() => restore(world, { ...taken, format: 2 as 1 })).toThrow("Snapshots have format 1; this one has 2.");
    expect(() => restore(world, { ...taken, seed: "other" })).toThrow('seed "other"');
  });
});

test("a reset world has its initial state at its current time", () => {
  const used = createSandbox();
  steps(used, "used", 150);
  used.advance(DAY);
  const { now } = used.world;
  reset(used.world);
  expect(used.world.now).toBe(now);
  const fresh = createSandbox({ now });
  expect(snapshot(used.world)).toEqual(snapshot(fresh.world));
  expect(used.data("listTaobaoOrders", {})).toEqual(fresh.data("listTaobaoOrders", {}));
});

test("the same seed, commands and clock bring byte-equal answers, events and pushes", () => {
  const [one, other] = [createSandbox(), createSandbox()];
  expect(steps(one, "same", 500)).toEqual(steps(other, "same", 500));
  expect(JSON.stringify(snapshot(one.world))).toBe(JSON.stringify(snapshot(other.world)));
});

function createCaller(world: Sandbox["world"]): Omit<Sandbox, "world" | "act"> {
  return createSandbox({}, { create: () => world });
}
