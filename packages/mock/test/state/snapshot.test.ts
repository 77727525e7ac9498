import { describe, expect, test } from "vitest";
import { reset, restore, snapshot } from "../../src/state/snapshot.ts";
import { createDice } from "../support/walk/dice.ts";
import { taobaoSteps } from "../support/walk/taobao-steps.ts";
import { createSandbox, DAY, type Sandbox } from "../support/world.ts";

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

test("a reset world is as it was at birth, at its own time", () => {
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
